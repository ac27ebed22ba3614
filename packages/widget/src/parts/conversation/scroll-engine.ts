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

/** No further than this from the end is at the end: what grows there is followed by the browser itself. */
const PINNED_PX = 1;
/** So many messages in sight are noted: where the first ones go, the next one is held. */
const NOTED = 8;
/** A place is reached when it is less than this away: browsers scroll by whole pixels. */
const OFF_PX = 0.51;

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
  /** She scrolled since they were chosen. What she saw in the last frame is held until the next one: then they are chosen again. */
  #is_passed = false;
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
    this.#anchors = [];
    this.#note(element);
    this.#tell();
  }

  #go(event: ScrollEvent): void {
    this.#state = scrollTable[this.#state][event];
  }

  /** Where the person went by herself. */
  #goTo(): void {
    this.#go(this.#is_at_end ? 'scrolled_to_end' : 'scrolled_away');
  }

  get #is_at_end(): boolean {
    return this.#reaches_end && this.distance_px <= PINNED_PX;
  }

  #settle(): void {
    if (this.#view === null) return;
    const scrolled = this.#scrolled();
    // Where each has to stand now.
    this.#anchors = this.#anchors.flatMap(({ element, top }) => (element.isConnected ? [{ element, top: top - scrolled }] : []));
    const anchor = this.#state === 'at_end' ? undefined : this.#anchors[0];
    if (anchor) this.#scrollBy(this.#topOf(anchor.element) - anchor.top);
    const is_elsewhere = Math.abs(scrolled) >= 1 || (anchor !== undefined && this.#isCutAt(anchor));
    if (is_elsewhere) this.#goTo();
    else if (!anchor) this.#go('anchor_lost');
    this.#is_passed ||= is_elsewhere;
    const is_chosen_again = !is_elsewhere && this.#is_provisional && this.#state === 'reading';
    if (this.#state === 'at_end' || (anchor && !is_chosen_again)) this.#noteOnly(this.#anchors.map(({ element }) => this.#anchorAt(element)));
    else this.#note();
  }

  /** What below became too short to hold it by ends where the list does: she is at the end. */
  #isCutAt({ element, top }: Anchor): boolean {
    return this.#is_at_end && (this.#state === 'reading' || Math.abs(this.#topOf(element) - top) > OFF_PX);
  }

  /** How far somebody scrolled since the anchors were noted. A list that became shorter than that place has not been scrolled. */
  #scrolled(): number {
    const view = this.#view;
    if (view === null || Math.abs(view.scrollTop - this.#noted_top) < 0.01) return 0;
    const lowest = view.clientHeight - view.scrollHeight;
    const is_cut = lowest > this.#noted_top - 1 && Math.abs(view.scrollTop - lowest) < 2;
    return is_cut ? 0 : view.scrollTop - this.#noted_top;
  }

  /**
   * Relative: what a finger or a wheel has set going goes on. WebKit cuts off parts of pixels, and Firefox first rounds where it stands, so
   * both can miss by almost one: then it is asked for the rest, and for half a pixel more, which both round away (decision 0011).
   */
  #scrollBy(px: number): void {
    const view = this.#view;
    if (view === null || Math.abs(px) <= OFF_PX) return;
    const to = view.scrollTop + px;
    view.scrollBy({ top: px, behavior: 'instant' });
    const missed = to - view.scrollTop;
    if (Math.abs(missed) > OFF_PX) view.scrollBy({ top: missed + Math.sign(missed) / 2, behavior: 'instant' });
  }

  #noteOnly(anchors: readonly Anchor[]): void {
    this.#noted_top = this.#view?.scrollTop ?? 0;
    this.#anchors = anchors;
  }

  /** Notes the messages in sight, an element that was sent for first. What is cut by the edge may change its height: it comes last. */
  #note(sent: Element | null = null): void {
    const view = this.#view;
    if (view === null) return;
    this.#is_passed = false;
    if (this.#state === 'at_end') return this.#noteOnly([]);
    const box = view.getBoundingClientRect();
    const anchors = sent ? [this.#anchorAt(sent)] : [];
    const cut: Anchor[] = [];
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
    this.#noteOnly(anchors.length + cut.length > 0 ? [...anchors, ...cut] : this.#anchors.map(({ element }) => this.#anchorAt(element)));
  }

  /** What stands where it has to keeps its number: halves of pixels do not add up. */
  #anchorAt(row: Element): Anchor {
    const element = bubbleOf(row);
    const top = this.#topOf(element);
    const known = this.#anchors.find((each) => each.element === element);
    return known && Math.abs(known.top - top) <= OFF_PX ? known : { element, top };
  }

  #topOf(element: Element): number {
    return element.getBoundingClientRect().top - (this.#view?.getBoundingClientRect().top ?? 0);
  }

  /** Once a frame, before it is laid out. */
  readonly #onScroll = (): void => {
    this.#settle();
    if (this.#is_passed) this.#note();
    this.#tell();
  };

  #tell(): void {
    const view = this.#view;
    if (view === null) return;
    const distance_px = this.distance_px;
    this.#onMove({ state: this.#state, distance_px, above_px: view.scrollHeight - view.clientHeight - distance_px });
  }
}
