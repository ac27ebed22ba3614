import { msg, str } from '@lit/localize';
import type { ChatClient, ConversationState } from '@tenant-chat/client';
import { limits } from '@tenant-chat/protocol/wire';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import { laterIfLoaded, loadLater } from '../load-later.js';
import { entersMessage, type EnterToSend } from './enter-key.js';
import type { ComposerMode } from './composer-mode.js';
import { keepFocus } from './keep-focus.js';
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
  /** null during the first paint. */
  #mentions: ComposerMentions | null = null;
  /** What the text in the field belongs to: a conversation's draft, or a message in it that is edited. */
  #filled_id: string | null = null;
  #edited: ComposerMode | null = null;
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
    const mode = this.#mode;
    const error = this.#error || mode?.error;
    const note = error || (laterIfLoaded()?.limitWords(this.#measure) ?? '');
    const send = msg('Send');
    const enter = view.enter_to_send === 'always' ? 'send' : 'enter';
    const completions = this.#mentions?.list;
    const active_id = completions?.active_id ?? null;
    return html`<div class="composer" part="composer" @keydown=${this.#keepTyping} @keyup=${this.#keepTyping} @keypress=${this.#keepTyping}>
      <div class="note ${!fits || error ? 'wrong' : ''}" id="composer-note" role=${error ? 'alert' : 'status'} ?hidden=${note === ''}>${note}</div>
      ${completions?.render()}
      ${mode?.bar(view.client, this.#plain, () => this.setMode(null))}
      ${laterIfLoaded()?.formatBar(view.client, this.#field)}
      <div class="field">
        <div class="grow">
          <textarea part="composer-input" rows="1" dir="auto" autocomplete="off" enterkeyhint=${enter} aria-describedby=${note ? 'composer-note' : nothing}
            aria-label=${msg(str`Message ${view.title}`)} placeholder=${msg('Message…')} aria-invalid=${fits ? nothing : 'true'}
            aria-autocomplete=${completions ? 'list' : nothing} aria-controls=${active_id ? 'completions' : nothing} aria-activedescendant=${active_id ?? nothing}
            @input=${this.#onInput} @select=${this.#onSelect} @keydown=${this.#onKeydown} @paste=${laterIfLoaded()?.pasteLink} @beforeinput=${laterIfLoaded()?.breakLine} @blur=${this.#onBlur}></textarea>
          <div class="mirror" aria-hidden="true"></div>
        </div>
        <div class="ends">${laterIfLoaded()?.formatButton(view.client, this.#host, this.#tell)}
          ${laterIfLoaded()?.emojiButton(view.client, this.#tell)}
          <button type="button" class="send" part="send" aria-label=${send} title=${send} ?disabled=${is_blank || !fits || (left !== null && left < 0)}
            @pointerdown=${keepFocus} @click=${this.#send}>${icons.send}</button></div>
      </div>
    </div>`;
  }

  /** Answers or changes a message; null: a new one again, with the draft that was there. */
  setMode(mode: ComposerMode | null): void {
    const view = this.#view;
    if (!view) return;
    laterIfLoaded()?.setMode(view, mode);
    this.#error = '';
    this.#host.requestUpdate();
    this.#fill();
    this.#field?.focus();
  }

  hostUpdated(): void {
    this.#fill();
  }

  /** When something else is to be written in the field; and when the draft changed elsewhere while nobody writes here. */
  #fill(): void {
    const [field, view, mode] = [this.#field, this.#view, this.#mode];
    // Where there is none, the next one is empty.
    if (!field || !view) return void (this.#filled_id = null);
    const edit = mode?.kind === 'edit' ? mode : null;
    const is_moved = this.#filled_id !== view.conversation_id;
    const is_other = is_moved || this.#edited !== edit;
    if (is_moved) this.#mentions?.forget();
    const text = edit ? (edit.text ??= this.#plain(edit.message.content)) : (view.client.state.drafts.get(view.conversation_id) ?? '');
    const is_hers = this.#host.shadowRoot?.activeElement === field && (this.#is_touched || field.value !== '');
    if (!is_other && (edit || is_hers || field.value === text)) return;
    if (is_other) this.#is_touched = false;
    this.#filled_id = view.conversation_id;
    this.#edited = edit;
    this.#error = '';
    this.#write(field, text);
  }

  get #field(): HTMLTextAreaElement | null {
    return this.#host.renderRoot.querySelector<HTMLTextAreaElement>('textarea');
  }

  get #mode(): ComposerMode | null {
    return (this.#view && laterIfLoaded()?.modeOf(this.#view)) ?? null;
  }

  #write(field: HTMLTextAreaElement, text: string): void {
    field.value = text;
    this.#changed(field);
  }

  readonly #plain = (content: string): string => this.#meant()?.decode(content) ?? content;

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
    const mode = this.#mode;
    if (this.#error || mode?.error) this.#host.requestUpdate();
    this.#error = '';
    this.#is_touched = true;
    this.#changed(field);
    void this.#meant()?.follow(field);
    if (mode?.kind === 'edit') {
      mode.text = field.value;
      mode.error = '';
      return;
    }
    view.client.setDraft(view.conversation_id, field.value);
    view.client.setTyping(view.conversation_id, !this.#measure.is_blank);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const [later, view] = [laterIfLoaded(), this.#view];
    if (event.defaultPrevented || !view || this.#mentions?.list?.press(event)) return;
    if (later?.modeByKey(event, view, (mode) => this.setMode(mode), this.#tell) || later?.formatByKey(event, view.client, this.#host)) return event.preventDefault();
    if (!entersMessage(event, view.enter_to_send, matchMedia('(pointer: coarse)').matches)) return;
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
    if (!field || !view || mode?.is_saving || this.#measure.is_blank || !this.#measure.fits) return;
    const written = field.value.trim();
    const content = this.#meant()?.encode(written) ?? written;
    if (mode?.kind === 'edit') return void this.#save(mode, content, view);
    try {
      view.client.send(view.conversation_id, content, { reply_to_id: mode?.message.id ?? null });
    } catch (error) {
      return void this.#tell(error);
    }
    this.#write(field, '');
    laterIfLoaded()?.setMode(view, null);
    this.#mentions?.forget();
    view.client.setDraft(view.conversation_id, '');
    view.client.setTyping(view.conversation_id, false);
    this.#parts.onSent();
    this.#host.requestUpdate();
  };

  /** What could not be saved stays in its field, also when she is elsewhere by then. */
  async #save(mode: ComposerMode, content: string, view: ComposerView): Promise<void> {
    await mode.save(view, content);
    const is_here = this.#host.shadowRoot?.activeElement?.closest('.composer');
    this.#fill();
    if (is_here) this.#field?.focus();
    this.#host.requestUpdate();
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
