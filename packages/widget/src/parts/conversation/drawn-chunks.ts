import { CHUNK_ROWS, chunkOf, type Chunk } from './timeline-chunks.js';

/** What is so near to the view is drawn, and what is drawn stays until it is so far. */
const NEAR_PX = 800;
const FAR_PX = 2_400;
/** A row that was never measured. */
const ROW_PX = 48;
/** After a fast scroll: then what is near is drawn as well. */
const CALM_MS = 80;

/**
 * Which chunks of a list are in the document: those in sight and near to it. In the place of the others stands a box as high as they
 * were, so the length of the list and the place in it stay as they are (SPEC.md T10).
 */
export class DrawnChunks {
  #from = 0;
  #to = Infinity;
  #pinned: readonly number[] = [];
  /** Heights of those that are not in the document, measured or guessed. */
  readonly #heights = new Map<number, number>();
  /** Of gaps: as long as one is the same, nothing in it is measured. */
  readonly #sums = new WeakMap<Chunk, number>();
  /** What boxes were given. */
  readonly #given = new WeakMap<Element, string>();
  #row_px = ROW_PX;
  #scroll_top = 0;
  /** While it runs, the view flies. */
  #flight: ReturnType<typeof setTimeout> | undefined;

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

  stop(): void {
    clearTimeout(this.#flight);
  }

  /**
   * Takes those near to the view and lets go of what is far; of what flies past it draws no more than can be seen.
   * @param boxes the element of each chunk, in order; @param pinned those that stay wherever the view is; @param again called when it is calm
   * @returns whether anything changed
   */
  look(view: HTMLElement, boxes: HTMLElement, chunks: readonly Chunk[], pinned: () => readonly number[], again: () => void): boolean {
    const { top, bottom, height } = view.getBoundingClientRect();
    const places = chunks.map((chunk, n) => ({ chunk, box: boxes.children[n]?.getBoundingClientRect() ?? new DOMRect() }));
    if (Math.abs(view.scrollTop - this.#scroll_top) > height) this.#fly(again);
    this.#scroll_top = view.scrollTop;
    const [near_px, far_px] = this.#flight === undefined ? [NEAR_PX, FAR_PX] : [0, NEAR_PX];
    const near = this.#within(places, top - near_px, bottom + near_px);
    const far = this.#within(places, top - far_px, bottom + far_px);
    // Apart from what was drawn: that goes altogether.
    const is_apart = this.#from > far[1] || this.#to < far[0];
    const from = is_apart ? near[0] : Math.min(near[0], Math.max(this.#from, far[0]));
    const to = is_apart ? near[1] : Math.max(near[1], Math.min(this.#to, far[1]));
    const end = to >= (chunks.at(-1)?.to_id ?? 0) ? Infinity : to;
    if (from === this.#from && end === this.#to) return false;
    this.#from = from;
    this.#to = end;
    this.#pinned = pinned();
    return true;
  }

  /** Notes how high they are that go now; call it before they are taken out. */
  measure(boxes: HTMLElement, before: readonly Chunk[]): void {
    for (const [n, { id, items }] of before.entries()) {
      // A part of one says nothing: the rest of it may come with the next page.
      if (items === null || items.length < CHUNK_ROWS || this.isDrawn(id)) continue;
      const px = boxes.children[n]?.getBoundingClientRect().height ?? 0;
      this.#heights.set(id, px);
      this.#row_px = px / CHUNK_ROWS;
    }
  }

  /** Gives the boxes of those that were taken out their height. */
  hold(boxes: HTMLElement, chunks: readonly Chunk[]): void {
    for (const [n, chunk] of chunks.entries()) {
      const box = boxes.children[n];
      if (!(box instanceof HTMLElement)) continue;
      const height = chunk.items ? '' : `${this.#gapHeight(chunk)}px`;
      if ((this.#given.get(box) ?? '') === height) continue;
      this.#given.set(box, height);
      box.style.blockSize = height;
    }
  }

  #fly(again: () => void): void {
    clearTimeout(this.#flight);
    this.#flight = setTimeout(() => {
      this.#flight = undefined;
      again();
    }, CALM_MS);
  }

  /** A guess stays what it was until the chunk is measured: else the list would change its length with every chunk that is. */
  #heightOf(id: number): number {
    const known = this.#heights.get(id) ?? CHUNK_ROWS * this.#row_px;
    this.#heights.set(id, known);
    return known;
  }

  #gapHeight(gap: Chunk): number {
    let px = this.#sums.get(gap) ?? 0;
    if (px > 0) return px;
    for (let { id } = gap; id <= gap.to_id; id += 1) px += this.#heightOf(id);
    this.#sums.set(gap, px);
    return px;
  }

  /** The first and last chunk between two edges. */
  #within(places: readonly { readonly chunk: Chunk; readonly box: DOMRect }[], above: number, below: number): readonly [from: number, to: number] {
    let [from, to] = [Infinity, -Infinity];
    const take = (id: number, top: number, bottom: number): void => {
      if (bottom <= above || top >= below) return;
      from = Math.min(from, id);
      to = Math.max(to, id);
    };
    for (const { chunk, box } of places) {
      if (box.bottom <= above || box.top >= below) continue;
      if (chunk.items) take(chunk.id, box.top, box.bottom);
      else this.#walk(chunk, box, take);
    }
    return from === Infinity ? [places[0]?.chunk.id ?? 0, places[0]?.chunk.id ?? 0] : [from, to];
  }

  /** Where the chunks of a gap would stand. Its box may be of an earlier guess: it is shared out. */
  #walk(gap: Chunk, box: DOMRect, take: (id: number, top: number, bottom: number) => void): void {
    const scale = box.height / Math.max(1, this.#gapHeight(gap));
    let top = box.top;
    for (let id = gap.id; id <= gap.to_id; id += 1) {
      const bottom = top + this.#heightOf(id) * scale;
      take(id, top, bottom);
      top = bottom;
    }
  }
}
