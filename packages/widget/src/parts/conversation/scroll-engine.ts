/** Where the view stands. */
export interface ScrollPlace {
  /** From the end of the list; 0: at the end. */
  readonly distance_px: number;
  /** What is left above. */
  readonly above_px: number;
}

/** Closer than this to the end is at the end: what grows there is followed by the browser itself. */
const PINNED_PX = 2;

/**
 * Keeps what the person reads where it is. The view is a `column-reverse` scroller with one content element: its place is counted from
 * the end, so older pages come above without moving anything, in every browser, even at the very top. What grows below the place (new
 * messages, a chunk that turns out higher than it was taken for, a narrower panel) would move it: then the first bubble in sight is put
 * back, before the frame is painted. The browser's own scroll anchoring is off: it is missing in WebKit and would correct twice.
 */
export class ScrollEngine {
  readonly #onMove: (place: ScrollPlace) => void;
  #view: HTMLElement | null = null;
  #chunks: HTMLElement | null = null;
  #resizes: ResizeObserver | null = null;
  /** Where the view stood when the anchor was noted: elsewhere means that somebody scrolled since. */
  #noted_top = 0;
  /** null: pinned to the end. */
  #anchor: { readonly element: Element; readonly top: number } | null = null;

  constructor(onMove: (place: ScrollPlace) => void) {
    this.#onMove = onMove;
  }

  /** Follows this view; the same again changes nothing. Its first child is the content. */
  attach(view: HTMLElement, chunks: HTMLElement): void {
    if (view === this.#view) return;
    this.detach();
    this.#view = view;
    this.#chunks = chunks;
    view.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#resizes = new ResizeObserver(() => this.refresh());
    this.#resizes.observe(view);
    if (view.firstElementChild) this.#resizes.observe(view.firstElementChild);
  }

  detach(): void {
    this.#view?.removeEventListener('scroll', this.#onScroll);
    this.#resizes?.disconnect();
    this.#view = this.#chunks = this.#resizes = this.#anchor = null;
  }

  get distance_px(): number {
    return Math.abs(this.#view?.scrollTop ?? 0);
  }

  get view_px(): number {
    return this.#view?.clientHeight ?? 0;
  }

  /** Notes what stands where; call it before the list is drawn again. */
  capture(): void {
    const view = this.#view;
    if (view === null) return;
    const is_noted = this.#anchor?.element.isConnected === true && view.scrollTop === this.#noted_top;
    if (is_noted) return;
    const edge = view.getBoundingClientRect().top;
    const element = this.distance_px <= PINNED_PX ? null : this.#firstBelow(edge);
    this.#note(element, edge);
  }

  #note(element: Element | null, edge: number): void {
    this.#anchor = element === null ? null : { element, top: element.getBoundingClientRect().top - edge };
    this.#noted_top = this.#view?.scrollTop ?? 0;
  }

  /** Puts what was noted back to where it stood. */
  settle(): void {
    const view = this.#view;
    if (view === null) return;
    if (this.#anchor === null) return this.capture();
    if (!this.#anchor.element.isConnected || view.scrollTop !== this.#noted_top) return this.capture();
    const moved = this.#anchor.element.getBoundingClientRect().top - view.getBoundingClientRect().top - this.#anchor.top;
    if (Math.abs(moved) < 0.5) return;
    view.scrollTop += moved;
    this.#noted_top = view.scrollTop;
  }

  /** After every drawing: holds still and tells the place. */
  refresh(): void {
    this.settle();
    this.#tell();
  }

  toEnd(): void {
    if (this.#view) this.#view.scrollTop = 0;
    this.#anchor = null;
    this.#tell();
  }

  /** Brings an element to the upper edge, `gap_px` below it. */
  toStartOf(element: Element, gap_px: number): void {
    const view = this.#view;
    if (view === null) return;
    const edge = view.getBoundingClientRect().top;
    view.scrollTop += element.getBoundingClientRect().top - edge - gap_px;
    this.#note(element, edge);
    this.#tell();
  }

  #firstBelow(edge: number): Element | null {
    const before = lastWhere(this.#chunks, (each) => each.getBoundingClientRect().bottom <= edge + 1);
    const chunk = before === null ? this.#chunks?.firstElementChild : before.nextElementSibling;
    const above = lastWhere(chunk ?? null, (each) => each.getBoundingClientRect().bottom <= edge + 1);
    const row = rowAt((above === null ? chunk?.firstElementChild : above.nextElementSibling) ?? null, 'nextElementSibling');
    if (row !== null && !isDrawn(row)) return firstDrawnAfter(chunk ?? null);
    // What is cut by the edge may change its height (an edit, a narrower panel): rather the next one, where it can be seen.
    const next = row === null || bubbleOf(row).getBoundingClientRect().top >= edge ? null : rowAfter(row);
    const is_next_in_view = next !== null && bubbleOf(next).getBoundingClientRect().top < edge + this.view_px;
    const anchor = is_next_in_view ? next : row;
    return anchor === null ? null : bubbleOf(anchor);
  }

  readonly #onScroll = (): void => {
    this.capture();
    this.#tell();
  };

  #tell(): void {
    const view = this.#view;
    if (view === null) return;
    const distance_px = this.distance_px;
    this.#onMove({ distance_px, above_px: view.scrollHeight - view.clientHeight - distance_px });
  }
}

/** What stands in a chunk that is skipped (`content-visibility`) is not yet where it will be: its box has only a guessed height. */
export function isDrawn(row: Element): boolean {
  return row.checkVisibility({ contentVisibilityAuto: true });
}

/** null: nothing near is drawn, so there is nothing yet that could jump. */
function firstDrawnAfter(chunk: Element | null): Element | null {
  const row = rowAt(chunk?.nextElementSibling?.firstElementChild ?? null, 'nextElementSibling');
  return row !== null && isDrawn(row) ? bubbleOf(row) : null;
}

/** The bubble, not the row: a name or a day above it may come and go with older pages. */
function bubbleOf(row: HTMLElement): Element {
  return row.querySelector('.bubble') ?? row;
}

function rowAfter(row: HTMLElement): HTMLElement | null {
  const following = row.nextElementSibling ?? row.parentElement?.nextElementSibling?.firstElementChild ?? null;
  return rowAt(following, 'nextElementSibling');
}

/** The last child for which `holds`, where it holds for all before it; by halving, because lists are long. */
export function lastWhere(parent: Element | null, holds: (child: Element) => boolean): Element | null {
  const children = parent?.children;
  let [low, high] = [0, children?.length ?? 0];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const child = children?.[middle];
    if (child && holds(child)) low = middle + 1;
    else high = middle;
  }
  return children?.[low - 1] ?? null;
}

/** The element itself or the next one in this direction that is a message, not a divider. */
export function rowAt(element: Element | null, direction: 'nextElementSibling' | 'previousElementSibling'): HTMLElement | null {
  let at = element;
  while (at instanceof HTMLElement && at.dataset['key'] === undefined) at = at[direction];
  return at instanceof HTMLElement ? at : null;
}
