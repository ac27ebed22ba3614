import { msg } from '@lit/localize';
import type { MessageWindow, WindowTarget } from '@tenant-chat/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import type { DrawnChunks } from './drawn-chunks.js';
import { bubbleOf } from './find-rows.js';
import { isInView } from './is-in-view.js';
import type { ScrollEngine } from './scroll-engine.js';

/** So long a message that was jumped to is marked. */
const MARKED_MS = 1_500;
/** So many ways back are kept. */
const BACK_MAX = 20;

/** Nearer to the end all of the newest message is in sight. */
const END_PX = 12;

/** Where the person stood: a message so far below the upper edge; null: at the end. */
type Stand = { readonly id: string; readonly seq: number; readonly top: number } | null;

export interface JumpsOf {
  readonly host: LitElement;
  readonly engine: ScrollEngine;
  readonly drawn: DrawnChunks;
  readonly window: MessageWindow;
}

/** Goes to messages far away, and back. */
export class Jumps {
  readonly #of: JumpsOf;
  #back: readonly Stand[] = [];
  #marked: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** While it goes somewhere, the view says nothing about where the person is. */
  is_under_way = false;

  constructor(of: JumpsOf) {
    this.#of = of;
  }

  /** Resolves whether there is such a message. Rejects with ApiError. */
  async to(target: WindowTarget): Promise<boolean> {
    const from = this.#standing();
    return this.within(async () => {
      const place = await this.#of.window.loadAround(target);
      const row = place && (await this.draw(place.seq));
      if (!row) return false;
      const { engine } = this.#of;
      // A third down: what was said before is in sight as well.
      engine.toStartOf(row, Math.max(12, (engine.view_px - row.getBoundingClientRect().height) / 3));
      if (!this.#sees(from)) this.#back = [...this.#back, from].slice(-BACK_MAX);
      this.#mark(row);
      return true;
    });
  }

  /** Brings the chunk of a message into the document; resolves its row. */
  async draw(seq: number): Promise<HTMLElement | null> {
    const { host, engine, drawn } = this.#of;
    engine.hold();
    drawn.showAround(seq);
    host.requestUpdate();
    await host.updateComplete;
    return host.renderRoot.querySelector<HTMLElement>(`.messages [data-seq="${seq}"]`);
  }

  /** Does something that ends elsewhere, during which the view is not asked where it is. */
  async within<T>(move: () => Promise<T>): Promise<T> {
    this.is_under_way = true;
    try {
      return await move();
    } finally {
      this.is_under_way = false;
      this.#of.engine.release();
      this.#of.host.requestUpdate();
    }
  }

  /** The end was reached: there is nothing to go back from. */
  forget(): void {
    if (this.#back.length > 0) this.#of.host.requestUpdate();
    this.#back = [];
  }

  stop(): void {
    this.#unmark();
  }

  button(): TemplateResult | typeof nothing {
    if (this.#back.length === 0) return nothing;
    return html`<button type="button" class="jump back" part="jump-back" @click=${this.#goBack}>${icons.back}<span>${msg('Back to where you were')}</span></button>`;
  }

  readonly #goBack = async (): Promise<void> => {
    const stand = this.#back.at(-1);
    this.#back = this.#back.slice(0, -1);
    const { engine, window, host } = this.#of;
    if (!stand) {
      window.moveTo(null);
      engine.toEnd();
      host.requestUpdate();
      return;
    }
    await this.within(async () => {
      await window.loadAround({ message_id: stand.id });
      const row = await this.draw(stand.seq);
      if (row) engine.toStartOf(bubbleOf(row), stand.top);
    }).catch(() => {});
  };

  #standing(): Stand {
    const { anchor, state } = this.#of.engine;
    const row = anchor?.element.closest<HTMLElement>('.row');
    const { key: id, seq } = row?.dataset ?? {};
    return state === 'at_end' || !anchor || id === undefined || seq === undefined ? null : { id, seq: Number(seq), top: anchor.top };
  }

  /** Then there is no way to go back. */
  #sees(stand: Stand): boolean {
    const { host, engine } = this.#of;
    const view = host.renderRoot.querySelector('.messages');
    return stand ? isInView(view, view?.querySelector(`[data-seq="${stand.seq}"]`)) : engine.distance_px < END_PX;
  }

  #mark(row: HTMLElement): void {
    this.#unmark();
    this.#marked = row;
    row.focus({ preventScroll: true });
    row.dataset['found'] = '';
    this.#timer = setTimeout(this.#unmark, MARKED_MS);
  }

  readonly #unmark = (): void => {
    clearTimeout(this.#timer);
    delete this.#marked?.dataset['found'];
    this.#marked = null;
  };
}
