import type { LitElement, ReactiveController } from 'lit';

/** Calls back when the end of a list (`.sentinel` in the host's `.scroller`) comes near the view. */
export class SentinelController implements ReactiveController {
  readonly #host: LitElement;
  readonly #near: () => void;
  #observer: IntersectionObserver | null = null;
  #watched: Element | null = null;

  constructor(host: LitElement, near: () => void) {
    this.#host = host;
    this.#near = near;
    host.addController(this);
  }

  hostUpdated(): void {
    // The margin counts only for the box that scrolls.
    this.#observer ??= new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#near();
    }, { root: this.#host.renderRoot.querySelector('.scroller'), rootMargin: '200px' });
    const sentinel = this.#host.renderRoot.querySelector('.sentinel');
    if (sentinel === this.#watched) return;
    this.#observer.disconnect();
    this.#watched = sentinel;
    if (sentinel) this.#observer.observe(sentinel);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = this.#watched = null;
  }
}
