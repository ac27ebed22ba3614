import { msg, str } from '@lit/localize';
import { conversationList, type ChatClient, type State } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { DirectoryController } from '../../../controllers/directory-controller.js';
import { avatar, type AvatarOf } from '../../avatar/avatar.js';
import { foldText } from '../../fold-text.js';
import { keyedList } from '../../keyed-list.js';
import { searchField } from '../../search-field.js';
import { notice } from '../../states/notice.js';
import { pluralOf } from '../../unread-text.js';
import { errorWords } from '../error-words.js';
import { latestMessage } from '../latest-message.js';

/** At once; who wants to tell more people makes a group. */
const MOST_CONVERSATIONS = 10;

type Host = ReactiveControllerHost & { client: ChatClient | null };

/** Where a message goes to: some of my conversations, and people with whom there is none yet. */
export class ForwardView {
  readonly #host: Host;
  readonly #client: ChatClient;
  readonly #done: (conversation_ids: readonly string[]) => void;
  #query = '';
  /** Conversations, and people with whom there is none: by id, with their name. */
  #chosen: ReadonlyMap<string, { readonly name: string; readonly is_person: boolean }> = new Map();
  #failure = '';
  /** A second press while a conversation is begun would send everything twice. */
  #is_busy = false;
  readonly #directory: DirectoryController;

  constructor(host: Host, client: ChatClient, done: (conversation_ids: readonly string[]) => void) {
    this.#host = host;
    this.#client = client;
    this.#done = done;
    this.#directory = new DirectoryController(host);
  }

  /** @param message as it is now */
  render(state: State, me: string, message: Message, text: string): TemplateResult {
    this.#leaveGone(state);
    const words = foldText(this.#query.trim());
    this.#directory.want(this.#query);
    const all = conversationList(state, { archived: false });
    const found = all.filter(({ title }) => words === '' || foldText(title).includes(words)).slice(0, 100);
    const people = this.#directory.users.filter(({ id, deactivated_at }) => id !== me && deactivated_at === null && !all.some(({ other_user_id }) => other_user_id === id));
    const is_empty = found.length + people.length === 0;
    return html`<form class="choosing" @submit=${(event: SubmitEvent) => void this.#submit(event, message)}>
      <div class="quoted whole" dir="auto">${text}</div>
      ${searchField({ label: msg('Search people and conversations'), value: this.#query, input: this.#search })}
      ${is_empty && this.#directory.status !== 'loading' ? notice({ text: msg('Nothing found.') })
        : html`<ul aria-label=${msg('Conversations')}>
          ${keyedList(found, ({ id }) => id, ({ id, title, kind, colour, other_user_id }) =>
            this.#target(id, { id: other_user_id ?? id, name: title, avatar_url: state.users.get(other_user_id ?? '')?.avatar_url ?? null, is_group: kind === 'group', colour }))}
          ${keyedList(people, ({ id }) => id, ({ id, name, avatar_url }) => this.#target(id, { id, name, avatar_url }, true))}</ul>`}
      ${this.#directory.has_more ? html`<button type="button" class="button quiet more" @click=${() => this.#directory.more()}>${msg('Show more')}</button>` : nothing}
      ${this.#failure ? html`<p class="error" role="alert">${this.#failure}</p>` : nothing}
      <div class="foot"><button type="submit" class="button" part="forward-confirm" ?disabled=${this.#chosen.size === 0}>${this.#words()}</button></div>
    </form>`;
  }

  #target(id: string, of: AvatarOf, is_person = false): TemplateResult {
    const is_chosen = this.#chosen.has(id);
    const is_full = !is_chosen && this.#chosen.size >= MOST_CONVERSATIONS;
    return html`<li><label class="row choice" part="forward-target">${avatar(of)}<span class="lines"><span class="name" dir="auto">${of.name}</span></span>
      <input type="checkbox" .checked=${is_chosen} ?disabled=${is_full} @change=${() => this.#toggle(id, of.name, is_person)} /></label></li>`;
  }

  #words(): string {
    const count = this.#chosen.size;
    if (count === 0) return msg('Forward');
    return pluralOf(count) === 'one' ? msg('Forward to 1 conversation') : msg(str`Forward to ${count} conversations`);
  }

  #toggle(id: string, name: string, is_person: boolean): void {
    const chosen = new Map(this.#chosen);
    if (!chosen.delete(id)) chosen.set(id, { name, is_person });
    this.#chosen = chosen;
    this.#host.requestUpdate();
  }

  /** What the person is no longer in can neither be chosen nor unticked. */
  #leaveGone({ conversations }: State): void {
    for (const [id, { name, is_person }] of this.#chosen) {
      if (is_person || conversations.has(id)) continue;
      this.#untick(id);
      this.#failure = msg(str`You are no longer in ${name}.`);
    }
  }

  #untick(id: string): void {
    this.#chosen = new Map([...this.#chosen].filter(([each]) => each !== id));
  }

  readonly #search = (value: string): void => {
    this.#query = value;
    this.#host.requestUpdate();
  };

  /** Through the outbox, like everything that is sent: what is offline now goes later. With somebody new a conversation is begun first; who is not reached holds up nobody else. */
  async #submit(event: SubmitEvent, message: Message): Promise<void> {
    event.preventDefault();
    if (this.#is_busy) return;
    this.#is_busy = true;
    this.#failure = '';
    const places = await Promise.allSettled([...this.#chosen].map(async ([id, { is_person }]) => ({ id, to: is_person ? (await this.#client.startDirect(id)).id : id })));
    this.#is_busy = false;
    const { content, deleted_at } = latestMessage(this.#client, message);
    if (deleted_at !== null) return; // The pane says so.
    const reached = places.flatMap((place) => (place.status === 'fulfilled' ? [place.value] : []));
    const refused = places.find((place) => place.status === 'rejected');
    for (const { id, to } of reached) {
      this.#client.send(to, content, { is_forwarded: true });
      this.#untick(id);
    }
    if (!refused) return void (reached.length > 0 && this.#done(reached.map(({ to }) => to)));
    // Who could not be reached stays ticked, alone.
    this.#failure = errorWords(refused.reason);
    this.#host.requestUpdate();
  }
}
