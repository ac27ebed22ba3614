import { msg } from '@lit/localize';
import { conversationTitle, type ChatClient, type ConversationState, type State } from '@tenant-chat/client';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ClientController } from '../../controllers/client-controller.js';
import { icons } from '../../theme/icons.js';
import { reset } from '../../theme/reset.styles.js';
import { avatarStyles } from '../avatar/avatar.styles.js';
import { focusPlace } from '../focus-place.js';
import { LaterController } from '../later-controller.js';
import { loadLater } from '../load-later.js';
import { skeletonStyles } from '../states/skeleton.styles.js';
import { mayPost } from './actions/may-post.js';
import type { MessageStage } from './actions/message-stage.js';
import { Composer } from './composer.js';
import { composerStyles } from './composer.styles.js';
import { backButton, conversationHeader } from './conversation-header.js';
import { conversationHeaderStyles } from './conversation-header.styles.js';
import { conversationPaneStyles } from './conversation-pane.styles.js';
import type { EnterToSend } from './enter-key.js';
import { rowOf } from './find-rows.js';
import { MessageList } from './message-list.js';
import { messageListStyles } from './message-list.styles.js';
import { messageRowStyles } from './message-row.styles.js';
import { messageSkeletons } from './message-skeletons.js';
import type { TypingWait } from './typing-line.js';

/** A conversation that is not there after so long will not come. */
const MISSING_AFTER_MS = 4_000;
/** One that was there may only be on its way again, in the middle of a reset. */
const LOST_AFTER_MS = 400;

/**
 * The open conversation: header, messages, who is typing, composer.
 * @fires tenant-chat-pane-back - the person wants to go back to the list
 * @fires tenant-chat-pane-left - the person left it, or was told that it is not there
 * @internal
 */
export class ConversationPane extends LitElement {
  static override styles = [
    reset, avatarStyles, skeletonStyles, conversationPaneStyles, conversationHeaderStyles, messageListStyles, messageRowStyles, composerStyles,
  ];
  static override properties = {
    client: { attribute: false },
    conversation_id: { attribute: false },
    narrow: { type: Boolean, reflect: true },
    enter_to_send: { attribute: false },
    error: { state: true },
    is_missing: { state: true },
  };

  client: ChatClient | null = null;
  conversation_id: string | null = null;
  narrow = false;
  enter_to_send: EnterToSend = 'auto';
  error = '';
  is_missing = false;

  readonly #state = new ClientController(this);
  readonly #later = new LaterController(this, 'conversation');
  /** Where quotes, pins and links send to: `list.jumpTo(message_id)`. */
  readonly list = new MessageList(this);
  readonly #composer: Composer = new Composer(this, {
    onSent: () => this.list.toEnd(),
    onOutsider: async ({ id, name }) => (await this.#wake())?.offerToAdd(id, name),
  });
  /** null until the person comes to a message. */
  #stage: MessageStage | null = null;
  readonly #typing: TypingWait = { timer: undefined };
  #missing: ReturnType<typeof setTimeout> | undefined;
  #was_there = false;
  /** The title of a conversation that was taken away. */
  #lost = '';
  /** There was nothing yet to put the focus on: where it was then; undefined: it is not wanted. */
  #waits_at: Element | null | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#typing.timer);
    this.#stopMissing();
  }

  /** Moves the focus to the composer, or to the messages where there is a keyboard on the screen that would cover them. */
  override focus(): void {
    const place = this.renderRoot.querySelector<HTMLElement>(matchMedia('(pointer: coarse)').matches ? '.messages' : 'textarea');
    this.#waits_at = place ? undefined : focusPlace();
    place?.focus({ preventScroll: true });
  }

  /** Goes to a message as soon as there are messages to go to. */
  async showMessage(message_id: string): Promise<void> {
    const [stage] = await Promise.all([this.#wake(), this.list.whenRead]);
    await stage?.jump(message_id);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('client') || changed.has('conversation_id')) this.#close();
    this.#notePresence();
  }

  protected override updated(): void {
    // Where she has gone on elsewhere, the focus stays.
    if (this.#waits_at !== undefined && [this.#waits_at, null].includes(focusPlace())) this.focus();
  }

  override render(): TemplateResult {
    const state = this.#state.state;
    const conversation = this.#conversation;
    if (!state || !conversation || !this.client) return this.#absent();
    const { client } = this;
    const { me } = this.#state;
    const view = { client, state, conversation, me, title: conversationTitle(state, conversation, me), formats: this.#later.formats };
    const { enter_to_send } = this;
    return html`<section class="pane" part="conversation" aria-label=${view.title}>
      <div class="inside" ?inert=${this.#stage?.is_covering === true} @pointerover=${this.#onReach} @focusin=${this.#onReach}
        @pointerdown=${this.#onPress} @contextmenu=${this.#onContextMenu} @click=${this.#onClick} @keydown=${this.#onKey}>
        ${conversationHeader({ ...view, narrow: this.narrow, back: this.#back })}
        ${this.error
          ? html`<div class="error" part="error" role="alert"><span>${this.error}</span>
              <button type="button" class="icon-button" aria-label=${msg('Dismiss')} @click=${this.#dismiss}>${icons.close}</button></div>`
          : nothing}
        ${this.list.render({ ...view, is_offline: isOffline(state) })}
        <div class="typing" part="typing">${this.#later.later?.typingLine(state, conversation, view.me, this.#typing, () => this.requestUpdate())}</div>
        ${mayPost(conversation, me)
          ? this.#composer.render({ client, conversation, conversation_id: conversation.row.id, me, title: view.title, enter_to_send })
          : html`<p class="read-only" part="read-only">${msg('Only admins can write here.')}</p>`}
      </div>
      ${this.#stage?.render()}
    </section>`;
  }

  #absent(): TemplateResult {
    return html`<section class="pane" part="conversation" aria-live="polite">${this.is_missing || this.conversation_id === null
      ? this.#later.later?.missingNotice(this, this.#left, this.#lost)
      : html`<div class="inside absent"><div class="head">${this.narrow ? backButton(this.#back) : nothing}</div><div class="list">${messageSkeletons()}</div></div>`}</section>`;
  }

  get #conversation(): ConversationState | undefined {
    return this.#state.state?.conversations.get(this.conversation_id ?? '');
  }

  #close(): void {
    this.list.close();
    this.#stage?.close();
    this.#was_there = false;
    this.error = this.#lost = '';
    this.#waits_at = undefined;
    this.#stopMissing();
  }

  #stopMissing(): void {
    clearTimeout(this.#missing);
    this.#missing = undefined;
    this.is_missing = false;
  }

  /** A conversation may go while it is open (left, here or on another device; removed), or never come. */
  #notePresence(): void {
    const state = this.#state.state;
    if (!state?.ready || this.conversation_id === null) return;
    const was_there = this.#was_there;
    this.#was_there = this.#conversation !== undefined;
    if (this.#was_there) return this.#stopMissing();
    if (was_there) this.#lost = this.#later.later?.noteLost(this) ?? '';
    this.#missing ??= setTimeout(() => (this.is_missing = true), this.#lost ? LOST_AFTER_MS : MISSING_AFTER_MS);
  }

  /** The first time that it is wanted, what can be done here is loaded. @param is_asked somebody waits for it: that it did not load is told */
  async #wake(is_asked = true): Promise<MessageStage | null> {
    if (this.#stage) return this.#stage;
    try {
      const { MessageStage } = await (await loadLater()).loadActions();
      return (this.#stage ??= new MessageStage({
        host: this, list: this.list, write: (mode) => this.#composer.setMode(mode), failed: (words) => void (this.error = words), left: this.#left,
        view: () => {
          const [state, conversation, client] = [this.#state.state, this.#conversation, this.client];
          return state && conversation && client ? { state, conversation, client, me: this.#state.me } : null;
        },
      }));
    } catch {
      if (is_asked) this.error = msg('The chat can not be reached right now. Try again.');
      return null; // The next time it is asked for again.
    }
  }

  readonly #onReach = (event: Event): void => {
    // Later the event names the whole element as its target.
    const row = rowOf(event.target);
    if (row) void this.#wake(false).then((stage) => stage?.reach(row, event));
  };

  readonly #onPress = (): void => this.#later.later?.notePress(this.renderRoot as ShadowRoot);

  readonly #onContextMenu = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (this.#later.later?.takesMenu(event, this.renderRoot as ShadowRoot)) void this.#wake().then((stage) => stage?.menu(target, event));
  };

  readonly #onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    if (button) void this.#wake().then((stage) => stage?.press(button));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const row = rowOf(event.target);
    if (row && row === event.target) void this.#wake(event.key === 'Enter').then((stage) => stage?.key(event, row));
  };

  readonly #left = (): void => {
    this.dispatchEvent(new CustomEvent('tenant-chat-pane-left'));
  };

  readonly #back = (): void => {
    this.dispatchEvent(new CustomEvent('tenant-chat-pane-back'));
  };

  readonly #dismiss = (): void => {
    this.error = '';
  };
}

function isOffline({ connection }: State): boolean {
  return connection.status === 'offline' || (connection.status === 'connecting' && connection.lost_at !== null);
}
