import { LRUCache } from 'lru-cache';
import { ChatError } from '../chat-error.js';
import type { TenantKey } from '../db/tables/tenant.js';
import type { Egress } from '../egress/egress.js';
import { keysOfJwks, signingKeyOf, type SigningKey } from './signing-key.js';

const FRESH_MS = 5 * 60_000;
/** A key server that is away does not lock people out for so long. */
const STALE_MS = 24 * 60 * 60_000;
/** Tokens with made-up key ids make us ask again only so often. */
const ASK_AGAIN_MS = 30_000;
const MOST_KEYS = 20;

interface Fetched {
  readonly keys: readonly SigningKey[];
  readonly at: number;
}

/** The keys of a tenant: those of its row, and those that its JWKS address names. */
export class KeySource {
  readonly #egress: Egress;
  readonly #now: () => number;
  readonly #own = new WeakMap<object, SigningKey>();
  readonly #fetched = new LRUCache<string, Fetched>({ max: 1_000 });
  readonly #asked = new LRUCache<string, number>({ max: 1_000 });
  readonly #asking = new Map<string, Promise<Fetched>>();

  constructor(egress: Egress, now: () => number) {
    this.#egress = egress;
    this.#now = now;
  }

  /** Those that may have signed a token with this key id; a key without an id may have signed any. */
  async keysFor(keys: readonly TenantKey[], kid: string | null): Promise<readonly SigningKey[]> {
    const found: SigningKey[] = [];
    for (const key of keys) {
      if ('jwks_url' in key) found.push(...(await this.#ofAddress(key.jwks_url, kid)));
      else found.push(this.#ofRow(key));
    }
    return found.filter((key) => kid === null || key.kid === null || key.kid === kid).slice(0, MOST_KEYS);
  }

  #ofRow(key: Exclude<TenantKey, { jwks_url: string }>): SigningKey {
    const known = this.#own.get(key);
    if (known !== undefined) return known;
    const made = signingKeyOf(key);
    this.#own.set(key, made);
    return made;
  }

  async #ofAddress(url: string, kid: string | null): Promise<readonly SigningKey[]> {
    const now = this.#now();
    const held = this.#fetched.get(url);
    const knows = held !== undefined && (kid === null || held.keys.some((key) => key.kid === kid));
    const mayAsk = now - (this.#asked.get(url) ?? 0) > ASK_AGAIN_MS;
    if (held !== undefined && ((knows && now - held.at < FRESH_MS) || !mayAsk)) return held.keys;
    if (!mayAsk && !this.#asking.has(url)) throw new ChatError('unavailable', { details: 'The keys of this tenant can not be fetched.' });
    try {
      return (await this.#ask(url, now)).keys;
    } catch (error) {
      if (held !== undefined && now - held.at < STALE_MS) return held.keys;
      throw new ChatError('unavailable', { details: 'The keys of this tenant can not be fetched.', cause: error });
    }
  }

  #ask(url: string, now: number): Promise<Fetched> {
    const asking = this.#asking.get(url);
    if (asking !== undefined) return asking;
    this.#asked.set(url, now);
    const answer = this.#egress
      .fetchText(url)
      .then((text) => {
        const fetched = { keys: keysOfJwks(JSON.parse(text)), at: now };
        this.#fetched.set(url, fetched);
        return fetched;
      })
      .finally(() => this.#asking.delete(url));
    this.#asking.set(url, answer);
    return answer;
  }
}
