import { msg, str } from '@lit/localize';
import { conversationTitle, type ChatClient, type ConversationState, type State } from '@tenant-chat/client';
import type { Participant } from '@tenant-chat/protocol/schemas';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ClientController } from '../../../controllers/client-controller.js';
import { icons } from '../../../theme/icons.js';
import { moreIcons } from '../../../theme/more-icons.js';
import { controls } from '../../../theme/controls.styles.js';
import { reset } from '../../../theme/reset.styles.js';
import { avatarStyles } from '../../avatar/avatar.styles.js';
import { keyedList } from '../../keyed-list.js';
import { showMenu } from '../../menu/show-menu.js';
import { searchStyles } from '../../search-field.js';
import { noticeStyles } from '../../states/notice.styles.js';
import { skeletonStyles } from '../../states/skeleton.styles.js';
import { errorWords } from '../error-words.js';
import { isTypingKey } from '../typing-key.js';
import { AddPeople, type Newcomers } from './add-people.js';
import { conversationDetailsStyles } from './conversation-details.styles.js';
import { mayManage } from './may-manage.js';
import { memberActions, memberRow } from './member-row.js';
import { MembersController, type Member } from './members-controller.js';

/** As the server counts (`limits.title_length`). */
const TITLE_LENGTH = 120;

/**
 * A group: its name, its people and their roles; rename, add, remove, leave, as far as the role allows. Loaded when it is wanted.
 * @fires tenant-chat-details-close
 * @fires tenant-chat-details-left - the person left the group
 * @internal
 */
export class ConversationDetails extends LitElement {
  static override styles = [reset, controls, avatarStyles, noticeStyles, skeletonStyles, searchStyles, conversationDetailsStyles];
  static override properties = {
    client: { attribute: false },
    conversation_id: { attribute: false },
    mode: { state: true },
    failure: { state: true },
    is_busy: { state: true },
  };

  client: ChatClient | null = null;
  conversation_id = '';
  mode: 'show' | 'rename' | 'add' | 'leave' = 'show';
  failure = '';
  is_busy = false;

  readonly #state = new ClientController(this);
  readonly #members = new MembersController(this);
  readonly #add = new AddPeople(this, (newcomers) => void this.#addPeople(newcomers));

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const state = this.#state.state;
    const conversation = state?.conversations.get(this.conversation_id);
    if (!state || !conversation) return nothing;
    return html`<section class="details" part="details" aria-labelledby="heading">
      <div class="head">
        <button type="button" class="icon-button back" aria-label=${msg('Back to the conversation')} @click=${this.#close}>${icons.back}</button>
        <h2 id="heading">${msg('Group details')}</h2>
      </div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <div class="scroller">${this.mode === 'add' ? this.#add.render(state, conversation, this.is_busy) : this.#overview(state, conversation)}</div>
    </section>`;
  }

  #overview(state: State, conversation: ConversationState): TemplateResult {
    const mine = this.#role(conversation);
    const members = this.#members.list(state);
    return html`${this.#name(state, conversation, mine)}
      <div class="bar"><h3>${msg(str`People (${conversation.row.participant_count})`)}</h3>
        ${mayManage(mine)
          ? html`<button type="button" class="button quiet" part="add-people" @click=${() => this.#switch('add')}>${moreIcons.plus}<span>${msg('Add people')}</span></button>`
          : nothing}</div>
      <ul aria-label=${msg('People')}>
        ${keyedList(members, ({ user_id }) => user_id, (member) => memberRow(member, mine, member.user_id === this.#state.me, (event, picked) => void this.#openMenu(event, picked)))}
      </ul>
      ${this.#members.has_failed ? html`<p class="error" role="alert">${msg('The people could not be loaded.')}</p>` : nothing}
      ${this.#members.has_more || this.#members.has_failed
        ? html`<button type="button" class="button quiet more" @click=${() => void this.#members.more()}>${this.#members.has_failed ? msg('Try again') : msg('Show more')}</button>`
        : nothing}
      ${this.#leaving(conversationTitle(state, conversation, this.#state.me))}`;
  }

  #name(state: State, conversation: ConversationState, mine: Participant['role']): TemplateResult {
    const title = conversationTitle(state, conversation, this.#state.me);
    if (this.mode !== 'rename')
      return html`<div class="bar name"><strong dir="auto">${title}</strong>
        ${mayManage(mine) ? html`<button type="button" class="button quiet" part="rename" @click=${() => this.#switch('rename')}>${msg('Rename')}</button>` : nothing}</div>`;
    return html`<form class="bar name" @submit=${this.#rename}>
      <input name="title" aria-label=${msg('Title of the group')} .value=${title} required maxlength=${TITLE_LENGTH} autocomplete="off" />
      <button type="submit" class="button" ?disabled=${this.is_busy}>${msg('Save')}</button>
      <button type="button" class="button quiet" @click=${() => this.#switch('show')}>${msg('Cancel')}</button>
    </form>`;
  }

  #leaving(title: string): TemplateResult {
    if (this.mode !== 'leave')
      return html`<button type="button" class="button quiet dangerous" part="leave" @click=${() => this.#switch('leave')}>${msg('Leave the group')}</button>`;
    return html`<div class="confirm" role="group" aria-labelledby="sure"><p id="sure">${msg(str`Leave ${title}? You will no longer see its messages.`)}</p>
      <div><button type="button" class="button quiet" @click=${() => this.#switch('show')}>${msg('Cancel')}</button>
        <button type="button" class="button danger" part="leave-confirm" ?disabled=${this.is_busy} @click=${this.#leave}>${msg('Leave')}</button></div></div>`;
  }

  #role(conversation: ConversationState): Participant['role'] {
    return conversation.participants.get(this.#state.me)?.role ?? 'member';
  }

  #switch(mode: ConversationDetails['mode']): void {
    this.mode = mode;
    this.failure = '';
    this.#add.clear();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.scroller input, .confirm button, .scroller button')?.focus());
  }

  /** One change at a time; what goes wrong is told in place. */
  async #run(change: (client: ChatClient) => Promise<unknown>): Promise<boolean> {
    if (!this.client || this.is_busy) return false;
    this.is_busy = true;
    this.failure = '';
    try {
      await change(this.client);
      this.#members.forget();
      return true;
    } catch (error) {
      this.failure = errorWords(error);
      return false;
    } finally {
      this.is_busy = false;
    }
  }

  readonly #rename = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const title = this.renderRoot.querySelector<HTMLInputElement>('input[name="title"]')?.value.trim() ?? '';
    const { conversation_id } = this;
    if (title !== '' && (await this.#run((client) => client.call('update_conversation', { conversation_id, title })))) this.#switch('show');
  };

  async #addPeople({ user_ids, history }: Newcomers): Promise<void> {
    const { conversation_id } = this;
    if (await this.#run((client) => client.call('add_participants', { conversation_id, user_ids: [...user_ids], history }))) this.#switch('show');
  }

  readonly #leave = async (): Promise<void> => {
    const { conversation_id } = this;
    const user_id = this.#state.me;
    if (await this.#run((client) => client.call('remove_participant', { conversation_id, user_id }))) this.dispatchEvent(new CustomEvent('tenant-chat-details-left'));
  };

  readonly #openMenu = async (event: Event, member: Member): Promise<void> => {
    const conversation = this.#state.state?.conversations.get(this.conversation_id);
    if (!conversation) return;
    const items = memberActions(this.#role(conversation), member, member.user_id === this.#state.me);
    const picked = await showMenu(this.renderRoot, event.currentTarget as HTMLElement, items, msg(str`Actions for ${member.name}`));
    const role = picked === null ? null : givenRole(picked);
    const row = { conversation_id: this.conversation_id, user_id: member.user_id };
    if (role) await this.#run((client) => client.call('update_participant', { ...row, role }));
    // The button that had the focus goes with the row.
    else if (picked === 'remove' && (await this.#run((client) => client.call('remove_participant', row)))) this.focus();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new CustomEvent('tenant-chat-details-close'));
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const is_field = event.composedPath()[0] instanceof HTMLInputElement;
    if (is_field && isTypingKey(event)) event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || this.mode === 'show') return;
    event.preventDefault();
    this.#switch('show');
  };
}

function givenRole(picked: string): Participant['role'] | null {
  const roles: Readonly<Record<string, Participant['role']>> = { 'role-admin': 'admin', 'role-member': 'member', 'role-owner': 'owner' };
  return roles[picked] ?? null;
}
