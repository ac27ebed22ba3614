import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** Fetches the pages at one end of what is shown, one at a time. After a failure it waits to be asked. */
export class PageLoader {
  /** Pages are fetched when less than this is left. */
  static readonly AHEAD_PX = 250;

  readonly #fetch: () => Promise<boolean>;
  readonly #redraw: () => void;
  #loading: Promise<boolean> | null = null;
  #has_failed = false;

  /** @param fetch asks for the next page; @param redraw called when what stands at that end has changed */
  constructor(fetch: () => Promise<boolean>, redraw: () => void) {
    this.#fetch = fetch;
    this.#redraw = redraw;
  }

  /** Whether a page came. */
  load(): Promise<boolean> {
    return this.#has_failed ? Promise.resolve(false) : (this.#loading ??= this.#load());
  }

  /** Stands at that end when its page did not come. */
  failure(words: string): TemplateResult | null {
    if (!this.#has_failed) return null;
    return html`<div class="older" role="alert"><span>${words}</span>
      <button type="button" class="link" @click=${this.#again}>${msg('Try again')}</button></div>`;
  }

  readonly #again = (): void => {
    this.#has_failed = false;
    this.#redraw();
    void this.load();
  };

  async #load(): Promise<boolean> {
    try {
      await this.#fetch();
      return true;
    } catch {
      this.#has_failed = true;
      return false;
    } finally {
      this.#loading = null;
      this.#redraw();
    }
  }
}
