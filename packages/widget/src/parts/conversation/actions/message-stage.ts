import { msg, str } from '@lit/localize';
import { ApiError, conversationTitle } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
import { BegunMode } from '../begun-mode.js';
import { errorWords } from '../error-words.js';
import type { MessagePaneKind } from '../panes/message-pane.js';
import type { ActionStage } from './action-stage.js';
import { copySelected } from '../copy-selected.js';
import { askForDate } from '../dates/ask-for-date.js';
import { focusPlace } from '../../focus-place.js';
import { rowBeside, rowOf } from '../find-rows.js';
import { latestMessage } from '../latest-message.js';
import { loadConversationMenu } from '../load-conversation-menu.js';
import { meanInside } from '../mentions/composer-mentions.js';
import { selectedRange } from '../selected-range.js';
import { confirmationStyles } from '../../side-pane.styles.js';
import { focusBack } from './focus-back.js';
import { mayPost } from './may-post.js';
import { messageStageStyles } from './message-stage.styles.js';
import { RowTools } from './row-tools.js';
import { pickReaction, toggleReaction } from './react.js';
import { openMessageMenu, runAction } from './run-action.js';
import type { StageOf } from './stage-of.js';
import { StagePane } from './stage-pane.js';
import { StageQuestion } from './stage-question.js';

const NOTE_MS = 3_000;

/** What a person does in a conversation, besides reading and writing: the bar on the row, the menus, the panes and questions that come of them. */
export class MessageStage {
  readonly #of: StageOf;
  readonly #tools = new RowTools();
  readonly #pane: StagePane;
  readonly #question: StageQuestion;
  /** Reached before it could be acted on: a message is drawn before the server has it. */
  #reached: HTMLElement | null = null;
  /** Whose menu is open. */
  #menu_of: Message | null = null;
  #note = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(of: StageOf) {
    this.#of = of;
    const { host } = of;
    this.#question = new StageQuestion(host);
    this.#pane = new StagePane(of, { picked: (message_id) => void this.jump(message_id), forwarded: () => this.#tell(msg('Message forwarded')), pins: (button) => this.#openPane('pins', null, button) });
    host.addEventListener('pointerleave', () => this.#leave());
    host.addEventListener('copy', (event) => this.#copy(event));
    host.renderRoot.addEventListener('focusout', (event) => {
      const row = rowOf(event.target);
      if (row && !row.contains((event as FocusEvent).relatedTarget as Node | null)) rove(row, -1);
    });
    for (const { styleSheet } of [confirmationStyles, messageStageStyles]) if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** Whether something stands over the conversation. */
  get is_covering(): boolean {
    return this.#pane.is_open || this.#question.is_open;
  }

  close(): void {
    this.#tools.hide();
    this.#reached = null;
    clearTimeout(this.#timer);
    this.#pane.forget();
    this.#question.forget();
    this.#note = '';
  }

  render(): TemplateResult {
    const focused = (this.#of.host.renderRoot as ShadowRoot).activeElement?.closest<HTMLElement>('.row') ?? null;
    const beside = focused && (rowBeside(focused, 'nextElementSibling') ?? rowBeside(focused, 'previousElementSibling'));
    void this.#of.host.updateComplete.then(() => {
      this.#reachAgain();
      this.#leaveGone();
      if (focused?.isConnected === false && focusPlace() === null) focusBack(beside, this.#of.host);
    });
    return html`${this.#note ? html`<div class="stage-note" part="note" role="status"><span>${this.#note}</span></div>` : nothing}
      ${this.#question.render()}${this.#pane.render()}`;
  }

  /** Somebody was meant who is not in the group: whoever may can add her. */
  async offerToAdd(user_id: string, name: string): Promise<void> {
    const view = this.#of.view();
    const role = view?.conversation.participants.get(view.me)?.role;
    if (!view || (role !== 'owner' && role !== 'admin')) return this.#tell(msg(str`${name} is not in this group and will not be told.`));
    const { client, conversation } = view;
    this.#question.ask({
      question: msg(str`${name} is not in this group. Add ${name}?`), action: msg('Add'), is_harmless: true, back: this.#of.host.renderRoot.querySelector('textarea'),
      yes: () => void client.call('add_participants', { conversation_id: conversation.row.id, user_ids: [user_id] })
        .then(() => {
          meanInside(client, conversation.row.id, user_id);
          this.#tell(msg(str`${name} was added`));
        }, this.#failed),
    });
  }

  /** The pointer or the focus came to a row. */
  reach(row: HTMLElement, event: Event): void {
    // This is loaded with the first of them, and what waits for that need not come in its order.
    if (!row.matches(':hover, :focus-within')) return;
    if (event.type === 'focusin') rove(row, 0);
    const is_touch = event instanceof PointerEvent && event.pointerType !== 'mouse';
    const message = this.#messageOf(row);
    const view = this.#of.view();
    this.#reached = message || is_touch ? null : row;
    if (this.#reached) this.#leave();
    else if (message && view && !is_touch) this.#showTools(row, message, view);
  }

  #showTools(row: HTMLElement, message: Message, view: NonNullable<ReturnType<StageOf['view']>>): void {
    if (message.deleted_at !== null || message.kind === 'system') return;
    // What was opened from the bar stands beside it.
    if (this.#of.host.renderRoot.querySelector(':popover-open')) return;
    this.#tools.showOn(row, mayPost(view.conversation, view.me));
  }

  /** The pointer or the focus may still be where they came before. */
  #reachAgain(): void {
    const [row, view] = [this.#reached, this.#of.view()];
    const message = row && this.#messageOf(row);
    if (!message || !view) return;
    this.#reached = null;
    if (row.matches(':hover, :focus-within')) this.#showTools(row, message, view);
  }

  /** Of a message that is deleted meanwhile nothing is left standing that was for its words. */
  #leaveGone(): void {
    const isDeleted = (message: Message | null): boolean => message !== null && message.deleted_at !== null;
    const { host, view } = this.#of;
    const row = this.#tools.row;
    const client = view()?.client;
    const menu = client && this.#menu_of && isDeleted(latestMessage(client, this.#menu_of)) ? host.renderRoot.querySelector<HTMLElement>('tenant-chat-menu') : null;
    menu?.hidePopover();
    if (row && isDeleted(this.#messageOf(row))) {
      this.#tools.hide();
      if (focusPlace() === null) row.focus({ preventScroll: true });
    }
    if (this.#question.leaveGone()) this.#tell(msg('This message was deleted'));
  }

  /** The pointer left the messages: what has the focus keeps its bar. */
  #leave(): void {
    if (!this.#tools.row?.matches(':focus-within')) this.#tools.hide();
  }

  /** A button of the head, of a row or of a day; those of other rooms are passed over. */
  press(button: HTMLElement): void {
    const action = button.dataset['action'];
    if (action === 'date') return void this.#jumpToDate(button);
    if (action === 'details') return this.#openPane('details', null, button);
    if (action === 'conversation-menu') return void this.#openConversationMenu(button);
    const row = rowOf(button);
    const message = row && this.#messageOf(row);
    if (message && action !== undefined) this.#act(message, action, button);
  }

  /** Right button (then at the pointer), a long press, the menu key. */
  menu(target: Element, { button, clientX, clientY }: MouseEvent): void {
    const row = rowOf(target);
    const message = row && this.#messageOf(row);
    if (!row || !message) return;
    const chip = target.closest<HTMLElement>('.reaction[data-emoji]');
    if (chip) this.#openPane('reactions', message, chip, chip.dataset['emoji']);
    else this.#openMenu(message, row, button === 2 ? new DOMRect(clientX, clientY) : undefined);
  }

  #copy(event: ClipboardEvent): void {
    const [range, view] = [selectedRange(this.#of.host.renderRoot as ShadowRoot), this.#of.view()]; // every part of ours has one
    if (range && view) copySelected(event, range, view);
  }

  /** A row has the focus. */
  key(event: KeyboardEvent, row: HTMLElement): void {
    const message = this.#messageOf(row);
    if (!message || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
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
    else if (action === 'versions') this.#openPane('info', message, button);
    else if (action === 'reply' || action === 'react') void runAction(stage, message, action, button);
  }

  #openMenu(message: Message, anchor: HTMLElement, at?: DOMRect): void {
    const stage = this.#stage(anchor);
    if (!stage) return;
    this.#menu_of = message.deleted_at === null ? message : null;
    openMessageMenu(stage, message, anchor, at).catch(stage.failed).finally(() => (this.#menu_of = null));
  }

  #stage(back: HTMLElement): ActionStage | null {
    const view = this.#of.view();
    if (!view) return null;
    const { client, state, conversation, me } = view;
    return {
      root: this.#of.host.renderRoot, client, conversation, me,
      nameOf: (user_id) => state.users.get(user_id)?.name ?? msg('someone'),
      write: ({ kind, message }) => this.#of.write(new BegunMode(kind, message)),
      openPane: (kind, message) => this.#openPane(kind, message, back),
      confirm: (question) => this.#question.ask({ ...question, back }),
      done: (words) => this.#tell(words),
      failed: this.#failed,
    };
  }

  /** To a message; that it is not there, or can not be asked for now, is told. */
  async jump(message_id: string | null): Promise<void> {
    try {
      if (message_id !== null && (await this.#of.list.jumpTo(message_id))) return;
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'message_not_found')) return this.#failed(error);
    }
    this.#tell(msg('That message is not there any more.'));
  }

  async #openConversationMenu(anchor: HTMLElement): Promise<void> {
    const { host, view, failed } = this.#of;
    const now = view();
    if (!now) return;
    failed('');
    const { client, state, conversation, me } = now;
    try {
      const { conversationMenu } = await loadConversationMenu();
      const shown = await conversationMenu({ root: host.renderRoot, anchor, client, conversation, me, title: conversationTitle(state, conversation, me), is_open: true });
      if (shown === 'date') await this.#jumpToDate(anchor);
      else if (shown) this.#openPane(shown, null, anchor);
    } catch (error) {
      this.#failed(error);
    }
  }

  /** Beside a day, or the menu of the conversation. */
  async #jumpToDate(anchor: HTMLElement): Promise<void> {
    const { host, list, view } = this.#of;
    const begun_at = view()?.conversation.row.created_at;
    if (begun_at === undefined) return;
    try {
      const at = await askForDate(host.renderRoot, anchor, begun_at);
      if (at !== null) await list.jumpToDate(at);
    } catch (error) {
      this.#failed(error);
    }
  }

  #openPane(kind: MessagePaneKind | 'details', message: Message | null, back: HTMLElement | null, emoji: string | null = null): void {
    this.#pane.open({ kind, message, back, emoji }).catch(this.#failed);
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

  readonly #failed = (error: unknown): void => this.#of.failed(errorWords(error));

  #messageOf(row: HTMLElement): Message | null {
    return this.#of.view()?.conversation.messages.find(({ id }) => id === row.dataset['key']) ?? null;
  }
}

/** The row that has the focus passes it on to its buttons, one Tab after the other; those of hundreds of others are passed over. */
function rove(row: HTMLElement, tab_index: 0 | -1): void {
  for (const button of row.querySelectorAll<HTMLElement>('button[tabindex]')) button.tabIndex = tab_index;
}
