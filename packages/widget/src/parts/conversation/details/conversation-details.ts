import { msg, str } from '@lit/localize';
import { conversationTitle, type ChatClient, type ConversationState, type State } from '@tenant-chat/client';
import type { Participant } from '@tenant-chat/protocol/schemas';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { ClientController } from '../../../controllers/client-controller.js';
import { icons } from '../../../theme/icons.js';
import { moreIcons } from '../../../theme/more-icons.js';
import { checkboxStyles } from '../../../theme/checkbox.styles.js';
import { controls } from '../../../theme/controls.styles.js';
import { reset } from '../../../theme/reset.styles.js';
import { avatar } from '../../avatar/avatar.js';
import { avatarStyles } from '../../avatar/avatar.styles.js';
import { keyedList } from '../../keyed-list.js';
import { showMenu } from '../../menu/show-menu.js';
import { searchStyles } from '../../search-field.js';
import { confirmationStyles, sidePaneStyles } from '../../side-pane.styles.js';
import { noticeStyles } from '../../states/notice.styles.js';
import { skeletonStyles } from '../../states/skeleton.styles.js';
import { isEscape } from '../enter-key.js';
import { errorWords } from '../error-words.js';
import { isTypingKey } from '../typing-key.js';
import { AddPeople, type Newcomers } from './add-people.js';
import { confirmation } from './confirmation.js';
import { conversationDetailsStyles } from './conversation-details.styles.js';
import { groupChanges, groupForm } from './group-form.js';
import { groupFormStyles } from './group-form.styles.js';
import { mayManage } from './may-manage.js';
import { memberActions, memberRow } from './member-row.js';
import { MembersController, type Member } from './members-controller.js';

/**
 * A group: its name, its people and their roles; rename, add, remove, leave, as far as the role allows. Loaded when it is wanted.
 * @fires tenant-chat-details-close
 * @fires tenant-chat-details-left - the person left the group
 * @internal
 */
export class ConversationDetails extends LitElement {
  static override styles = [reset, controls, checkboxStyles, avatarStyles, noticeStyles, skeletonStyles, searchStyles, sidePaneStyles, confirmationStyles, conversationDetailsStyles, groupFormStyles];
  static override properties = {
    client: { attribute: false },
    conversation_id: { attribute: false },
    mode: { state: true },
    asked: { state: true },
    failure: { state: true },
    is_busy: { state: true },
  };

  client: ChatClient | null = null;
  conversation_id = '';
  mode: 'show' | 'rename' | 'add' = 'show';
  /** What is about to happen to whom, when that is confirmed. */
  asked: { readonly what: 'remove' | 'hand_over'; readonly user_id: string } | null = null;
  failure = '';
  is_busy = false;

  readonly #state = new ClientController(this);
  readonly #members = new MembersController(this);
  /** What can have the focus in head and list, and where in it the focus is, before a drawing. */
  #stops: readonly HTMLElement[] = [];
  #stop = -1;
  readonly #add = new AddPeople(this, (newcomers) => void this.#addPeople(newcomers));

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKeydown);
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('button')?.focus();
  }

  /** Whether the person is on her way out: then nobody has to tell her. */
  get is_leaving(): boolean {
    return this.is_busy && this.asked?.user_id === this.#state.me;
  }

  protected override willUpdate(): void {
    const state = this.#state.state;
    const id = this.asked?.user_id;
    // Gone, by this hand or another's.
    if (state && id !== undefined && id !== this.#state.me && !this.#members.list(state).some(({ user_id }) => user_id === id)) this.asked = null;
    this.#stops = [...this.renderRoot.querySelectorAll<HTMLElement>('.back, .confirm button, .row .icon-button')];
    this.#stop = this.#stops.indexOf(this.shadowRoot?.activeElement as HTMLElement);
  }

  /** What had the focus may be gone: what came after it takes it, else what came before. */
  protected override updated(): void {
    const [stop, stops] = [this.#stop, this.#stops];
    if (stop < 0 || stops[stop]?.isConnected) return;
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
        <h2 id="heading">${titles[this.mode]()}</h2>
      </div>
      ${this.failure ? html`<p class="error" role="alert">${this.failure}</p>` : nothing}
      <div class="scroller">${this.mode === 'add' ? this.#add.render(state, conversation) : this.#overview(state, conversation)}</div>
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
        ${keyedList(members, ({ user_id }) => user_id, (member) => this.#member(member, mine, conversationTitle(state, conversation, this.#state.me)))}
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
      return html`<div class="bar title">${avatar({ id: conversation.row.id, name: title, is_group: true, colour: conversation.row.colour })}<strong dir="auto">${title}</strong>
        ${mayManage(mine) ? html`<button type="button" class="button quiet" part="rename" @click=${() => this.#switch('rename')}>${msg('Edit')}</button>` : nothing}</div>
        ${conversation.row.description ? html`<p class="description" part="description" dir="auto">${conversation.row.description}</p>` : nothing}
        ${conversation.row.posting === 'admins' ? html`<p class="description">${msg('Only admins can write here.')}</p>` : nothing}`;
    return groupForm(conversation, (event) => void this.#save(event, conversation), () => this.#switch('show'));
  }

  #member(member: Member, mine: Participant['role'], title: string): TemplateResult {
    const is_me = member.user_id === this.#state.me;
    const { name } = member;
    const asked = !is_me && member.user_id === this.asked?.user_id ? this.asked : null;
    const question = asked?.what === 'hand_over'
      ? this.#confirmation(msg(str`Make ${name} the owner of ${title}? You will be an admin, and only ${name} can change that.`), msg('Make owner'))
      : this.#confirmation(msg(str`Remove ${name} from ${title}? They will no longer see its messages.`), msg('Remove'));
    return html`${memberRow(member, mine, is_me, (event, picked) => void this.#openMenu(event, picked))}${asked ? html`<li>${question}</li>` : nothing}`;
  }

  #leaving(title: string): TemplateResult {
    const user_id = this.#state.me;
    if (this.asked?.user_id === user_id) return this.#confirmation(msg(str`Leave ${title}? You will no longer see its messages.`), msg('Leave'));
    return html`<button type="button" class="button quiet dangerous" part="leave" @click=${() => this.#ask({ what: 'remove', user_id })}>${msg('Leave the group')}</button>`;
  }

  #confirmation(question: string, action: string): TemplateResult {
    return confirmation({ question, action, yes: () => void this.#confirmed(), no: () => this.#takeBack() });
  }

  #role(conversation: ConversationState): Participant['role'] {
    return conversation.participants.get(this.#state.me)?.role ?? 'member';
  }

  #switch(mode: ConversationDetails['mode']): void {
    const opener = this.mode === 'rename' ? 'rename' : 'add-people';
    this.mode = mode;
    this.asked = null;
    this.failure = '';
    this.#add.clear();
    this.#focusOn(mode === 'show' ? `[part~="${opener}"]` : '.scroller input');
  }

  #ask(asked: ConversationDetails['asked']): void {
    this.asked = asked;
    this.failure = '';
    this.#focusOn('.confirm button');
  }

  #takeBack(): void {
    const id = this.asked?.user_id;
    this.asked = null;
    this.#focusOn(id === this.#state.me ? '[part~="leave"]' : `[data-id="${id}"] button`);
  }

  /** After the next drawing: on what is found there, else on the first button. */
  #focusOn(selector: string): void {
    void this.updateComplete.then(() => (this.renderRoot.querySelector<HTMLElement>(selector) ?? this).focus());
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

  async #save(event: SubmitEvent, conversation: ConversationState): Promise<void> {
    event.preventDefault();
    const changes = groupChanges(event.target as HTMLFormElement, conversation);
    const { conversation_id } = this;
    if (changes === null || (await this.#run((client) => client.call('update_conversation', { conversation_id, ...changes })))) this.#switch('show');
  }

  async #addPeople({ user_ids, history }: Newcomers): Promise<void> {
    const { conversation_id } = this;
    if (await this.#run((client) => client.call('add_participants', { conversation_id, user_ids: [...user_ids], history }))) this.#switch('show');
  }

  async #confirmed(): Promise<void> {
    const { conversation_id, asked } = this;
    if (!asked) return;
    const { what, user_id } = asked;
    const is_done = what === 'remove' ? await this.#run((client) => client.call('remove_participant', { conversation_id, user_id })) : await this.#give(user_id, 'owner');
    if (!is_done) return;
    if (user_id === this.#state.me) this.dispatchEvent(new CustomEvent('tenant-chat-details-left'));
    else if (what === 'remove') this.asked = null;
    else this.#takeBack();
  }

  #give(user_id: string, role: Participant['role']): Promise<boolean> {
    const { conversation_id } = this;
    return this.#run((client) => client.call('update_participant', { conversation_id, user_id, role }));
  }

  readonly #openMenu = async (event: Event, member: Member): Promise<void> => {
    const conversation = this.#state.state?.conversations.get(this.conversation_id);
    if (!conversation) return;
    const items = memberActions(this.#role(conversation), member, member.user_id === this.#state.me);
    const picked = await showMenu(this.renderRoot, event.currentTarget as HTMLElement, items, msg(str`Actions for ${member.name}`));
    const role = picked === null ? null : givenRole(picked);
    const { user_id } = member;
    if (role === 'owner') this.#ask({ what: 'hand_over', user_id });
    else if (role) await this.#give(user_id, role);
    else if (picked === 'remove') this.#ask({ what: 'remove', user_id });
  };

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
    if (this.asked) this.#takeBack();
    else this.#back();
  };
}

const titles: Readonly<Record<ConversationDetails['mode'], () => string>> = { show: () => msg('Group details'), rename: () => msg('Edit group'), add: () => msg('Add people') };

function givenRole(picked: string): Participant['role'] | null {
  const roles: Readonly<Record<string, Participant['role']>> = { 'role-admin': 'admin', 'role-member': 'member', 'role-owner': 'owner' };
  return roles[picked] ?? null;
}
