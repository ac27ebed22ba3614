import { bubbleOf, chunkBelow, firstRowBelow, rowBeside } from './find-rows.js';
import { scrollTable, type ScrollEvent, type ScrollState } from './scroll-machine.js';

/** Where the view stands. */
export interface ScrollPlace {
  readonly state: ScrollState;
  /** From the end of the list; 0: at the end. */
  readonly distance_px: number;
  /** What is left above. */
  readonly above_px: number;
}

interface Anchor {
  readonly element: Element;
  /** Below the upper edge of the view, when it was noted. */
  readonly top: number;
}

/** Closer than this to the end is at the end: what grows there is followed by the browser itself. */
const PINNED_PX = 2;
/** So many messages in sight are noted: where the first ones go, the next one is held. */
const NOTED = 8;

/**
 * Keeps what the person reads where it is (SPEC.md T). The view is a `column-reverse` scroller with one content element: its place is
 * counted from the end, so older pages come above without moving anything, in every browser, even at the very top. What grows or goes
 * below the place would move it: then what was noted is put back, before the frame is painted. The browser's own scroll anchoring is
 * off: it is missing in WebKit and would correct twice.
 */
export class ScrollEngine {
  readonly #onMove: (place: ScrollPlace) => void;
  #view: HTMLElement | null = null;
  #chunks: HTMLElement | null = null;
  #resizes: ResizeObserver | null = null;
  #state: ScrollState = 'at_end';
  #reaches_end = true;
  /** It was told to hold still, and was sent nowhere yet. */
  #is_held = false;
  /** At the upper edge nothing was drawn (yet) when the anchors were noted: they are chosen again when it is. */
  #is_provisional = false;
  /** Where the view stood when the anchors were noted: elsewhere means that somebody scrolled since. */
  #noted_top = 0;
  #anchors: readonly Anchor[] = [];

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
    this.#view = this.#chunks = this.#resizes = null;
    this.#anchors = [];
    this.#state = 'at_end';
    this.#reaches_end = true;
  }

  get state(): ScrollState {
    return this.#state;
  }

  get distance_px(): number {
    return Math.abs(this.#view?.scrollTop ?? 0);
  }

  get view_px(): number {
    return this.#view?.clientHeight ?? 0;
  }

  /** What is held, and how far below the upper edge; null: nothing is. */
  get anchor(): Anchor | null {
    return this.#anchors.find(({ element }) => element.isConnected) ?? null;
  }

  /** Says whether the list as it will be drawn ends with the newest message. */
  expect(reaches_end: boolean): void {
    this.#reaches_end = reaches_end;
    if (reaches_end || this.#state !== 'at_end') return;
    this.#go('end_left');
    this.#note();
  }

  /** Holds what is in sight now, also at the end: the list is about to be sent elsewhere. */
  hold(): void {
    this.#settle();
    this.#go('sent_to_message');
    this.#is_held = true;
    this.#note();
  }

  /** After `hold`: where it was sent nowhere, the person is where she was. */
  release(): void {
    if (this.#is_held) this.#goTo();
    this.#is_held = false;
    this.refresh();
  }

  /** Notes what stands where; call it before the list is drawn again. */
  capture(): void {
    this.#settle();
  }

  /** After every drawing and every change of size: puts what was noted back to where it stood, and tells the place. */
  refresh(): void {
    this.#settle();
    // What became too short to be held ends where the list does: that is the end.
    if (this.#state === 'reading' && this.#reaches_end && this.distance_px <= PINNED_PX) {
      this.#goTo();
      this.#note();
    }
    this.#tell();
  }

  toEnd(): void {
    this.#go('sent_to_end');
    this.#is_held = false;
    if (this.#view) this.#view.scrollTop = 0;
    this.#noted_top = 0;
    this.#anchors = [];
    this.#tell();
  }

  /** Brings a message or a divider so far below the upper edge, and holds it there. */
  toStartOf(element: Element, gap_px: number): void {
    this.#go('sent_to_message');
    this.#is_held = false;
    this.#scrollBy(this.#topOf(element) - gap_px);
    this.#note(element);
    this.#tell();
  }

  #go(event: ScrollEvent): void {
    this.#state = scrollTable[this.#state][event];
  }

  /** Where the person went by herself. */
  #goTo(): void {
    this.#go(this.#reaches_end && this.distance_px <= PINNED_PX ? 'scrolled_to_end' : 'scrolled_away');
  }

  #settle(): void {
    if (this.#view === null) return;
    const scrolled = this.#scrolled();
    const anchor = this.#state === 'at_end' ? null : this.anchor;
    if (anchor) {
      const moved = this.#topOf(anchor.element) - (anchor.top - scrolled);
      if (Math.abs(moved) >= 0.5) this.#scrollBy(moved);
    }
    if (Math.abs(scrolled) >= 1) this.#goTo();
    else if (this.#is_provisional && this.#state === 'reading') return this.#noteAgain(scrolled);
    else if (anchor || this.#state === 'at_end') return this.#measureAgain(scrolled);
    else this.#go('anchor_lost');
    this.#note();
  }

  /** How far somebody scrolled since the anchors were noted. A list that became shorter than that place has not been scrolled. */
  #scrolled(): number {
    const view = this.#view;
    if (view === null || Math.abs(view.scrollTop - this.#noted_top) < 0.01) return 0;
    const lowest = view.clientHeight - view.scrollHeight;
    const is_cut = lowest > this.#noted_top - 1 && Math.abs(view.scrollTop - lowest) < 2;
    return is_cut ? 0 : view.scrollTop - this.#noted_top;
  }

  #scrollBy(px: number): void {
    // Relative: what a finger or a wheel has set going goes on.
    this.#view?.scrollBy({ top: px, behavior: 'instant' });
  }

  /** The same anchors, as they stand now; what is where it was keeps its number, so that halves of pixels do not add up. */
  #measureAgain(scrolled: number): void {
    this.#noted_top = this.#view?.scrollTop ?? 0;
    this.#anchors = this.#anchors.flatMap((each) => {
      if (!each.element.isConnected) return [];
      const top = this.#topOf(each.element);
      return [scrolled === 0 && Math.abs(top - each.top) < 1 ? each : { element: each.element, top }];
    });
  }

  /** Notes the messages in sight, an element that was sent for first. What is cut by the edge may change its height: it comes last. */
  #note(sent: Element | null = null): void {
    const view = this.#view;
    if (view === null) return;
    this.#noted_top = view.scrollTop;
    const before = this.#anchors;
    this.#anchors = [];
    if (this.#state === 'at_end') return;
    const box = view.getBoundingClientRect();
    const anchors: Anchor[] = [];
    const cut: Anchor[] = [];
    if (sent) anchors.push(this.#anchorAt(sent));
    const chunk = chunkBelow(this.#chunks, box.top);
    const first = firstRowBelow(chunk, box.top);
    for (let row = first; row !== null && anchors.length < NOTED; row = rowBeside(row, 'nextElementSibling')) {
      const anchor = this.#anchorAt(row);
      if (anchor.top >= box.height) break;
      (anchor.top < 0 ? cut : anchors).push(anchor);
    }
    const is_below_nothing = first !== null && (anchors[0]?.top ?? 0) > 0 && rowBeside(first, 'previousElementSibling') === null;
    this.#is_provisional = chunk?.childElementCount === 0 || is_below_nothing;
    // Where nothing is drawn yet, what she saw before is held, out of sight, until it is.
    this.#anchors = anchors.length + cut.length > 0 ? [...anchors, ...cut] : before.flatMap(({ element }) => (element.isConnected ? [{ element, top: this.#topOf(element) }] : []));
  }

  /** Those that were noted already keep their numbers, so that halves of pixels do not add up. */
  #noteAgain(scrolled: number): void {
    const before = new Map(this.#anchors.map((each) => [each.element, each]));
    this.#note();
    if (scrolled !== 0) return;
    this.#anchors = this.#anchors.map((each) => {
      const known = before.get(each.element);
      return known && Math.abs(known.top - each.top) < 1 ? known : each;
    });
  }

  #anchorAt(row: Element): Anchor {
    const element = bubbleOf(row);
    return { element, top: this.#topOf(element) };
  }

  #topOf(element: Element): number {
    return element.getBoundingClientRect().top - (this.#view?.getBoundingClientRect().top ?? 0);
  }

  readonly #onScroll = (): void => this.refresh();

  #tell(): void {
    const view = this.#view;
    if (view === null) return;
    const distance_px = this.distance_px;
    this.#onMove({ state: this.#state, distance_px, above_px: view.scrollHeight - view.clientHeight - distance_px });
  }
}
