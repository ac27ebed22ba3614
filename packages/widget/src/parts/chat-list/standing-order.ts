import { animateMoves, placesOf, type Places } from './animate-moves.js';
import type { LitElement } from 'lit';
import { focusTab } from '../focus-tab.js';
import { HOLD_MS, holdOrder } from './hold-order.js';

/**
 * Nothing changes places under a pointer that is about to press; when it rests, the list catches up, and rows glide to their places.
 * The focus stays with its row; when that goes, the next one takes it.
 */
export class StandingOrder {
  readonly #list: LitElement;
  #order: readonly string[] = [];
  #places: Places = new Map();
  /** Where the row with the focus stood. */
  #held = -1;
  #held_id: string | undefined;
  #pointer_at = 0;
  #release: ReturnType<typeof setTimeout> | undefined;

  constructor(list: LitElement) {
    this.#list = list;
  }

  stop(): void {
    clearTimeout(this.#release);
  }

  readonly onPointermove = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse') return;
    this.#pointer_at = Date.now();
    clearTimeout(this.#release);
    this.#release = setTimeout(() => this.#list.requestUpdate(), HOLD_MS + 20);
  };

  /** The list as it may be drawn now. */
  hold<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
    return Date.now() - this.#pointer_at < HOLD_MS ? holdOrder(items, this.#order) : items;
  }

  /** Before the rows are drawn in this order. */
  note(order: readonly string[], rows: readonly HTMLElement[]): void {
    // Measured only when something will move: it makes the browser lay out the list.
    this.#places = order.join() === this.#order.join() ? new Map() : placesOf(rows);
    this.#order = order;
    this.#held = rows.findIndex(hasFocus);
    this.#held_id = rows[this.#held]?.dataset['id'];
  }

  /** After they were drawn. */
  glide(rows: readonly HTMLElement[]): void {
    if (this.#places.size === 0) return;
    animateMoves(rows, this.#places);
    if (this.#held < 0 || rows.some(hasFocus)) return;
    const row = rows.find(({ dataset }) => dataset['id'] === this.#held_id) ?? rows[this.#held] ?? rows.at(-1);
    if (row) row.querySelector<HTMLElement>('.open')?.focus();
    else focusTab(this.#list);
  }
}

function hasFocus(row: HTMLElement): boolean {
  return row.matches(':focus-within');
}
