import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { formatsIfMade, makeFormats, type Formats } from '../locales/formats.js';

/** Gives its host the date formats: not before the first paint, because making the first one blocks it for long on slow machines. */
export class FormatsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #scheduled = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** null during the first paint of a page: leave the place empty. */
  get formats(): Formats | null {
    return formatsIfMade();
  }

  hostUpdated(): void {
    if (this.#scheduled || formatsIfMade() !== null) return;
    this.#scheduled = true;
    // A task after the next frame is after its paint.
    requestAnimationFrame(() => setTimeout(() => {
      this.#scheduled = false;
      makeFormats();
      this.#host.requestUpdate();
    }));
  }
}
