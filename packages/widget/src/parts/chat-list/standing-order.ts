import { animateMoves, placesOf, type Places } from './animate-moves.js';
import { HOLD_MS, holdOrder } from './hold-order.js';

/** Nothing changes places under a pointer that is about to press; when it rests, the list catches up, and rows glide to their places. */
export class StandingOrder {
  readonly #redraw: () => void;
  #order: readonly string[] = [];
  #places: Places = new Map();
  #pointer_at = 0;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  stop(): void {
    clearTimeout(this.#release);
  }

  readonly onPointermove = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse') return;
    this.#pointer_at = Date.now();
    clearTimeout(this.#release);
    this.#release = setTimeout(this.#redraw, HOLD_MS + 20);
  };

  /** The list as it may be drawn now. */
  hold<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
    return Date.now() - this.#pointer_at < HOLD_MS ? holdOrder(items, this.#order) : items;
  }

  /** Before the rows are drawn in this order. */
  note(order: readonly string[], rows: Iterable<HTMLElement>): void {
    // Measured only when something will move: it makes the browser lay out the list.
    this.#places = order.join() === this.#order.join() ? new Map() : placesOf(rows);
    this.#order = order;
  }

  /** After they were drawn. */
  glide(rows: Iterable<HTMLElement>): void {
    if (this.#places.size > 0) animateMoves(rows, this.#places);
  }
}
