import { meOf } from './me.js';
import type { ConversationState, OutboxItem, State } from './shape.js';

type MapName = 'users' | 'conversations' | 'presence' | 'drafts';
type ValueOf<N extends MapName> = State[N] extends ReadonlyMap<string, infer V> ? V : never;

/**
 * A state in the making: a map is copied at its first change, so that a range of 500 events copies it once.
 * It lives only inside one call of `reduce`; what stood before is never touched.
 */
export class Draft {
  readonly #before: State;
  #next: State;
  readonly #copied = new Set<unknown>();

  constructor(before: State) {
    this.#before = before;
    this.#next = { ...before };
  }

  get state(): State {
    return this.#next;
  }

  /** null while no session tells who I am. */
  get me(): string | null {
    return meOf(this.#next);
  }

  assign(part: Partial<State>): void {
    this.#next = { ...this.#next, ...part };
  }

  set<N extends MapName>(name: N, key: string, value: ValueOf<N>): void {
    if (this.#next[name].get(key) !== value) this.#writable(name).set(key, value);
  }

  delete(name: MapName, key: string): void {
    if (this.#next[name].has(key)) this.#writable(name).delete(key);
  }

  /** Puts what `change` makes of a held conversation. */
  change(conversation_id: string, change: (conversation: ConversationState) => ConversationState): void {
    const held = this.#next.conversations.get(conversation_id);
    if (held) this.set('conversations', conversation_id, change(held));
  }

  /** Puts what `change` makes of the outbox of a conversation, held or not. */
  changeOutbox(conversation_id: string, change: (items: readonly OutboxItem[]) => readonly OutboxItem[]): void {
    if (!this.#next.conversations.has(conversation_id)) return this.assign({ unplaced: change(this.#next.unplaced) });
    this.change(conversation_id, (held) => ({ ...held, outbox: change(held.outbox) }));
  }

  /** The new state, or the former one when nothing changed. */
  finish(): State {
    const keys = Object.keys(this.#next) as (keyof State)[]; // Object.keys forgets which object it was asked about.
    return keys.some((key) => this.#next[key] !== this.#before[key]) ? this.#next : this.#before;
  }

  #writable<N extends MapName>(name: N): Map<string, ValueOf<N>> {
    const held = this.#next[name];
    // What was copied here was made as a Map; everything else is copied before it is written.
    if (this.#copied.has(held)) return held as unknown as Map<string, ValueOf<N>>;
    const copy = new Map(held as unknown as ReadonlyMap<string, ValueOf<N>>);
    this.#copied.add(copy);
    this.assign({ [name]: copy });
    return copy;
  }
}
