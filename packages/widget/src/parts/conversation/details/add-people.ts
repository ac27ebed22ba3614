import { msg, str } from '@lit/localize';
import type { ChatClient, ConversationState, State } from '@tenant-chat/client';
import type { OperationInput, User } from '@tenant-chat/protocol/schemas';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { DirectoryController } from '../../../controllers/directory-controller.js';
import { icons } from '../../../theme/icons.js';
import { avatar } from '../../avatar/avatar.js';
import { keyedList } from '../../keyed-list.js';
import { presenceText } from '../../presence-text.js';
import { searchField } from '../../search-field.js';
import { notice } from '../../states/notice.js';
import { skeletonRows } from '../../states/skeleton-rows.js';
import { pluralOf } from '../../unread-text.js';

type History = NonNullable<OperationInput<'add_participants'>['history']>;

export interface Newcomers {
  readonly user_ids: readonly string[];
  readonly history: History;
}

type Host = ReactiveControllerHost & { client: ChatClient | null; conversation_id: string };

/** Choosing people for a group that exists. */
export class AddPeople {
  readonly #host: Host;
  readonly #done: (newcomers: Newcomers) => void;
  readonly #directory: DirectoryController;
  #query = '';
  #chosen: ReadonlySet<string> = new Set();
  #history: History = 'all';

  constructor(host: Host, done: (newcomers: Newcomers) => void) {
    this.#host = host;
    this.#done = done;
    this.#directory = new DirectoryController(host, () => ({ outside_conversation_id: host.conversation_id }));
  }

  clear(): void {
    this.#query = '';
    this.#chosen = new Set();
    this.#history = 'all';
    this.#directory.want(null);
  }

  render(state: State, conversation: ConversationState): TemplateResult {
    this.#directory.want(this.#query);
    // Somebody may have come in since they were asked for.
    const people = this.#directory.users.filter(({ id }) => !isIn(conversation, id));
    return html`<form class="choosing" @submit=${this.#submit}>
      ${searchField({ label: msg('Search people'), value: this.#query, input: this.#search })}
      ${people.length === 0 ? this.#nobody() : html`<ul aria-label=${msg('People')}>${keyedList(people, ({ id }) => id, (user) => this.#person(user, state))}</ul>`}
      ${this.#directory.has_more ? html`<button type="button" class="button quiet more" @click=${() => this.#directory.more()}>${msg('Show more')}</button>` : nothing}
      <div class="foot">
        <label class="choose"><span>${msg('They can read')}</span><select part="add-history" @change=${this.#chooseHistory}>${this.#histories()}</select></label>
        <button type="submit" class="button" part="add-confirm" ?disabled=${this.#chosen.size === 0}>${this.#addText()}</button>
      </div>
    </form>`;
  }

  #person(user: User, state: State): TemplateResult {
    const status = state.presence.get(user.id)?.status ?? user.status;
    return html`<li><label class="row choice">
      ${avatar({ id: user.id, name: user.name, avatar_url: user.avatar_url, status })}
      <span class="lines"><span class="name" dir="auto">${user.name}</span><span class="sub">${presenceText(status)}</span></span>
      <input type="checkbox" .checked=${this.#chosen.has(user.id)} @change=${() => this.#toggle(user.id)} />
    </label></li>`;
  }

  #nobody(): TemplateResult {
    const { status } = this.#directory;
    if (status === 'error')
      return notice({ icon: icons.alert, is_error: true, text: msg('The people could not be loaded.'), button: { label: msg('Try again'), press: () => this.#directory.retry() } });
    return status === 'ready' ? notice({ icon: icons.search, text: msg('There is nobody else to add.') }) : skeletonRows(4);
  }

  #addText(): string {
    const count = this.#chosen.size;
    if (count === 0) return msg('Add');
    return pluralOf(count) === 'one' ? msg('Add 1 person') : msg(str`Add ${count} people`);
  }

  readonly #search = (value: string): void => {
    this.#query = value;
    this.#host.requestUpdate();
  };

  #toggle(user_id: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(user_id)) chosen.add(user_id);
    this.#chosen = chosen;
    this.#host.requestUpdate();
  }

  #histories(): readonly TemplateResult[] {
    const labels: Readonly<Record<History, string>> = { all: msg('all earlier messages'), from_today: msg('messages of today'), from_now: msg('no earlier messages') };
    return Object.entries(labels).map(([value, label]) => html`<option value=${value} ?selected=${value === this.#history}>${label}</option>`);
  }

  readonly #chooseHistory = (event: Event): void => {
    this.#history = (event.target as HTMLSelectElement).value as History; // one of the options above
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#chosen.size > 0) this.#done({ user_ids: [...this.#chosen], history: this.#history });
  };
}

function isIn(conversation: ConversationState, user_id: string): boolean {
  return conversation.participants.get(user_id)?.left_at === null;
}
