import type { Actor } from '../actor.js';

const COALESCE_MS = 250;

export interface DeliveriesOptions {
  /** Everything visible up to that version reached a device of this person. */
  readonly delivered: (actor: Actor, version: number) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Gathers what devices have received, so that a burst of messages costs one receipt a person. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  #waiting = new Map<string, { readonly actor: Actor; version: number }>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: DeliveriesOptions) {
    this.#options = options;
  }

  add(actor: Actor, version: number): void {
    const key = `${actor.tenant_id}:${actor.user_id}`;
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) this.#waiting.set(key, { actor, version });
    else waiting.version = Math.max(waiting.version, version);
    this.#timer ??= setTimeout(() => void this.flush(), COALESCE_MS);
  }

  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const waiting = this.#waiting;
    this.#waiting = new Map();
    const written = await Promise.allSettled([...waiting.values()].map(({ actor, version }) => this.#options.delivered(actor, version)));
    for (const result of written) if (result.status === 'rejected') this.#options.onError(result.reason);
  }
}
