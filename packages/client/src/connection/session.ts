import type { SessionOpened } from '@tenant-chat/protocol/schemas';
import { ApiError, asApiError, unreachable } from '../api-error.js';
import type { ClientOptions } from '../client-interface.js';
import type { Clock } from '../ports.js';
import { readClaims, type Claims } from './read-claims.js';

interface SessionParts {
  readonly clock: Clock;
  readonly getToken: ClientOptions['getToken'];
  /** Exchanges an identity token; rejects with ApiError. */
  readonly exchange: (token: string) => Promise<SessionOpened>;
  /** A session was opened, for the first time, anew or renewed. */
  readonly onOpened: (session: SessionOpened) => void;
  /** Whether somebody is connected: else a session that ends is opened again when it is needed. */
  readonly isKept: () => boolean;
}

type Reason = Parameters<ClientOptions['getToken']>[0];

/** Renewed at this part of its life, and within these bounds: the clock of this device may be wrong. */
const RENEW_AT = 0.8;
const RENEW_MIN_MS = 30_000;
const RENEW_MAX_MS = 12 * 3_600_000;
const RENEW_AGAIN_MS = 15_000;

/** Holds the access token, in memory only: opened when needed, renewed before its end, one request at a time. */
export class Session {
  readonly #parts: SessionParts;
  #access_token: string | null = null;
  #claims: Claims | null = null;
  #opening: Promise<void> | null = null;
  #reason: Reason = 'initial';
  #cancelRenewal = (): void => {};
  /** Raised when the session is closed for good: an answer on its way must not open it again. */
  #generation = 0;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  get access_token(): string | null {
    return this.#access_token;
  }

  /** What the host's last token says; null: it has not answered yet. */
  get claims(): Claims | null {
    return this.#claims;
  }

  /** Resolves when there is a session; rejects with ApiError. */
  async ensure(): Promise<void> {
    if (this.#access_token === null) await this.#open(this.#reason);
  }

  /** The server no longer takes `token` (none given: the present one). A newer one stays. */
  drop(token = this.#access_token): void {
    if (token !== this.#access_token) return;
    this.#access_token = null;
    this.#reason = 'rejected';
    this.#cancelRenewal();
  }

  /** Forgets everything, also what is on its way. */
  close(): void {
    this.drop();
    this.#reason = 'initial';
    this.#generation += 1;
    this.#opening = null;
  }

  #open(reason: Reason): Promise<void> {
    const opening = (this.#opening ??= this.#exchange(reason).finally(() => {
      if (this.#opening === opening) this.#opening = null;
    }));
    return opening;
  }

  async #exchange(reason: Reason): Promise<void> {
    const generation = this.#generation;
    const session = await this.#askFor(reason).catch((error: unknown) => {
      // A stale token is no reason to give up: the host is asked once more, for a better one.
      if (reason === 'rejected' || asApiError(error).status !== 401) throw error;
      return this.#askFor('rejected');
    });
    this.#expect(generation);
    this.#access_token = session.access_token;
    const life_ms = Date.parse(session.expires_at) - this.#parts.clock.now();
    this.#renewAfter(Math.min(Math.max(life_ms * RENEW_AT, RENEW_MIN_MS), RENEW_MAX_MS));
    this.#parts.onOpened(session);
  }

  async #askFor(reason: Reason): Promise<SessionOpened> {
    const generation = this.#generation;
    // Who connects and signs out at once asks for nothing.
    await Promise.resolve();
    this.#expect(generation);
    const token = await askHost(this.#parts.getToken, reason);
    this.#expect(generation);
    this.#claims = readClaims(token);
    if (token === '') throw new ApiError('token_invalid', 0);
    return this.#parts.exchange(token);
  }

  #expect(generation: number): void {
    if (generation !== this.#generation) throw unreachable();
  }

  /** A renewal that fails is tried again; when the session ends meanwhile, the connection opens a new one. */
  #renewAfter(delay_ms: number): void {
    this.#cancelRenewal();
    if (!this.#parts.isKept()) return;
    this.#cancelRenewal = this.#parts.clock.after(delay_ms, () => {
      this.#open('expiring').catch(() => this.#access_token !== null && this.#renewAfter(RENEW_AGAIN_MS));
    });
  }
}

/** '': the host has no token for this person. Rejects when it can not be reached. */
async function askHost(getToken: ClientOptions['getToken'], reason: Reason): Promise<string> {
  try {
    const token: unknown = await getToken(reason);
    return typeof token === 'string' ? token : '';
  } catch (error) {
    // What fetch throws when there is no network, or when it is cut short. Everything else means: no token for this person.
    if (error instanceof TypeError || error instanceof DOMException) throw unreachable();
    return '';
  }
}
