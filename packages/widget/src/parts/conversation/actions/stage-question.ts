import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { confirmation, type Confirmation } from '../details/confirmation.js';
import { isEscape } from '../enter-key.js';
import { focusBack } from './focus-back.js';

interface Question extends Omit<Confirmation, 'no'> {
  /** Whether there still is what it is about. */
  readonly holds?: () => boolean;
  /** Where the focus goes; null: to the messages. */
  readonly back: HTMLElement | null;
}

/** Asks below the messages before something that can not be taken back. */
export class StageQuestion {
  readonly #host: LitElement;
  #asked: Question | null = null;

  constructor(host: LitElement) {
    this.#host = host;
  }

  get is_open(): boolean {
    return this.#asked !== null;
  }

  forget(): void {
    this.#asked = null;
  }

  /** Whether it was closed, because there is no longer what it is about. */
  leaveGone(): boolean {
    const is_gone = this.#asked?.holds?.() === false;
    if (is_gone) this.#close();
    return is_gone;
  }

  ask(question: Question): void {
    this.#asked = question;
    this.#afterDrawing(() => this.#host.renderRoot.querySelector<HTMLElement>('.stage-question button')?.focus());
  }

  render(): TemplateResult | typeof nothing {
    if (!this.#asked) return nothing;
    const { yes, holds: _, ...question } = this.#asked;
    return html`<div class="stage-question" @keydown=${this.#onKeydown}>${confirmation({ ...question, yes: () => { this.#close(); yes(); }, no: this.#close })}</div>`;
  }

  readonly #close = (): void => {
    const back = this.#asked?.back ?? null;
    this.#asked = null;
    this.#afterDrawing(() => focusBack(back, this.#host));
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (!isEscape(event)) return;
    event.preventDefault();
    this.#close();
  };

  #afterDrawing(act: () => void): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(act);
  }
}
