import { lastWhere } from './find-rows.js';
import { chunkOf, type Chunk } from './timeline-chunks.js';

/** What is so near to the view is drawn, and what is drawn stays until it is so far. */
const NEAR_PX = 800;
const FAR_PX = 2_400;
/** A row that was never measured. */
const ROW_PX = 48;

/**
 * Which chunks of a list are in the document: those in sight and near to it. The others are boxes of the height that they had, so the
 * length of the list and the place in it stay as they are (SPEC.md T10).
 */
export class DrawnChunks {
  #from = 0;
  #to = Infinity;
  #pinned: readonly number[] = [];
  /** Measured when they were taken out. */
  readonly #measured = new Map<number, { readonly px: number; readonly rows: number }>();
  #row_px = ROW_PX;

  readonly isDrawn = (id: number): boolean => (id >= this.#from && id <= this.#to) || this.#pinned.includes(id);

  /** At the end: the last ones, also those to come. */
  showEnd(last_seq: number): void {
    const id = chunkOf(last_seq);
    if (id < this.#from || id > this.#to) this.#from = id - 1;
    this.#to = Infinity;
  }

  /** The chunk of a message and those beside it; what is drawn near to it stays. */
  showAround(seq: number): void {
    const id = chunkOf(seq);
    const is_near = id >= this.#from - 2 && id <= this.#to + 2;
    this.#from = is_near ? Math.min(this.#from, id - 1) : id - 1;
    this.#to = is_near ? Math.max(this.#to, id + 1) : id + 1;
  }

  /** Opening: the end alone, or around the first unread message where that is further up. */
  open(last_seq: number, unread_seq: number | null): void {
    this.#from = chunkOf(last_seq) - 1;
    this.#to = Infinity;
    if (unread_seq !== null && chunkOf(unread_seq) < this.#from) this.showAround(unread_seq);
  }

  /** Takes those near to the view and lets go of what is far. @param boxes the element of each chunk, in order; returns whether anything changed */
  look(view: HTMLElement, boxes: HTMLElement, chunks: readonly Chunk[], pinned: readonly number[]): boolean {
    const first_id = chunks[0]?.id ?? 0;
    const { top, bottom } = view.getBoundingClientRect();
    const range = (px: number): readonly [from: number, to: number] => {
      const above = lastWhere(boxes, (each) => each.getBoundingClientRect().bottom <= top - px);
      const below = lastWhere(boxes, (each) => each.getBoundingClientRect().top < bottom + px);
      return [first_id + (above ? indexOf(boxes, above) + 1 : 0), first_id + (below ? indexOf(boxes, below) : 0)];
    };
    const [near, far] = [range(NEAR_PX), range(FAR_PX)];
    // Apart from what was drawn: that goes altogether.
    const is_apart = this.#from > far[1] || this.#to < far[0];
    const from = is_apart ? near[0] : Math.min(near[0], Math.max(this.#from, far[0]));
    const to = is_apart ? near[1] : Math.max(near[1], Math.min(this.#to, far[1]));
    const end = to >= (chunks.at(-1)?.id ?? 0) ? Infinity : to;
    const is_same = from === this.#from && end === this.#to && String(pinned) === String(this.#pinned);
    this.#from = from;
    this.#to = end;
    this.#pinned = pinned;
    return !is_same;
  }

  /** Notes how high they are that go now; call it before they are taken out. */
  measure(boxes: HTMLElement, before: readonly Chunk[], after: readonly Chunk[]): void {
    const stays = new Map(after.map((chunk) => [chunk.id, chunk.items]));
    for (const [n, { id, items, rows }] of before.entries()) {
      if (items === null || stays.get(id) !== null) continue;
      const px = boxes.children[n]?.getBoundingClientRect().height ?? 0;
      this.#measured.set(id, { px, rows });
      this.#row_px = px / Math.max(1, rows);
    }
  }

  /** Gives the boxes of those that were taken out their height. */
  hold(boxes: HTMLElement, chunks: readonly Chunk[]): void {
    for (const [n, { id, items, rows }] of chunks.entries()) {
      const box = boxes.children[n];
      if (!(box instanceof HTMLElement)) continue;
      const known = this.#measured.get(id);
      const height = items ? '' : `${known?.rows === rows ? known.px : rows * this.#row_px}px`;
      if (box.style.blockSize !== height) box.style.blockSize = height;
    }
  }
}

function indexOf(boxes: HTMLElement, box: Element): number {
  return Array.prototype.indexOf.call(boxes.children, box);
}
