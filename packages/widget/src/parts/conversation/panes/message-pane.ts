import { msg } from '@lit/localize';
import type { ChatClient, State } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { ClientController } from '../../../controllers/client-controller.js';
import { checkboxStyles } from '../../../theme/checkbox.styles.js';
import { controls } from '../../../theme/controls.styles.js';
import { icons } from '../../../theme/icons.js';
import { reset } from '../../../theme/reset.styles.js';
import { avatarStyles } from '../../avatar/avatar.styles.js';
import { formatsIfMade } from '../../../locales/formats.js';
import { searchStyles } from '../../search-field.js';
import { sidePaneStyles } from '../../side-pane.styles.js';
import { notice } from '../../states/notice.js';
import { noticeStyles } from '../../states/notice.styles.js';
import { skeletonStyles } from '../../states/skeleton.styles.js';
import { isEscape } from '../enter-key.js';
import { latestMessage } from '../latest-message.js';
import { plainText } from '../rich-text.js';
import { isTypingKey } from '../typing-key.js';
import { ForwardView } from './forward-view.js';
import { InfoView } from './info-view.js';
import { messagePaneStyles } from './message-pane.styles.js';
import { PinsView } from './pins-view.js';
import { ReactionsView } from './reactions-view.js';

export type MessagePaneKind = 'info' | 'pins' | 'forward' | 'reactions';

type View = InfoView | PinsView | ForwardView | ReactionsView;

/**
 * Stands over a conversation: about a message (who read it, who reacted, what it said before), the pinned ones, or where one is forwarded to. Loaded when it is wanted.
 * @fires tenant-chat-pane-close
 * @fires tenant-chat-message-picked - `detail.message_id`
 * @fires tenant-chat-forwarded - `detail.conversation_ids`
 * @internal
 */
export class MessagePane extends LitElement {
  static override styles = [reset, controls, checkboxStyles, avatarStyles, noticeStyles, skeletonStyles, searchStyles, sidePaneStyles, messagePaneStyles];
  static override properties = {
    client: { attribute: false },
    conversation_id: { attribute: false },
    message: { attribute: false },
    kind: { attribute: false },
    emoji: { attribute: false },
  };

  client: ChatClient | null = null;
  conversation_id = '';
  /** null: of the conversation. */
  message: Message | null = null;
  kind: MessagePaneKind = 'pins';
  /** The kind of reaction that is asked about. */
  emoji: string | null = null;

  readonly #state = new ClientController(this);
  #view: View | null = null;
  /** What has the focus in here, before a drawing. */
  #focused: Element | null = null;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  protected override willUpdate(changed: PropertyValues<MessagePane>): void {
    if (changed.has('kind') || changed.has('message') || changed.has('conversation_id') || changed.has('client')) this.#view = this.#createView();
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  /** What had the focus may be gone, with the message. */
  protected override updated(): void {
    if (this.#focused?.isConnected === false) this.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#state.state;
    if (!state) return nothing;
    const titles: Readonly<Record<MessagePaneKind, string>> = { info: msg('Message info'), pins: msg('Pinned messages'), forward: msg('Forward message'), reactions: msg('Reactions') };
    return html`<section class="side-pane" part="message-pane" aria-labelledby="heading">
      <div class="head">
        <button type="button" class="icon-button back" aria-label=${msg('Back')} @click=${this.#close}>${icons.back}</button>
        <h2 id="heading">${titles[this.kind]}</h2>
      </div>
      <div class="scroller">${this.#content(state)}</div>
    </section>`;
  }

  #createView(): View | null {
    const { client, message } = this;
    if (!client) return null;
    if (this.kind === 'pins') return new PinsView(this, client, this.conversation_id);
    if (!message) return null;
    if (this.kind === 'reactions') return new ReactionsView(this, client, message, this.emoji);
    return this.kind === 'info' ? new InfoView(this, client, message, this.#state.me) : new ForwardView(this, client, this.#onForwarded);
  }

  #content(state: State): TemplateResult | typeof nothing {
    const [view, formats] = [this.#view, formatsIfMade()];
    const textOf = ({ content }: Pick<Message, 'content'>): string => plainText(content, { nameOf: (id) => state.users.get(id)?.name ?? '' });
    if (view instanceof PinsView) {
      return view.render({ open: this.#onPicked, textOf, nameOf: (id) => state.users.get(id)?.name ?? '' }, formats);
    }
    if (!view || !this.message || !this.client) return nothing;
    const message = latestMessage(this.client, this.message);
    // What it said and who read it went with it.
    if (message.deleted_at !== null) return notice({ text: msg('This message was deleted') });
    if (view instanceof ReactionsView) return view.render(this.#state.me, formats);
    return view instanceof InfoView ? view.render(textOf(message), textOf, formats) : view.render(state, this.#state.me, message, textOf(message));
  }

  readonly #onPicked = (message_id: string): void => void this.dispatchEvent(new CustomEvent('tenant-chat-message-picked', { detail: { message_id } }));

  readonly #onForwarded = (conversation_ids: readonly string[]): void => void this.dispatchEvent(new CustomEvent('tenant-chat-forwarded', { detail: { conversation_ids } }));

  readonly #close = (): void => void this.dispatchEvent(new CustomEvent('tenant-chat-pane-close'));

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.composedPath()[0] instanceof HTMLInputElement && isTypingKey(event)) event.stopPropagation();
    if (!isEscape(event)) return;
    event.preventDefault();
    this.#close();
  };
}
