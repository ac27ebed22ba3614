import { msg } from '@lit/localize';
import { withIntents, type ChatClient, type Core } from '@tenant-chat/client';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ClientController } from '../../controllers/client-controller.js';
import type { Unread } from '../../session/badge-text.js';
import { emptySummary, makeSummarize } from '../../session/summarize.js';
import { icons } from '../../theme/icons.js';
import { reset } from '../../theme/reset.styles.js';
import { tokens } from '../../theme/tokens.js';
import { badgeStyles } from '../badge/badge.styles.js';
import type { ChatList } from '../chat-list/chat-list.js';
import type { ConversationPane } from '../conversation/conversation-pane.js';
import { isEscape } from '../conversation/enter-key.js';
import { loadPeople } from '../people/load-people.js';
import { exportedParts } from '../exported-parts.js';
import { focusPlace } from '../focus-place.js';
import { LaterController } from '../later-controller.js';
import { loadLater } from '../load-later.js';
import type { BannerWait } from './connection-banner.js';
import { panelStyles } from './panel.styles.js';
import { tabBar, type Tab } from './tab-bar.js';

/** From this width of the panel on there is room for list and conversation side by side. */
const TWO_PANES = 640;

/** The tag that the panel belongs to. */
export interface PanelOwner extends HTMLElement {
  close(): Promise<void>;
  /** After a refusal. */
  reconnect(): void;
}

/**
 * The chat behind the launcher: three tabs, or two panes where there is room.
 * @internal
 */
export class ChatPanel extends LitElement {
  static override styles = [reset, tokens, badgeStyles, panelStyles];
  static override properties = {
    client: { attribute: false },
    mode: { reflect: true },
    expanded: { type: Boolean, reflect: true },
    position: { reflect: true },
    alone: { type: Boolean, reflect: true },
    enter_to_send: { attribute: false },
    tab: { state: true },
    conversation_id: { state: true },
    is_wide: { state: true },
    dialog: { state: true },
  };

  owner: PanelOwner | null = null;
  client: ChatClient | null = null;
  mode: 'floating' | 'inline' = 'floating';
  expanded = false;
  position = 'bottom-end';
  /** There is no launcher in the corner. */
  alone = false;
  enter_to_send = 'auto';
  tab: Tab = 'chats';
  conversation_id: string | null = null;
  is_wide = false;
  dialog: 'group' | 'settings' | null = null;

  readonly #state = new ClientController(this);
  readonly #later = new LaterController(this, 'panel');
  readonly #summarize = makeSummarize();
  readonly #banner: BannerWait = { timer: undefined };
  #sizes: ResizeObserver | null = null;
  #unfollow: (() => void) | null = null;

  /** What runs without a panel. */
  set core(core: Core | null) {
    this.client = core && withIntents(core);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes = new ResizeObserver(([entry]) => {
      this.is_wide = (entry?.contentRect.width ?? 0) >= TWO_PANES;
    });
    this.#sizes.observe(this);
    this.dress();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#unfollow?.();
    this.#unfollow = null;
    clearTimeout(this.#banner.timer);
    this.removeEventListener('keydown', this.#onKeydown);
  }

  protected override updated(): void {
    this.setAttribute('exportparts', exportedParts(this.#later.later));
    // Where there is a keyboard on the screen.
    if (this.isConnected && matchMedia('(pointer: coarse)').matches) this.#unfollow ??= this.#later.later?.followVisibleHeight(this) ?? null;
  }

  /** Takes over what the tag's attributes say. */
  dress(): void {
    const { owner } = this;
    if (!owner) return;
    this.mode = owner.getAttribute('mode') === 'inline' ? 'inline' : 'floating';
    this.position = owner.getAttribute('position') ?? 'bottom-end';
    this.alone = owner.getAttribute('launcher') === 'none';
    this.expanded = owner.hasAttribute('expanded');
    this.enter_to_send = owner.getAttribute('enter-to-send') ?? 'auto';
    // A host that declares its scheme is followed; else the person's system is.
    const declared = owner.hasAttribute('theme') ? 'normal' : getComputedStyle(owner).colorScheme;
    if (this.parentElement) this.parentElement.style.colorScheme = declared === 'normal' ? '' : declared;
  }

  /** Opens the conversation with one person, by our id or the host's own; resolves with its id. */
  async startConversation(user: string): Promise<string> {
    const { startWith } = await loadLater();
    const id = await startWith(this.client, user);
    await this.show(id);
    return id;
  }

  /** Opens a conversation, at a message if that is named, for somebody who goes on in it. */
  async show(conversation_id: string, message_id?: string): Promise<void> {
    this.openConversation(conversation_id);
    await this.updateComplete;
    const pane = this.#pane;
    pane?.focus();
    if (message_id) await pane?.showMessage(message_id);
  }

  /** Shows a conversation; null shows the list. */
  openConversation(conversation_id: string | null): void {
    this.dialog = null;
    this.conversation_id = conversation_id;
    this.tab = conversation_id === null ? 'chats' : 'chat';
  }

  /** Moves the focus to where the person most likely wants to go on. */
  focusInside(): void {
    if (this.tab === 'chat' && this.conversation_id !== null) this.#pane?.focus();
    else this.#focusTab();
  }

  override render(): TemplateResult {
    const is_floating = this.mode === 'floating';
    return html`<section class="panel ${this.is_wide ? 'wide' : ''}" part="panel" role=${is_floating ? 'dialog' : 'region'} aria-label=${msg('Chat')}>
      <div class="content" ?inert=${this.dialog !== null}>
        <header>
          ${tabBar({ tab: this.#shownTab, is_wide: this.is_wide, unread: this.#unread(), pick: this.#pickTab, words: this.#later.later?.tabWords })}
          ${is_floating ? this.#windowButtons() : nothing}
        </header>
        ${this.#later.later?.connectionBanner(this.#state.state, this.#banner, () => this.requestUpdate())}
        <div class="body">${this.#refused() ?? this.#body()}</div>
      </div>
      ${this.#later.later?.panelDialog({ dialog: this.dialog, client: this.client, close: this.#closeDialog, picked: this.#onConversationPicked })}
    </section>`;
  }

  #windowButtons(): TemplateResult {
    const grow = this.expanded ? msg('Make smaller') : msg('Expand');
    return html`<div class="window">
      <button type="button" class="icon-button expand" part="expand" aria-label=${grow} title=${grow} aria-pressed=${String(this.expanded)}
        @click=${() => this.owner?.toggleAttribute('expanded')}>${this.expanded ? icons.collapse : icons.expand}</button>
      <button type="button" class="icon-button" part="close" aria-label=${msg('Close')} title=${msg('Close')} @click=${this.#close}>${icons.close}</button>
    </div>`;
  }

  #body(): TemplateResult {
    const { is_wide } = this;
    const tab = this.#shownTab;
    const shows_conversation = is_wide || tab === 'chat';
    return html`
      <div class="side" role="tabpanel" id="side" aria-labelledby="tab-${tab}" ?hidden=${tab === 'chat'}>
        ${tab === 'people'
          ? html`<tenant-chat-people .client=${this.client} exportparts=${exportedParts(this.#later.later)}
              @tenant-chat-conversation-picked=${this.#onConversationPicked} @tenant-chat-dialog=${this.#onDialog}></tenant-chat-people>`
          : tab === 'chats'
            ? html`<tenant-chat-list .client=${this.client} .selected_id=${this.conversation_id} exportparts=${exportedParts(this.#later.later)}
                @tenant-chat-conversation-picked=${this.#onConversationPicked} @tenant-chat-find-people=${() => this.#pickTab('people')}></tenant-chat-list>`
            : nothing}
      </div>
      <div class="main" role=${is_wide ? 'region' : 'tabpanel'} aria-label=${is_wide ? msg('Conversation') : nothing}
        id="main" aria-labelledby=${is_wide ? nothing : 'tab-chat'} ?hidden=${!shows_conversation}>
        ${shows_conversation ? this.#conversation() : nothing}
      </div>`;
  }

  #conversation(): TemplateResult | undefined {
    if (this.conversation_id === null) {
      return this.#later.later?.chooseNotice(this.is_wide ? null : () => this.#pickTab('people'));
    }
    return html`<tenant-chat-conversation-pane .client=${this.client} .conversation_id=${this.conversation_id} .narrow=${!this.is_wide}
      .enter_to_send=${this.enter_to_send} exportparts=${exportedParts(this.#later.later)}
      @tenant-chat-pane-back=${this.#toList} @tenant-chat-pane-left=${this.#leave}></tenant-chat-conversation-pane>`;
  }

  #refused(): TemplateResult | undefined {
    if (this.#state.state?.session.status !== 'refused') return undefined;
    return this.#later.later?.refusedNotice(() => this.owner?.reconnect());
  }

  #unread(): Unread {
    const state = this.#state.state;
    return state ? this.#summarize(state).unread : emptySummary.unread;
  }

  /** Side by side the conversation needs no tab: the list stays beside it. */
  get #shownTab(): Tab {
    return this.is_wide && this.tab === 'chat' ? 'chats' : this.tab;
  }

  readonly #pickTab = (tab: Tab): void => {
    if (tab === 'people') void loadPeople();
    this.tab = tab;
  };

  readonly #close = (): void => {
    void this.owner?.close();
  };

  readonly #onDialog = ({ detail }: CustomEvent<ChatPanel['dialog']>): void => void (this.dialog = detail);

  readonly #closeDialog = async (): Promise<void> => {
    this.dialog = null;
    await this.updateComplete;
    this.renderRoot.querySelector<LitElement>('tenant-chat-people')?.focus();
  };

  /** It may have taken a while to begin it: whoever has gone on elsewhere on the page stays there. */
  readonly #onConversationPicked = ({ detail: { conversation_id } }: CustomEvent<{ readonly conversation_id: string }>): void => {
    if (focusPlace() && !this.matches(':focus-within')) this.openConversation(conversation_id);
    else void this.show(conversation_id);
  };

  readonly #leave = (): void => {
    this.conversation_id = null;
    void this.#toList();
  };

  /** To a row of the list, or to its tab where there is none. */
  readonly #toList = async (): Promise<void> => {
    this.tab = 'chats';
    await this.updateComplete;
    const list = this.renderRoot.querySelector<ChatList>('tenant-chat-list');
    await list?.focus();
    if (this.shadowRoot?.activeElement !== list) this.#focusTab();
  };

  #focusTab(): void {
    this.renderRoot.querySelector<HTMLElement>('[role="tab"][tabindex="0"]')?.focus({ preventScroll: true });
  }

  get #pane(): ConversationPane | null {
    return this.renderRoot.querySelector('tenant-chat-conversation-pane');
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const target = event.composedPath()[0];
    const to = target instanceof HTMLElement && target.role === 'tab' ? this.#later.later?.nextTab(event.key, this.#shownTab, this.is_wide, this.matches(':dir(rtl)')) : null;
    if (to) {
      event.preventDefault();
      this.#pickTab(to);
      void this.updateComplete.then(() => this.#focusTab());
    } else if (isEscape(event) && this.mode === 'floating') {
      event.preventDefault();
      this.#close();
    }
  };
}
