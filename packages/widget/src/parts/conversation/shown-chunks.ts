import type { Chunk } from './timeline-chunks.js';

/** So many chunks are drawn when a long conversation is opened, and come with each step up. */
const STEP = 6;

/** Draws the newest chunks first and older ones when the person comes near: opening ten thousand messages costs no more than three hundred. */
export class ShownChunks {
  /** The first one drawn; null: all. */
  #from_key: string | null = null;
  #all: readonly Chunk[] = [];
  #shown: readonly Chunk[] = [];

  /** What to draw; the same array while it is the same. While opening, the chunk with the unread divider is among them. */
  update(all: readonly Chunk[], is_opening: boolean): readonly Chunk[] {
    if (is_opening && all !== this.#all) {
      const unread = all.findIndex((chunk) => chunk.items.some((item) => item.kind === 'unread'));
      const from = Math.min(all.length - STEP, unread === -1 ? Infinity : unread - 1);
      this.#from_key = from > 0 ? (all[from]?.key ?? null) : null;
    }
    const from = this.#from_key === null ? 0 : Math.max(0, all.findIndex((chunk) => chunk.key === this.#from_key));
    const shown = from === 0 ? all : all.slice(from);
    this.#all = all;
    const is_same = shown.length === this.#shown.length && shown.every((chunk, n) => chunk === this.#shown[n]);
    return is_same ? this.#shown : (this.#shown = shown);
  }

  /** Takes the next step up; false: all is drawn. */
  showMore(redraw: () => void): boolean {
    if (this.#from_key === null) return false;
    const from = this.#all.findIndex((chunk) => chunk.key === this.#from_key) - STEP;
    this.#from_key = from > 0 ? (this.#all[from]?.key ?? null) : null;
    redraw();
    return true;
  }

  showAll(): void {
    this.#from_key = null;
  }
}
