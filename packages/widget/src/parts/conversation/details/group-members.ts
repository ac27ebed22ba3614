import { msg, str } from '@lit/localize';
import type { ChatClient, ConversationState, State } from '@tenant-chat/client';
import type { Participant } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../../theme/icons.js';
import { moreIcons } from '../../../theme/more-icons.js';
import { keyedList } from '../../keyed-list.js';
import { showMenu } from '../../menu/show-menu.js';
import { searchField } from '../../search-field.js';
import { notice } from '../../states/notice.js';
import { skeletonRows } from '../../states/skeleton-rows.js';
import { confirmation } from './confirmation.js';
import { mayManage } from './may-manage.js';
import { memberActions, memberRow } from './member-row.js';
import { MembersController, type Member, type MembersHost } from './members-controller.js';

type Role = Participant['role'];

export interface GroupMembersHost extends MembersHost {
  readonly renderRoot: ParentNode;
  /** One change at a time; resolves whether it was made, and tells in place when it was not. */
  run(change: (client: ChatClient) => Promise<unknown>): Promise<boolean>;
  /** After the next drawing: on what is found there. */
  focusOn(selector: string): void;
  /** The person left the group. */
  left(): void;
}

export interface GroupOf {
  readonly state: State;
  readonly conversation: ConversationState;
  readonly me: string;
  readonly title: string;
}

/** What is about to happen to whom, when that is confirmed. */
interface Asked {
  readonly what: 'remove' | 'hand_over';
  readonly user_id: string;
}

/** Who is in a group and in which role; what may be done with whom, and leaving. */
export class GroupMembers {
  readonly #host: GroupMembersHost;
  readonly #members: MembersController;
  #of: GroupOf | null = null;
  #asked: Asked | null = null;

  constructor(host: GroupMembersHost) {
    this.#host = host;
    this.#members = new MembersController(host);
  }

  get is_asking(): boolean {
    return this.#asked !== null;
  }

  /** Whether it is asked whether something happens to this person. */
  asksOf(user_id: string): boolean {
    return this.#asked?.user_id === user_id;
  }

  forget(): void {
    this.#asked = null;
  }

  render(of: GroupOf, add: () => void): TemplateResult {
    this.#of = of;
    const { state, conversation, me } = of;
    const members = this.#members.list(state);
    const id = this.#asked?.user_id;
    // Gone, by this hand or another's.
    if (id !== undefined && id !== me && !members.some(({ user_id }) => user_id === id)) this.#asked = null;
    return html`<div class="bar"><h3>${msg(str`People (${conversation.row.participant_count})`)}</h3>
        ${mayManage(roleOf(of)) ? html`<button type="button" class="button quiet" part="add-people" @click=${add}>${moreIcons.plus}<span>${msg('Add people')}</span></button>` : nothing}</div>
      ${this.#members.is_large ? searchField({ label: msg('Search people'), value: this.#members.search, input: (text) => this.#members.find(text) }) : nothing}
      ${members.length === 0 ? this.#nobody() : html`<ul aria-label=${msg('People')}>${keyedList(members, ({ user_id }) => user_id, (member) => this.#member(member, of))}</ul>`}
      ${this.#more()}
      ${this.#leaving(of)}`;
  }

  #nobody(): TemplateResult | typeof nothing {
    const { status } = this.#members;
    if (status === 'error') return nothing;
    return status === 'ready' ? notice({ icon: icons.search, text: msg('Nobody of that name was found.') }) : skeletonRows(4);
  }

  #more(): TemplateResult | typeof nothing {
    const { status, has_more } = this.#members;
    if (status !== 'error') return has_more ? html`<button type="button" class="button quiet more" @click=${() => void this.#members.more()}>${msg('Show more')}</button>` : nothing;
    return html`<p class="error" role="alert">${msg('The people could not be loaded.')}</p>
      <button type="button" class="button quiet more" @click=${() => void this.#members.retry()}>${msg('Try again')}</button>`;
  }

  #member(member: Member, of: GroupOf): TemplateResult {
    const { name, user_id } = member;
    const { title, me } = of;
    const is_me = user_id === me;
    const asked = !is_me && this.asksOf(user_id) ? this.#asked : null;
    const question = asked?.what === 'hand_over'
      ? this.#confirmation(msg(str`Make ${name} the owner of ${title}? You will be an admin, and only ${name} can change that.`), msg('Make owner'))
      : this.#confirmation(msg(str`Remove ${name} from ${title}? They will no longer see its messages.`), msg('Remove'));
    return html`${memberRow(member, roleOf(of), is_me, (event, picked) => void this.#openMenu(event, picked, of))}${asked ? html`<li>${question}</li>` : nothing}`;
  }

  #leaving(of: GroupOf): TemplateResult {
    const { title, me } = of;
    if (this.asksOf(me)) {
      const question = msg(str`Leave ${title}? You will no longer see its messages.`);
      const heir = roleOf(of) === 'owner' && of.conversation.row.participant_count > 1 ? ` ${msg('The longest-standing admin, or else member, becomes its owner.')}` : '';
      return this.#confirmation(`${question}${heir}`, msg('Leave'));
    }
    return html`<button type="button" class="button quiet dangerous" part="leave" @click=${() => this.#ask({ what: 'remove', user_id: me })}>${msg('Leave the group')}</button>`;
  }

  #confirmation(question: string, action: string): TemplateResult {
    return confirmation({ question, action, yes: () => void this.#confirmed(), no: this.takeBack });
  }

  #set(asked: Asked | null): void {
    this.#asked = asked;
    this.#host.requestUpdate();
  }

  #ask(asked: Asked): void {
    this.#set(asked);
    this.#host.focusOn('.confirm button');
  }

  readonly takeBack = (): void => {
    const id = this.#asked?.user_id;
    this.#set(null);
    this.#host.focusOn(id === this.#of?.me ? '[part~="leave"]' : `[data-id="${id}"] button`);
  };

  async #confirmed(): Promise<void> {
    const { conversation_id } = this.#host;
    const asked = this.#asked;
    if (!asked) return;
    const { what, user_id } = asked;
    const is_done = what === 'remove' ? await this.#host.run((client) => client.call('remove_participant', { conversation_id, user_id })) : await this.#give(user_id, 'owner');
    if (!is_done) return;
    if (user_id === this.#of?.me) return this.#host.left();
    if (what === 'hand_over') return this.takeBack();
    this.#members.put(user_id, null);
    this.#set(null);
  }

  /** They were added: of a large group the feed does not tell. */
  again(): void {
    this.#members.again();
  }

  async #give(user_id: string, role: Role): Promise<boolean> {
    const { conversation_id } = this.#host;
    const is_done = await this.#host.run((client) => client.call('update_participant', { conversation_id, user_id, role }));
    if (is_done) this.#members.put(user_id, role);
    return is_done;
  }

  async #openMenu(event: Event, member: Member, of: GroupOf): Promise<void> {
    const { user_id, name } = member;
    const picked = await showMenu(this.#host.renderRoot, event.currentTarget as HTMLElement, memberActions(roleOf(of), member, user_id === of.me), msg(str`Actions for ${name}`));
    const role = picked === null ? null : givenRole(picked);
    if (role === 'owner') this.#ask({ what: 'hand_over', user_id });
    else if (role) await this.#give(user_id, role);
    else if (picked === 'remove') this.#ask({ what: 'remove', user_id });
  }
}

export function roleOf({ conversation, me }: Pick<GroupOf, 'conversation' | 'me'>): Role {
  return conversation.participants.get(me)?.role ?? 'member';
}

function givenRole(picked: string): Role | null {
  const roles: Readonly<Record<string, Role>> = { 'role-admin': 'admin', 'role-member': 'member', 'role-owner': 'owner' };
  return roles[picked] ?? null;
}
