import type { Input } from './state/input.js';
import { reduce } from './state/reduce.js';
import type { State } from './state/shape.js';

/** Holds the state; the only place where it is replaced. */
export class Store {
  #state: State;
  #isTelling = false;
  readonly #listeners = new Set<() => void>();

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  readonly dispatch = (input: Input): void => {
    const next = reduce(this.#state, input);
    if (next === this.#state) return;
    this.#state = next;
    if (this.#isTelling) return;
    this.#isTelling = true;
    // Many inputs of one turn (a page of a snapshot, a burst of signals) are one change to look at.
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  };

  /** Called after changes, at most once per microtask. Returns its undo. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
