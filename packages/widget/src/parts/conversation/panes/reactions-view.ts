import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import type { Message, OperationOutput, Reaction } from '@tenant-chat/protocol/schemas';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Formats } from '../../../locales/formats.js';
import { avatar } from '../../avatar/avatar.js';
import { keyedList } from '../../keyed-list.js';
import { notice } from '../../states/notice.js';
import { skeletonRows } from '../../states/skeleton-rows.js';
import { icons } from '../../../theme/icons.js';
import { latestMessage } from '../latest-message.js';
import { Asked } from './asked.js';
import { moment } from './moment.js';

type Page = OperationOutput<'list_reactions'>;

/** Who reacted to a message, one kind at a time, the first one first. It follows the message. */
export class ReactionsView {
  readonly #host: ReactiveControllerHost;
  readonly #client: ChatClient;
  readonly #message: Message;
  #emoji: string | null;
  /** Of the kind and the version of the message that are its key. */
  #asked: { readonly key: string; readonly people: Asked<Page> } | null = null;

  constructor(host: ReactiveControllerHost, client: ChatClient, message: Message, emoji: string | null) {
    this.#host = host;
    this.#client = client;
    this.#message = message;
    this.#emoji = emoji;
  }

  render(me: string, formats: Formats | null): TemplateResult {
    const { reactions, version } = latestMessage(this.#client, this.#message);
    const shown = reactions.find(({ emoji }) => emoji === this.#emoji) ?? reactions[0];
    if (!shown) return notice({ text: msg('Nobody reacts to this message any more.') });
    return html`<div class="kinds" role="group" aria-label=${msg('Reactions')}>${reactions.map((each) => this.#kind(each, each === shown))}</div>
      ${this.#people(shown.emoji, version, me, formats)}`;
  }

  #kind({ emoji, count }: Reaction, is_shown: boolean): TemplateResult {
    const show = (): void => {
      this.#emoji = emoji;
      this.#host.requestUpdate();
    };
    return html`<button type="button" class="kind" part="reaction-kind" aria-pressed=${is_shown} aria-label=${`${emoji} ${count}`} @click=${show}><span>${emoji}</span><span class="count">${count}</span></button>`;
  }

  #people(emoji: string, version: number, me: string, formats: Formats | null): TemplateResult {
    const people = this.#ask(emoji, version);
    const page = people.value;
    if (!page) {
      return people.has_failed
        ? notice({ icon: icons.alert, is_error: true, text: msg('Who reacted could not be loaded.'), button: { label: msg('Try again'), press: () => void people.again() } })
        : skeletonRows(3);
    }
    const users = new Map(page.users.map((user) => [user.id, user]));
    return html`<ul part="reacted" aria-label=${msg('Who reacted')}>${keyedList(page.reactions, ({ user_id }) => user_id, ({ user_id, created_at }) => {
      const user = users.get(user_id);
      const name = user?.name ?? '';
      return html`<li class="row">${avatar({ id: user_id, name, avatar_url: user?.avatar_url ?? null, status: null })}
        <span class="lines"><span class="name" dir="auto">${user_id === me ? msg('You') : name}</span>${moment(created_at, formats)}</span></li>`;
    })}</ul>
    ${page.has_more ? html`<button type="button" class="button quiet more" @click=${() => void this.#more(people, page)}>${msg('Show more')}</button>` : nothing}`;
  }

  /** What is shown of a kind stays until its newer page is here. */
  #ask(emoji: string, version: number): Asked<Page> {
    const key = `${emoji} ${version}`;
    if (this.#asked?.key === key) return this.#asked.people;
    const before = this.#asked?.key.startsWith(`${emoji} `) ? this.#asked.people.value : null;
    const { conversation_id, id: message_id } = this.#message;
    const limit = Math.min(200, Math.max(50, before?.reactions.length ?? 0));
    const people = new Asked(this.#host, () => this.#client.call('list_reactions', { conversation_id, message_id, emoji, limit }));
    people.value = before;
    this.#asked = { key, people };
    return people;
  }

  async #more(people: Asked<Page>, before: Page): Promise<void> {
    const { conversation_id, id: message_id } = this.#message;
    const last = before.reactions.at(-1);
    if (!last) return;
    try {
      const page = await this.#client.call('list_reactions', { conversation_id, message_id, emoji: last.emoji, after: last.user_id, after_at: last.created_at });
      people.value = { ...page, reactions: [...before.reactions, ...page.reactions], users: [...before.users, ...page.users] };
    } catch {
      people.value = null;
      people.has_failed = true;
    }
    this.#host.requestUpdate();
  }
}
