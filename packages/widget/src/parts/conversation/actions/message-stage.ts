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
import { rowOf } from '../find-rows.js';
import { latestMessage } from '../latest-message.js';
import { loadConversationMenu } from '../load-conversation-menu.js';
import { meanInside } from '../mentions/composer-mentions.js';
import { selectedRange } from '../selected-range.js';
import { confirmationStyles } from '../../side-pane.styles.js';
import { messageOf } from './message-of.js';
import { messageStageStyles } from './message-stage.styles.js';
import { RowReach } from './row-reach.js';
import { pickReaction, toggleReaction } from './react.js';
import { openMessageMenu, runAction } from './run-action.js';
import type { StageOf } from './stage-of.js';
import { StagePane } from './stage-pane.js';
import { StageQuestion } from './stage-question.js';

const NOTE_MS = 3_000;

/** What a person does in a conversation, besides reading and writing: the bar on the row, the menus, the panes and questions that come of them. */
export class MessageStage {
  readonly #of: StageOf;
  readonly #reach: RowReach;
  readonly #pane: StagePane;
  readonly #question: StageQuestion;
  /** Whose menu is open. */
  #menu_of: Message | null = null;
  #note = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(of: StageOf) {
    this.#of = of;
    const { host } = of;
    this.#reach = new RowReach(of);
    this.#question = new StageQuestion(host);
    this.#pane = new StagePane(of, { picked: (message_id) => void this.jump(message_id), forwarded: () => this.#tell(msg('Message forwarded')), pins: (button) => this.#openPane('pins', null, button) });
    host.addEventListener('copy', (event) => this.#copy(event));
    for (const { styleSheet } of [confirmationStyles, messageStageStyles]) if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
  }

  /** Whether something stands over the conversation. */
  get is_covering(): boolean {
    return this.#pane.is_open || this.#question.is_open;
  }

  close(): void {
    this.#reach.forget();
    clearTimeout(this.#timer);
    this.#pane.forget();
    this.#question.forget();
    this.#note = '';
  }

  render(): TemplateResult {
    void this.#of.host.updateComplete.then(() => {
      this.#reach.drawn();
      this.#leaveGone();
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
    this.#reach.reach(row, event);
  }

  /** Of a message that is deleted meanwhile no menu or question is left standing that was for its words. */
  #leaveGone(): void {
    const { host, view } = this.#of;
    const client = view()?.client;
    const is_menu_gone = client && this.#menu_of && latestMessage(client, this.#menu_of).deleted_at !== null;
    if (is_menu_gone) host.renderRoot.querySelector<HTMLElement>('tenant-chat-menu')?.hidePopover();
    if (this.#question.leaveGone()) this.#tell(msg('This message was deleted'));
  }

  /** A button of the head, of a row or of a day; those of other rooms are passed over. */
  press(button: HTMLElement): void {
    const action = button.dataset['action'];
    if (action === 'date') return void this.#jumpToDate(button);
    if (action === 'details') return this.#openPane('details', null, button);
    if (action === 'conversation-menu') return void this.#openConversationMenu(button);
    const row = rowOf(button);
    const message = row && messageOf(this.#of, row);
    if (message && action !== undefined) this.#act(message, action, button);
  }

  /** Right button (then at the pointer), a long press, the menu key. */
  menu(target: Element, { button, clientX, clientY }: MouseEvent): void {
    const row = rowOf(target);
    const message = row && messageOf(this.#of, row);
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
    const message = messageOf(this.#of, row);
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
      // From below, where the line stands: the window may get another size meanwhile.
      if (note && line) note.style.bottom = `${host.getBoundingClientRect().bottom - line.getBoundingClientRect().bottom}px`;
    });
  }

  readonly #failed = (error: unknown): void => this.#of.failed(errorWords(error));
}
