import type { LitElement, ReactiveController } from 'lit';
import type { Formats } from '../locales/formats.js';
import { laterIfLoaded, loadLater } from './load-later.js';

type Later = NonNullable<ReturnType<typeof laterIfLoaded>>;

const AGAIN_MS = 10_000;

/**
 * Gives its host what comes after the first paint, date formats among it (making the first one blocks a slow machine for long), and
 * the styles that belong to it.
 */
export class LaterController implements ReactiveController {
  readonly #host: LitElement;
  readonly #sheet: keyof Later['laterStyles'];
  #is_asked = false;
  #is_dressed = false;

  constructor(host: LitElement, sheet: keyof Later['laterStyles']) {
    this.#host = host;
    this.#sheet = sheet;
    host.addController(this);
  }

  /** null during the first paint of a page. */
  get later(): Later | null {
    return laterIfLoaded();
  }

  /** null during the first paint of a page: leave the place empty. */
  get formats(): Formats | null {
    return laterIfLoaded()?.formatsIfMade() ?? null;
  }

  hostUpdate(): void {
    if (!this.later || this.#is_dressed) return;
    this.#is_dressed = true;
    for (const { styleSheet } of this.later.laterStyles[this.#sheet]) if (styleSheet) this.#host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  hostUpdated(): void {
    if (this.#is_asked || this.formats) return;
    this.#is_asked = true;
    // A task after the next frame is after its paint.
    requestAnimationFrame(() => setTimeout(() => void this.#load()));
  }

  async #load(): Promise<void> {
    try {
      (await loadLater()).makeFormats();
      this.#is_asked = false;
    } catch {
      setTimeout(() => (this.#is_asked = false), AGAIN_MS);
    }
    this.#host.requestUpdate();
  }
}
