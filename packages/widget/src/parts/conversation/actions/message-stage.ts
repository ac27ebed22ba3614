import { msg, str } from '@lit/localize';
import type { ChatClient, ConversationState, State } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { exportedParts } from '../../exported-parts.js';
import { moreParts } from '../../more-parts.js';
import type { ComposerMode } from '../composer-mode.js';
import { confirmation, type Confirmation } from '../details/confirmation.js';
import { errorWords } from '../error-words.js';
import { defineMessagePane } from '../panes/load-message-pane.js';
import type { MessagePaneKind } from '../panes/message-pane.js';
import type { ActionStage } from './action-stage.js';
import { copySelected } from '../copy-selected.js';
import { askForDate } from '../dates/ask-for-date.js';
import type { ShownInPane } from '../conversation-menu.js';
import { selectedRange } from '../selected-range.js';
import { confirmationStyles } from '../../side-pane.styles.js';
import { mayPost } from './may-post.js';
import { messageStageStyles } from './message-stage.styles.js';
import { RowTools } from './row-tools.js';
import { pickReaction, toggleReaction } from './react.js';
import { openMessageMenu, runAction } from './run-action.js';

/** The pane in which it plays. */
export interface StageOf {
  readonly host: LitElement;
  /** Where there is no such message, resolve false. */
  readonly list: { jumpTo(message_id: string): Promise<boolean>; jumpToDate(at: string): Promise<boolean> };
  readonly write: (mode: ComposerMode) => void;
  readonly view: () => { readonly client: ChatClient; readonly state: State; readonly conversation: ConversationState; readonly me: string } | null;
  readonly failed: (words: string) => void;
}

interface Question extends Omit<Confirmation, 'no'> {
  /** Where the focus goes; null: to the composer. */
  readonly back: HTMLElement | null;
}

const NOTE_MS = 3_000;

/** What a person does with messages: the bar on the row, its menu, the panes and questions that come of it. */
export class MessageStage {
  readonly #of: StageOf;
  readonly #tools = new RowTools();
  #pane: { readonly kind: MessagePaneKind; readonly message: Message | null; readonly back: HTMLElement | null; readonly emoji: string | null } | null = null;
  #question: Question | null = null;
  #note = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(of: StageOf) {
    this.#of = of;
    for (const { styleSheet } of [confirmationStyles, messageStageStyles]) if (styleSheet) of.host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** Whether something stands over the conversation. */
  get is_covering(): boolean {
    return this.#pane !== null || this.#question !== null;
  }

  close(): void {
    this.#tools.hide();
    clearTimeout(this.#timer);
    this.#pane = this.#question = null;
    this.#note = '';
  }

  render(): TemplateResult {
    return html`${this.#note ? html`<div class="stage-note" part="note" role="status"><span>${this.#note}</span></div>` : nothing}
      ${this.#question ? this.#asks(this.#question) : nothing}${this.#pane ? this.#side() : nothing}`;
  }

  /** What was asked for in the menu of the conversation, beside the menu's button. */
  show(what: Exclude<ShownInPane, 'details'>, anchor: HTMLElement): Promise<void> {
    return what === 'pins' ? this.#openPane('pins', null, anchor) : this.#jumpToDate(anchor);
  }

  /** Somebody was meant who is not in the group: whoever may can add her. */
  async offerToAdd(user_id: string, name: string): Promise<void> {
    const view = this.#of.view();
    const role = view?.conversation.participants.get(view.me)?.role;
    if (!view || (role !== 'owner' && role !== 'admin')) return this.#tell(msg(str`${name} is not in this group and will not be told.`));
    const { client, conversation } = view;
    this.#ask({
      question: msg(str`${name} is not in this group. Add ${name}?`), action: msg('Add'), back: null,
      yes: () => void client.call('add_participants', { conversation_id: conversation.row.id, user_ids: [user_id] })
        .then(() => this.#tell(msg(str`${name} was added`)), (error: unknown) => this.#of.failed(errorWords(error))),
    });
  }

  /** The pointer or the focus came to a row. */
  reach(row: HTMLElement, event: Event): void {
    const is_touch = event instanceof PointerEvent && event.pointerType !== 'mouse';
    const message = this.#messageOf(row);
    const view = this.#of.view();
    if (!message || !view || is_touch || message.deleted_at !== null || message.kind === 'system') return;
    // What was opened from the bar stands beside it.
    if (this.#of.host.renderRoot.querySelector(':popover-open')) return;
    this.#tools.showOn(row, mayPost(view.conversation, view.me));
  }

  /** The pointer left the messages: what has the focus keeps its bar. */
  leave(): void {
    if (!this.#tools.row?.matches(':focus-within')) this.#tools.hide();
  }

  /** A button of a row or of a day; those of other rooms are passed over. */
  press(button: HTMLElement): void {
    const action = button.dataset['action'];
    if (action === 'date') return void this.#jumpToDate(button);
    const row = this.#rowOf(button);
    const message = row && this.#messageOf(row);
    if (message && action !== undefined) this.#act(message, action, button);
  }

  /** Right button (then at the pointer), a long press, the menu key. */
  menu(target: Element, { button, clientX, clientY }: MouseEvent): void {
    const row = this.#rowOf(target);
    const message = row && this.#messageOf(row);
    if (!row || !message) return;
    const chip = target.closest<HTMLElement>('.reaction[data-emoji]');
    if (chip) void this.#openPane('reactions', message, chip, chip.dataset['emoji']);
    else this.#openMenu(message, row, button === 2 ? new DOMRect(clientX, clientY) : undefined);
  }

  copy(event: ClipboardEvent): void {
    const [range, view] = [selectedRange(this.#of.host.renderRoot as ShadowRoot), this.#of.view()]; // every part of ours has one
    if (range && view) copySelected(event, range, view);
  }

  /** A row has the focus. */
  key(event: KeyboardEvent): void {
    const row = event.target instanceof HTMLElement && event.target.classList.contains('row') ? event.target : null;
    const message = row && this.#messageOf(row);
    if (!row || !message || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'Enter' && !(event.key === 'F10' && event.shiftKey)) return;
    event.preventDefault();
    this.#openMenu(message, row);
  }

  #act(message: Message, action: string, button: HTMLElement): void {
    const stage = this.#stage(button);
    if (!stage) return;
    if (action === 'menu') this.#openMenu(message, button);
    else if (action === 'quote') void this.jump(message.reply_to_id);
    else if (action === 'react' && button.dataset['emoji']) toggleReaction(stage, message, button.dataset['emoji']).catch(stage.failed);
    else if (action === 'pick-reaction') pickReaction(stage, message, button).catch(stage.failed);
    else if (action === 'versions') void this.#openPane('info', message, button);
    else if (action === 'reply' || action === 'react') void runAction(stage, message, action, button);
  }

  #openMenu(message: Message, anchor: HTMLElement, at?: DOMRect): void {
    const stage = this.#stage(anchor);
    if (stage) void openMessageMenu(stage, message, anchor, at);
  }

  #stage(back: HTMLElement): ActionStage | null {
    const view = this.#of.view();
    if (!view) return null;
    const { client, state, conversation, me } = view;
    return {
      root: this.#of.host.renderRoot, client, conversation, me,
      nameOf: (user_id) => state.users.get(user_id)?.name ?? msg('someone'),
      write: this.#of.write,
      openPane: (kind, message) => void this.#openPane(kind, message, back),
      confirm: (question) => this.#ask({ ...question, back }),
      done: (words) => this.#tell(words),
      failed: (error) => this.#of.failed(errorWords(error)),
    };
  }

  async jump(message_id: string | null): Promise<void> {
    const is_there = message_id !== null && (await this.#of.list.jumpTo(message_id).catch(() => false));
    if (!is_there) this.#tell(msg('That message is not there any more.'));
  }

  /** Beside a day, or the menu of the conversation. */
  async #jumpToDate(anchor: HTMLElement): Promise<void> {
    const { host, list, view, failed } = this.#of;
    const begun_at = view()?.conversation.row.created_at;
    if (begun_at === undefined) return;
    try {
      const at = await askForDate(host.renderRoot, anchor, begun_at);
      if (at !== null) await list.jumpToDate(at);
    } catch (error) {
      failed(errorWords(error));
    }
  }

  async #openPane(kind: MessagePaneKind, message: Message | null, back: HTMLElement | null, emoji: string | null = null): Promise<void> {
    await defineMessagePane();
    this.#pane = { kind, message, back, emoji };
    this.#of.host.requestUpdate();
    await this.#of.host.updateComplete;
    this.#of.host.renderRoot.querySelector<HTMLElement>('tenant-chat-message-pane')?.focus();
  }

  #side(): TemplateResult {
    const pane = this.#pane;
    const view = this.#of.view();
    return html`<tenant-chat-message-pane class="side" .client=${view?.client ?? null} .conversation_id=${view?.conversation.row.id ?? ''} .kind=${pane?.kind ?? 'pins'}
      .message=${pane?.message ?? null} .emoji=${pane?.emoji ?? null} exportparts=${exportedParts({ moreParts })}
      @tenant-chat-pane-close=${this.#closePane} @tenant-chat-message-picked=${this.#onPicked} @tenant-chat-forwarded=${this.#onForwarded}></tenant-chat-message-pane>`;
  }

  readonly #closePane = async (event?: Event): Promise<void> => {
    event?.stopPropagation();
    const back = this.#pane?.back ?? null;
    this.#pane = null;
    this.#of.host.requestUpdate();
    await this.#of.host.updateComplete;
    focusBack(back, this.#of.host);
  };

  readonly #onPicked = async (event: CustomEvent<{ readonly message_id: string }>): Promise<void> => {
    await this.#closePane();
    await this.jump(event.detail.message_id);
  };

  readonly #onForwarded = async (): Promise<void> => {
    await this.#closePane();
    this.#tell(msg('Message forwarded'));
  };

  #ask(question: Question): void {
    this.#question = question;
    this.#of.host.requestUpdate();
    void this.#of.host.updateComplete.then(() => this.#of.host.renderRoot.querySelector<HTMLElement>('.stage-question button')?.focus());
  }

  #asks({ back, yes, ...question }: Question): TemplateResult {
    const close = (): void => {
      this.#question = null;
      this.#of.host.requestUpdate();
      void this.#of.host.updateComplete.then(() => focusBack(back, this.#of.host));
    };
    const onKeydown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      close();
    };
    return html`<div class="stage-question" @keydown=${onKeydown}>${confirmation({ ...question, yes: () => { close(); yes(); }, no: close })}</div>`;
  }

  /** Says it for a moment on the line of who is typing: over no message. */
  #tell(words: string): void {
    const { host } = this.#of;
    clearTimeout(this.#timer);
    this.#note = words;
    this.#timer = setTimeout(() => {
      this.#note = '';
      host.requestUpdate();
    }, NOTE_MS);
    host.requestUpdate();
    void host.updateComplete.then(() => {
      const [note, line] = ['.stage-note', '.typing'].map((part) => host.renderRoot.querySelector<HTMLElement>(part));
      if (note && line) note.style.top = `${line.getBoundingClientRect().top - host.getBoundingClientRect().top}px`;
    });
  }

  #rowOf(target: EventTarget | null): HTMLElement | null {
    return target instanceof Element ? target.closest<HTMLElement>('.row[data-seq]') : null;
  }

  #messageOf(row: HTMLElement): Message | null {
    return this.#of.view()?.conversation.messages.find(({ id }) => id === row.dataset['key']) ?? null;
  }
}

/** To what was pressed, or its row; where that is gone, to the messages. */
function focusBack(back: HTMLElement | null, host: LitElement): void {
  const place = back?.isConnected ? back : host.renderRoot.querySelector<HTMLElement>('.messages');
  place?.focus({ preventScroll: true });
}
