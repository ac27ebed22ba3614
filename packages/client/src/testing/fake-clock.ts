import type { Clock } from '../ports.js';

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/** A clock that goes when it is told to: everything that is due runs in order, with all that follows from it. */
export class FakeClock implements Clock {
  #now = Date.parse('2026-03-02T09:00:00.000Z');
  readonly #timers = new Set<Timer>();

  get pending(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#now;
  }

  after(delay_ms: number, task: () => void): () => void {
    const timer: Timer = { at: this.#now + delay_ms, task };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  async advance(duration_ms: number): Promise<void> {
    const end = this.#now + duration_ms;
    await settle();
    for (let timer = this.#next(end); timer; timer = this.#next(end)) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.at);
      timer.task();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  }
}

/** Lets everything that waits for nothing but its turn have its turn; some of it is as far as a macrotask away (streams of fetch). */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
