import { msg, str } from '@lit/localize';
import { conversationList, type ChatClient, type ConversationSummary, type State } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { avatar } from '../../avatar/avatar.js';
import { foldText } from '../../fold-text.js';
import { keyedList } from '../../keyed-list.js';
import { searchField } from '../../search-field.js';
import { notice } from '../../states/notice.js';
import { pluralOf } from '../../unread-text.js';

/** At once; who wants to tell more people makes a group. */
const MOST_CONVERSATIONS = 10;

/** Where a message goes to: one or several of my conversations. */
export class ForwardView {
  readonly #host: ReactiveControllerHost;
  readonly #client: ChatClient;
  readonly #done: (conversation_ids: readonly string[]) => void;
  #query = '';
  #chosen: ReadonlySet<string> = new Set();

  constructor(host: ReactiveControllerHost, client: ChatClient, done: (conversation_ids: readonly string[]) => void) {
    this.#host = host;
    this.#client = client;
    this.#done = done;
  }

  /** @param message as it is now */
  render(state: State, message: Message, text: string): TemplateResult {
    const words = foldText(this.#query.trim());
    const found = conversationList(state, { archived: false }).filter(({ title }) => words === '' || foldText(title).includes(words)).slice(0, 100);
    return html`<form class="choosing" @submit=${(event: SubmitEvent) => this.#submit(event, message)}>
      <div class="quoted whole" dir="auto">${text}</div>
      ${searchField({ label: msg('Search conversations'), value: this.#query, input: this.#search })}
      ${found.length === 0 ? notice({ text: msg('No conversation of that name was found.') })
        : html`<ul aria-label=${msg('Conversations')}>${keyedList(found, ({ id }) => id, (summary) => this.#target(summary, state))}</ul>`}
      <div class="foot"><button type="submit" class="button" part="forward-confirm" ?disabled=${this.#chosen.size === 0}>${this.#words()}</button></div>
    </form>`;
  }

  #target({ id, title, kind, colour, other_user_id }: ConversationSummary, state: State): TemplateResult {
    const is_chosen = this.#chosen.has(id);
    const is_full = !is_chosen && this.#chosen.size >= MOST_CONVERSATIONS;
    const avatar_url = state.users.get(other_user_id ?? '')?.avatar_url ?? null;
    return html`<li><label class="row choice" part="forward-target">
      ${avatar({ id: other_user_id ?? id, name: title, avatar_url, status: null, is_group: kind === 'group', colour })}<span class="lines"><span class="name" dir="auto">${title}</span></span>
      <input type="checkbox" .checked=${is_chosen} ?disabled=${is_full} @change=${() => this.#toggle(id)} /></label></li>`;
  }

  #words(): string {
    const count = this.#chosen.size;
    if (count === 0) return msg('Forward');
    return pluralOf(count) === 'one' ? msg('Forward to 1 conversation') : msg(str`Forward to ${count} conversations`);
  }

  #toggle(id: string): void {
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(id)) chosen.add(id);
    this.#chosen = chosen;
    this.#host.requestUpdate();
  }

  readonly #search = (value: string): void => {
    this.#query = value;
    this.#host.requestUpdate();
  };

  /** Through the outbox, like everything that is sent: what is offline now goes later. */
  #submit(event: SubmitEvent, { content }: Message): void {
    event.preventDefault();
    const targets = [...this.#chosen];
    for (const id of targets) this.#client.send(id, content, { is_forwarded: true });
    if (targets.length > 0) this.#done(targets);
  }
}
