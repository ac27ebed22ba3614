import { msg, str } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { limits } from '@tenant-chat/protocol/wire';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { laterIfLoaded, loadLater } from '../load-later.js';
import { entersMessage, type EnterToSend } from './enter-key.js';
import type { ContentMeasure } from './measure-content.js';

/** The field grows to eight lines; what is behind that does not make it higher. */
const MIRROR_MAX = 1_500;
/** Shorter texts need no measuring: a character is at least one UTF-16 unit. */
const MEASURE_FROM = limits.content_graphemes - 200;

export interface ComposerView {
  readonly client: ChatClient;
  readonly conversation_id: string;
  readonly title: string;
  readonly enter_to_send: EnterToSend;
}

/** The field below the messages. What stands in it belongs to the person: it is only written to when she is not in it. */
export class Composer implements ReactiveController {
  readonly #host: LitElement;
  readonly #onSent: () => void;
  #view: ComposerView | null = null;
  #filled_id: string | null = null;
  #measure: ContentMeasure = measure('');
  #error = '';
  /** Whether the person wrote since the conversation was opened: drafts come from storage a moment after it. */
  #is_touched = false;

  constructor(host: LitElement, onSent: () => void) {
    this.#host = host;
    this.#onSent = onSent;
    host.addController(this);
  }

  render(view: ComposerView): TemplateResult {
    this.#view = view;
    const { is_blank, fits, left } = this.#measure;
    const note = this.#error || (laterIfLoaded()?.limitWords(this.#measure) ?? '');
    const send = msg('Send');
    const enter = view.enter_to_send === 'always' ? 'send' : 'enter';
    return html`<div class="composer" part="composer" @keydown=${this.#keepTyping} @keyup=${this.#keepTyping} @keypress=${this.#keepTyping}>
      <div class="note ${!fits || this.#error ? 'wrong' : ''}" id="composer-note" role=${this.#error ? 'alert' : 'status'} ?hidden=${note === ''}>${note}</div>
      <div class="field">
        <div class="grow">
          <textarea part="composer-input" rows="1" dir="auto" autocomplete="off" enterkeyhint=${enter} aria-describedby=${note ? 'composer-note' : nothing}
            aria-label=${msg(str`Message ${view.title}`)} placeholder=${msg('Write a message…')} aria-invalid=${fits ? nothing : 'true'}
            @input=${this.#onInput} @keydown=${this.#onKeydown} @blur=${this.#onBlur}></textarea>
          <div class="mirror" aria-hidden="true"></div>
        </div>
        <button type="button" class="send" part="send" aria-label=${send} title=${send} ?disabled=${is_blank || !fits || (left !== null && left < 0)}
          @pointerdown=${keepFocus} @click=${this.#send}>${icons.send}</button>
      </div>
    </div>`;
  }

  /** Fills the field when a conversation is opened, and when its draft changed elsewhere while nobody writes here. */
  hostUpdated(): void {
    const [field, view] = [this.#field, this.#view];
    if (!field || !view) return;
    const draft = view.client.state.drafts.get(view.conversation_id) ?? '';
    const is_other = this.#filled_id !== view.conversation_id;
    const is_hers = this.#isFocused(field) && (this.#is_touched || field.value !== '');
    if (!is_other && (is_hers || field.value === draft)) return;
    if (is_other) this.#is_touched = false;
    this.#filled_id = view.conversation_id;
    field.value = draft;
    this.#error = '';
    this.#changed(field);
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector<HTMLTextAreaElement>('.composer textarea');
  }

  #isFocused(field: HTMLTextAreaElement): boolean {
    return this.#host.shadowRoot?.activeElement === field;
  }

  #changed(field: HTMLTextAreaElement): void {
    const mirror = field.nextElementSibling;
    // The line break that ends a text takes a line of its own.
    if (mirror) mirror.textContent = `${field.value.slice(0, MIRROR_MAX)}\u200B`;
    const before = this.#measure;
    this.#measure = measure(field.value);
    const { is_blank, fits, left } = this.#measure;
    if (before.is_blank !== is_blank || before.fits !== fits || before.left !== left) this.#host.requestUpdate();
  }

  readonly #onInput = (event: Event): void => {
    const view = this.#view;
    if (!view) return;
    const field = event.target as HTMLTextAreaElement;
    if (this.#error) this.#host.requestUpdate();
    this.#error = '';
    this.#is_touched = true;
    this.#changed(field);
    view.client.setDraft(view.conversation_id, field.value);
    view.client.setTyping(view.conversation_id, !this.#measure.is_blank);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !this.#view) return;
    if (!entersMessage(event, this.#view.enter_to_send, matchMedia('(pointer: coarse)').matches)) return;
    event.preventDefault();
    this.#send();
  };

  readonly #keepTyping = (event: KeyboardEvent): void => {
    if (laterIfLoaded()?.isTypingKey(event)) event.stopPropagation();
  };

  readonly #onBlur = (): void => {
    if (this.#view) this.#view.client.setTyping(this.#view.conversation_id, false);
  };

  readonly #send = (): void => {
    const [field, view] = [this.#field, this.#view];
    if (!field || !view || this.#measure.is_blank || !this.#measure.fits) return;
    try {
      view.client.send(view.conversation_id, field.value.trim());
    } catch (error) {
      return void this.#tell(error);
    }
    field.value = '';
    view.client.setDraft(view.conversation_id, '');
    view.client.setTyping(view.conversation_id, false);
    this.#changed(field);
    this.#onSent();
  };

  async #tell(error: unknown): Promise<void> {
    this.#error = (await loadLater()).errorWords(error);
    this.#host.requestUpdate();
  }
}

/** Where it is not loaded yet, the client has the last word. */
function measure(text: string): ContentMeasure {
  const later = text.length > MEASURE_FROM && laterIfLoaded();
  return later ? later.measureContent(text) : { is_blank: text.trim() === '', fits: true, left: null };
}

/** On a touch screen the keyboard stays. */
function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}
