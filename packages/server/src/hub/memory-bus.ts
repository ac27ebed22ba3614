import type { Bus, BusMessage } from './bus.js';

type Listener = (message: BusMessage) => void;

/** Fan-out within one process. */
export class MemoryBus implements Bus {
  readonly healthy = true;
  /** With PostgreSQL and no Redis there may still be another node by mistake, or a restore: the poll stays on. */
  readonly distributed: boolean;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(options: { readonly distributed: boolean }) {
    this.distributed = options.distributed;
  }

  publish(tenant_id: string, message: BusMessage): void {
    for (const listener of this.#listeners.get(tenant_id) ?? []) listener(message);
  }

  subscribe(tenant_id: string, listener: Listener): Promise<() => void> {
    const listeners = this.#listeners.get(tenant_id) ?? new Set();
    this.#listeners.set(tenant_id, listeners.add(listener));
    return Promise.resolve(() => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(tenant_id);
    });
  }

  onHealth(): () => void {
    return () => undefined;
  }

  close(): Promise<void> {
    this.#listeners.clear();
    return Promise.resolve();
  }
}
