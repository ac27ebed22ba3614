import { msg } from '@lit/localize';
import { conversationTitle, otherUserId, type ChatClient, type ConversationState, type State } from '@tenant-chat/client';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ClientController } from '../../../controllers/client-controller.js';
import { icons } from '../../../theme/icons.js';
import { checkboxStyles } from '../../../theme/checkbox.styles.js';
import { controls } from '../../../theme/controls.styles.js';
import { reset } from '../../../theme/reset.styles.js';
import { avatar } from '../../avatar/avatar.js';
import { avatarStyles } from '../../avatar/avatar.styles.js';
import { colourChoiceStyles } from '../../colour-choice.js';
import { presenceText } from '../../presence-text.js';
import { searchStyles } from '../../search-field.js';
import { confirmationStyles, sidePaneStyles } from '../../side-pane.styles.js';
import { noticeStyles } from '../../states/notice.styles.js';
import { skeletonStyles } from '../../states/skeleton.styles.js';
import { isEscape } from '../enter-key.js';
import { errorWords } from '../error-words.js';
import { lastSeen } from '../last-seen.js';
import { changePreference, type PreferenceChange } from '../preferences/change-preference.js';
import { isTypingKey } from '../typing-key.js';
import { AddPeople, type Newcomers } from './add-people.js';
import { conversationDetailsStyles } from './conversation-details.styles.js';
import { conversationSettings } from './conversation-settings.js';
import { groupChanges, groupForm } from './group-form.js';
import { groupFormStyles } from './group-form.styles.js';
import { GroupMembers, roleOf, type GroupMembersHost, type GroupOf } from './group-members.js';
import { mayManage } from './may-manage.js';

/**
 * About a conversation: who or what it is, what is pinned, what the person has set for it; of a group who is in it, and rename, add, remove,
 * leave, as far as the role allows. Loaded when it is wanted.
 * @fires tenant-chat-details-close
 * @fires tenant-chat-details-left - the person left the group
 * @fires tenant-chat-details-pins - she wants to see what is pinned; `detail.button`: where the focus comes back to
 * @internal
 */
export class ConversationDetails extends LitElement implements GroupMembersHost {
  static override styles = [
    reset, controls, checkboxStyles, avatarStyles, noticeStyles, skeletonStyles, searchStyles, sidePaneStyles, confirmationStyles, conversationDetailsStyles, groupFormStyles, colourChoiceStyles,
  ];
  static override properties = {
    client: { attribute: false },
    conversation_id: { attribute: false },
    mode: { state: true },
    failure: { state: true },
    is_busy: { state: true },
  };

  client: ChatClient | null = null;
  conversation_id = '';
  mode: 'show' | 'rename' | 'add' = 'show';
  failure = '';
  is_busy = false;

  readonly #state = new ClientController(this);
  readonly #members = new GroupMembers(this);
  readonly #add = new AddPeople(this, (newcomers) => void this.#addPeople(newcomers));
  /** What can have the focus in head and list, and where in it the focus is, before a drawing. */
  #stops: readonly HTMLElement[] = [];
  #stop = -1;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  /** Whether the person is on her way out: then nobody has to tell her. */
  get is_leaving(): boolean {
    return this.is_busy && this.#members.asksOf(this.#state.me);
  }

  protected override willUpdate(): void {
    this.#stops = [...this.renderRoot.querySelectorAll<HTMLElement>('.back, .confirm button, .row .icon-button')];
    this.#stop = this.#stops.indexOf(this.shadowRoot?.activeElement as HTMLElement);
  }

  /** What had the focus may have moved, which takes it away, or be gone: then what came after it takes it, else what came before. */
  protected override updated(): void {
    const [stop, stops] = [this.#stop, this.#stops];
    if (stop < 0 || this.shadowRoot?.activeElement) return;
    const next = stops.slice(stop).find(({ isConnected }) => isConnected) ?? stops.slice(0, stop).findLast(({ isConnected }) => isConnected);
    next?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#state.state;
    const conversation = state?.conversations.get(this.conversation_id);
    if (!state || !conversation) return nothing;
    return html`<section class="side-pane" part="details" aria-labelledby="heading">
      <div class="head">
        <button type="button" class="icon-button back" aria-label=${this.mode === 'show' ? msg('Back to the conversation') : msg('Back to the group')} @click=${this.#back}>${icons.back}</button>
        <h2 id="heading">${this.mode === 'show' && conversation.row.kind === 'direct' ? msg('Details') : titles[this.mode]()}</h2>
      </div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <div class="scroller">${this.#content(state, conversation)}</div>
    </section>`;
  }

  #content(state: State, conversation: ConversationState): TemplateResult {
    if (this.mode === 'add') return this.#add.render(state, conversation);
    if (this.mode === 'rename') return groupForm(conversation, (event) => void this.#save(event, conversation), () => this.#switch('show'));
    const { me } = this.#state;
    const of: GroupOf = { state, conversation, me, title: conversationTitle(state, conversation, me) };
    const is_group = conversation.row.kind === 'group';
    return html`${is_group ? this.#group(of) : person(of)}
      ${conversationSettings({
        root: this.renderRoot, conversation,
        change: this.#prefer,
        openPins: (button) => void this.dispatchEvent(new CustomEvent('tenant-chat-details-pins', { detail: { button } })),
      })}
      ${is_group ? this.#members.render(of, () => this.#switch('add')) : nothing}`;
  }

  #group(of: GroupOf): TemplateResult {
    const { id, colour, description, posting } = of.conversation.row;
    return html`<div class="bar title">${avatar({ id, name: of.title, is_group: true, colour })}<strong dir="auto">${of.title}</strong>
        ${mayManage(roleOf(of)) ? html`<button type="button" class="button quiet" part="rename" @click=${() => this.#switch('rename')}>${msg('Edit')}</button>` : nothing}</div>
      ${description ? html`<p class="description" part="description" dir="auto">${description}</p>` : nothing}
      ${posting === 'admins' ? html`<p class="description">${msg('Only admins can write here.')}</p>` : nothing}`;
  }

  #switch(mode: ConversationDetails['mode']): void {
    const opener = this.mode === 'rename' ? 'rename' : 'add-people';
    this.mode = mode;
    this.failure = '';
    this.#members.forget();
    this.#add.clear();
    this.focusOn(mode === 'show' ? `[part~="${opener}"]` : '.scroller input');
  }

  /** What is not there leaves it to the first button. */
  focusOn(selector: string): void {
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>(selector) ?? this).focus());
  }

  left(): void {
    this.dispatchEvent(new CustomEvent('tenant-chat-details-left'));
  }

  async run(change: (client: ChatClient) => Promise<unknown>): Promise<boolean> {
    if (!this.client || this.is_busy) return false;
    this.is_busy = true;
    this.failure = '';
    try {
      await change(this.client);
      return true;
    } catch (error) {
      this.failure = errorWords(error);
      return false;
    } finally {
      this.is_busy = false;
    }
  }

  /** Each for itself: one does not wait for another. */
  readonly #prefer = async (change: PreferenceChange): Promise<void> => {
    this.failure = '';
    try {
      if (this.client) await changePreference(this.client, this.conversation_id, change);
    } catch (error) {
      this.failure = errorWords(error);
    }
  };

  async #save(event: SubmitEvent, conversation: ConversationState): Promise<void> {
    event.preventDefault();
    const changes = groupChanges(event.target as HTMLFormElement, conversation);
    const { conversation_id } = this;
    if (changes === null || (await this.run((client) => client.call('update_conversation', { conversation_id, ...changes })))) this.#switch('show');
  }

  async #addPeople({ user_ids, history }: Newcomers): Promise<void> {
    const { conversation_id } = this;
    if (!(await this.run((client) => client.call('add_participants', { conversation_id, user_ids: [...user_ids], history })))) return;
    this.#members.again();
    this.#switch('show');
  }

  readonly #back = (): void => {
    if (this.mode === 'show') this.dispatchEvent(new CustomEvent('tenant-chat-details-close'));
    else this.#switch('show');
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const is_field = event.composedPath()[0] instanceof HTMLInputElement || event.composedPath()[0] instanceof HTMLTextAreaElement;
    if (is_field && isTypingKey(event)) event.stopPropagation();
    if (!isEscape(event)) return;
    // Esc closes the innermost thing only: who handles it says so.
    event.preventDefault();
    if (this.#members.is_asking) this.#members.takeBack();
    else this.#back();
  };
}

const titles: Readonly<Record<ConversationDetails['mode'], () => string>> = { show: () => msg('Group details'), rename: () => msg('Edit group'), add: () => msg('Add people') };

/** Whom a direct conversation is with. */
function person({ state, conversation, me, title }: GroupOf): TemplateResult {
  const id = otherUserId(conversation, me) ?? '';
  const presence = state.presence.get(id);
  return html`<div class="bar title">${avatar({ id, name: title, avatar_url: state.users.get(id)?.avatar_url ?? null, status: presence?.status ?? null })}
    <span class="lines"><strong dir="auto">${title}</strong><span class="sub">${presence && (lastSeen(presence) ?? presenceText(presence.status))}</span></span></div>`;
}
