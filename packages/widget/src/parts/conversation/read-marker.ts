import { isWatched } from './is-watched.js';

/** What was on the screen for so long has been seen. */
const SEEN_AFTER_MS = 1_000;

/**
 * Marks messages as read only when they were really seen: the page is visible, its window has the focus, and the end of the list has
 * been on the screen for a second (an intersection observer knows about closed panels and inline chats below the fold as well).
 */
export class ReadMarker {
  readonly #mark: (seq: number) => void;
  #observer: IntersectionObserver | null = null;
  #end: Element | null = null;
  #is_end_on_screen = false;
  #newest_seq: number | null = null;
  /** Said already: it is not said again while the state has not caught up. */
  #marked_seq = 0;
  #pending_seq: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(mark: (seq: number) => void) {
    this.#mark = mark;
  }

  /** Watches the end of this list; the same again changes nothing. */
  observe(end: Element): void {
    if (end === this.#end) return;
    this.stop();
    this.#end = end;
    this.#observer = new IntersectionObserver((entries) => {
      this.#is_end_on_screen = entries.at(-1)?.isIntersecting ?? false;
      this.#evaluate();
    });
    this.#observer.observe(end);
    addEventListener('focus', this.#evaluate);
    addEventListener('blur', this.#evaluate);
    document.addEventListener('visibilitychange', this.#evaluate);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#observer?.disconnect();
    this.#observer = this.#end = this.#pending_seq = this.#newest_seq = null;
    this.#is_end_on_screen = false;
    this.#marked_seq = 0;
    removeEventListener('focus', this.#evaluate);
    removeEventListener('blur', this.#evaluate);
    document.removeEventListener('visibilitychange', this.#evaluate);
  }

  /** The newest message that stands there unread; null: none. */
  offer(newest_seq: number | null): void {
    this.#newest_seq = newest_seq !== null && newest_seq > this.#marked_seq ? newest_seq : null;
    this.#evaluate();
  }

  readonly #evaluate = (): void => {
    const is_seen = this.#is_end_on_screen && this.#newest_seq !== null && isWatched();
    if (!is_seen) {
      clearTimeout(this.#timer);
      this.#pending_seq = null;
    } else if (this.#pending_seq === null) {
      this.#pending_seq = this.#newest_seq;
      this.#timer = setTimeout(this.#seen, SEEN_AFTER_MS);
    }
  };

  /** What came during the second gets a second of its own. */
  readonly #seen = (): void => {
    const seq = this.#pending_seq;
    this.#pending_seq = null;
    if (seq === null) return;
    if (this.#newest_seq === seq) this.#newest_seq = null;
    this.#marked_seq = seq;
    this.#mark(seq);
    this.#evaluate();
  };
}
