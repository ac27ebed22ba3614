import type { FeedEvent } from '../feed/feed-event.js';

const MOST_EVENTS = 1_000;
const MOST_CHARACTERS = 1_048_576;

/**
 * The newest events of a tenant, all of (from, to] of its clock: what came while somebody was reading up to the cut is given from here, so the
 * more come back at once, the fewer of them read twice.
 */
export class Ring {
  #events: FeedEvent[] = [];
  #characters = 0;
  #from: number;

  constructor(from: number) {
    this.#from = from;
  }

  append(events: readonly FeedEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#characters += event.json.length;
    }
    this.#trim();
  }

  /** The events after this version; null when some of them are gone from the ring. */
  after(version: number): readonly FeedEvent[] | null {
    if (version < this.#from) return null;
    let start = this.#events.length;
    while (start > 0 && (this.#events[start - 1]?.version ?? 0) > version) start -= 1;
    return start === 0 ? this.#events : this.#events.slice(start);
  }

  /** Drops a quarter at a time, whole versions only: half a version would be a silent gap. */
  #trim(): void {
    if (this.#events.length <= MOST_EVENTS && this.#characters <= MOST_CHARACTERS) return;
    let count = Math.ceil(this.#events.length / 4);
    const last = this.#events[count - 1]?.version ?? this.#from;
    while (this.#events[count]?.version === last) count += 1;
    for (const event of this.#events.splice(0, count)) this.#characters -= event.json.length;
    this.#from = last;
    this.#trim();
  }
}
