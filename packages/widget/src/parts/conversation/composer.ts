import { msg, str } from '@lit/localize';
import type { ChatClient, ConversationState } from '@tenant-chat/client';
import { limits } from '@tenant-chat/protocol/wire';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { laterIfLoaded, loadLater } from '../load-later.js';
import { entersMessage, type EnterToSend } from './enter-key.js';
import type { ComposerMode } from './composer-mode.js';
import type { ContentMeasure } from './measure-content.js';
import type { ComposerMentions } from './mentions/composer-mentions.js';
import type { Mentionable } from './mentions/mention-text.js';

/** The field grows to eight lines; what is behind that does not make it higher. */
const MIRROR_MAX = 1_500;
/** Shorter texts need no measuring: a character is at least one UTF-16 unit. */
const MEASURE_FROM = limits.content_graphemes - 200;

export interface ComposerView {
  readonly client: ChatClient;
  readonly conversation_id: string;
  readonly title: string;
  readonly enter_to_send: EnterToSend;
  readonly conversation: ConversationState;
  readonly me: string;
}

export interface ComposerParts {
  /** A message of my own is on its way. */
  readonly onSent: () => void;
  /** Somebody was mentioned who is not in this conversation. */
  readonly onOutsider: (person: Mentionable) => void;
}

/** The field below the messages. What stands in it belongs to the person: it is only written to when she is not in it. */
export class Composer implements ReactiveController {
  readonly #host: LitElement;
  readonly #parts: ComposerParts;
  #view: ComposerView | null = null;
  #mode: ComposerMode | null = null;
  /** null during the first paint. */
  #mentions: ComposerMentions | null = null;
  #is_saving = false;
  #filled_id: string | null = null;
  #measure: ContentMeasure = measure('');
  #error = '';
  /** Whether the person wrote since the conversation was opened: drafts come from storage a moment after it. */
  #is_touched = false;

  constructor(host: LitElement, parts: ComposerParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  render(view: ComposerView): TemplateResult {
    this.#view = view;
    const { is_blank, fits, left } = this.#measure;
    const note = this.#error || (laterIfLoaded()?.limitWords(this.#measure) ?? '');
    const send = msg('Send');
    const enter = view.enter_to_send === 'always' ? 'send' : 'enter';
    const mode = this.#mode;
    const people = this.#mentions?.list;
    const active_id = people?.active_id ?? null;
    return html`<div class="composer" part="composer" @keydown=${this.#keepTyping} @keyup=${this.#keepTyping} @keypress=${this.#keepTyping}>
      <div class="note ${!fits || this.#error ? 'wrong' : ''}" id="composer-note" role=${this.#error ? 'alert' : 'status'} ?hidden=${note === ''}>${note}</div>
      ${people?.render()}
      ${mode ? laterIfLoaded()?.modeBar(mode, view.client, this.#plain(mode.message.content), () => this.setMode(null)) : nothing}
      ${laterIfLoaded()?.formatBar(view.client, this.#field)}
      <div class="field">
        <div class="grow">
          <textarea part="composer-input" rows="1" dir="auto" autocomplete="off" enterkeyhint=${enter} aria-describedby=${note ? 'composer-note' : nothing}
            aria-label=${msg(str`Message ${view.title}`)} placeholder=${msg('Message…')} aria-invalid=${fits ? nothing : 'true'}
            aria-autocomplete=${people ? 'list' : nothing} aria-controls=${active_id ? 'mentions' : nothing} aria-activedescendant=${active_id ?? nothing}
            @input=${this.#onInput} @select=${this.#onSelect} @keydown=${this.#onKeydown} @paste=${laterIfLoaded()?.pasteLink} @blur=${this.#onBlur}></textarea>
          <div class="mirror" aria-hidden="true"></div>
        </div>
        ${laterIfLoaded()?.formatButton(view.client, this.#host, this.#tell)}
        ${laterIfLoaded()?.emojiButton(view.client, this.#tell)}
        <button type="button" class="send" part="send" aria-label=${send} title=${send} ?disabled=${is_blank || !fits || (left !== null && left < 0)}
          @pointerdown=${keepFocus} @click=${this.#send}>${icons.send}</button>
      </div>
    </div>`;
  }

  /** Answers or changes a message; null: a new one again, with the draft that was there. */
  setMode(mode: ComposerMode | null): void {
    const [field, view, before] = [this.#field, this.#view, this.#mode];
    if (!field || !view) return;
    this.#mode = mode;
    this.#error = '';
    if (mode?.kind === 'edit') this.#write(field, this.#plain(mode.message.content));
    else if (before?.kind === 'edit') this.#write(field, view.client.state.drafts.get(view.conversation_id) ?? '');
    field.focus();
    this.#host.requestUpdate();
  }

  /** Fills the field when a conversation is opened, and when its draft changed elsewhere while nobody writes here. */
  hostUpdated(): void {
    const [field, view] = [this.#field, this.#view];
    if (!field || !view) return;
    const draft = view.client.state.drafts.get(view.conversation_id) ?? '';
    const is_other = this.#filled_id !== view.conversation_id;
    if (is_other) this.#leaveMode();
    if (this.#mode?.kind === 'edit') return;
    const is_hers = this.#host.shadowRoot?.activeElement === field && (this.#is_touched || field.value !== '');
    if (!is_other && (is_hers || field.value === draft)) return;
    if (is_other) this.#is_touched = false;
    this.#filled_id = view.conversation_id;
    field.value = draft;
    this.#error = '';
    this.#changed(field);
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector<HTMLTextAreaElement>('textarea');
  }

  /** What was answered or changed was in another conversation. */
  #leaveMode(): void {
    this.#mode = null;
    this.#mentions?.forget();
  }

  #write(field: HTMLTextAreaElement, text: string): void {
    field.value = text;
    field.setSelectionRange(text.length, text.length);
    this.#changed(field);
  }

  #plain(content: string): string {
    return this.#meant()?.decode(content) ?? content;
  }

  #meant(): ComposerMentions | null {
    const later = laterIfLoaded();
    return (this.#mentions ??= later && new later.ComposerMentions({
      view: () => this.#view, field: () => this.#field, redraw: () => this.#host.requestUpdate(), onOutsider: this.#parts.onOutsider,
    }));
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
    void this.#meant()?.follow(field);
    if (this.#mode?.kind === 'edit') return;
    view.client.setDraft(view.conversation_id, field.value);
    view.client.setTyping(view.conversation_id, !this.#measure.is_blank);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !this.#view || this.#mentions?.list?.press(event)) return;
    if (laterIfLoaded()?.modeByKey(event, this.#mode, this.#view, (mode) => this.setMode(mode)) || laterIfLoaded()?.formatByKey(event, this.#view.client, this.#host)) return event.preventDefault();
    if (!entersMessage(event, this.#view.enter_to_send, matchMedia('(pointer: coarse)').matches)) return;
    event.preventDefault();
    this.#send();
  };

  readonly #onSelect = (event: Event): void => void this.#meant()?.follow(event.target as HTMLTextAreaElement);

  readonly #keepTyping = (event: KeyboardEvent): void => {
    if (laterIfLoaded()?.isTypingKey(event)) event.stopPropagation();
  };

  readonly #onBlur = (): void => {
    if (this.#view) this.#view.client.setTyping(this.#view.conversation_id, false);
  };

  readonly #send = (): void => {
    const [field, view, mode] = [this.#field, this.#view, this.#mode];
    if (!field || !view || this.#is_saving || this.#measure.is_blank || !this.#measure.fits) return;
    const written = field.value.trim();
    const content = this.#meant()?.encode(written) ?? written;
    if (mode?.kind === 'edit') return void this.#save(mode, content, view);
    try {
      view.client.send(view.conversation_id, content, { reply_to_id: mode?.message.id ?? null });
    } catch (error) {
      return void this.#tell(error);
    }
    this.#write(field, '');
    this.#leaveMode();
    view.client.setDraft(view.conversation_id, '');
    view.client.setTyping(view.conversation_id, false);
    this.#parts.onSent();
    this.#host.requestUpdate();
  };

  /** What could not be saved stays in the field. */
  async #save(mode: ComposerMode, content: string, { client, conversation_id }: ComposerView): Promise<void> {
    this.#is_saving = true;
    try {
      if (content !== mode.message.content) await client.call('edit_message', { conversation_id, message_id: mode.message.id, content });
      if (this.#mode === mode) this.setMode(null);
    } catch (error) {
      await this.#tell(error);
    }
    this.#is_saving = false;
  }

  readonly #tell = async (error: unknown): Promise<void> => {
    this.#error = (await loadLater()).errorWords(error);
    this.#host.requestUpdate();
  };
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
