import type { ClientEvents } from './client-interface.js';

type Listener<E extends keyof ClientEvents> = (detail: ClientEvents[E]) => void;

/** Tells events to whoever listens. A listener that throws harms nobody else. */
export class Emitter {
  readonly #listeners: { readonly [E in keyof ClientEvents]: Set<Listener<E>> } = { message: new Set(), error: new Set(), wiped: new Set() };

  on<E extends keyof ClientEvents>(event: E, listener: Listener<E>): () => void {
    this.#listeners[event].add(listener);
    return () => void this.#listeners[event].delete(listener);
  }

  emit<E extends keyof ClientEvents>(event: E, detail: ClientEvents[E]): void {
    for (const listener of [...this.#listeners[event]]) {
      try {
        listener(detail);
      } catch (error) {
        // Shown as what it is, an uncaught error of the listener, without stopping us.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
