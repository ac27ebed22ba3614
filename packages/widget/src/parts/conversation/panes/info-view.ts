import { msg, str } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import type { Message, OperationOutput } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Formats } from '../../../locales/formats.js';
import { avatar } from '../../avatar/avatar.js';
import { keyedList } from '../../keyed-list.js';
import { notice } from '../../states/notice.js';
import { skeletonRows } from '../../states/skeleton-rows.js';
import { Asked } from './asked.js';
import { moment } from './moment.js';

type Receipts = OperationOutput<'list_receipts'>;
type Versions = OperationOutput<'list_message_versions'>['versions'];

/** Whom a message of mine reached, who read it when, and what an edited one said before. */
export class InfoView {
  readonly #host: ReactiveControllerHost;
  readonly #client: ChatClient;
  readonly #place: { readonly conversation_id: string; readonly message_id: string };
  readonly #receipts: Asked<Receipts> | null;
  readonly #versions: Asked<Versions> | null;

  constructor(host: ReactiveControllerHost, client: ChatClient, message: Message, me: string) {
    this.#host = host;
    this.#client = client;
    this.#place = { conversation_id: message.conversation_id, message_id: message.id };
    this.#receipts = message.sender_id === me ? new Asked(host, () => client.call('list_receipts', this.#place)) : null;
    this.#versions = message.edited_at === null ? null : new Asked(host, async () => (await client.call('list_message_versions', this.#place)).versions);
  }

  /** @param text what the message says now */
  render(text: string, textOf: (message: Pick<Message, 'content'>) => string, formats: Formats | null): TemplateResult {
    return html`<div class="quoted whole" part="info-message" dir="auto">${text}</div>
      ${this.#receipts ? this.#readBy(this.#receipts, formats) : nothing}
      ${this.#versions ? this.#history(this.#versions, textOf, formats) : nothing}`;
  }

  #readBy(asked: Asked<Receipts>, formats: Formats | null): TemplateResult {
    const receipts = asked.value;
    if (!receipts) return waiting(asked, msg('Who read it could not be loaded.'));
    const row = this.#client.state.conversations.get(this.#place.conversation_id)?.row;
    if (receipts.recipient_count === 0) {
      const words = row?.participant_count === 1 ? msg('There is nobody else here.') : msg('Read receipts are off.');
      return html`<h3>${msg('Read by')}</h3><p class="hint">${words}</p>`;
    }
    const users = new Map(receipts.users.map((user) => [user.id, user]));
    // In a large group nobody is told what reached whom.
    const not_yet = row && row.participant_count > limits.participants_inline ? msg('Not read yet') : msg('Not delivered yet');
    return html`<h3>${msg(str`Read by ${receipts.read_count} of ${receipts.recipient_count}`)}</h3>
      <ul part="receipts" aria-label=${msg('Read by')}>${keyedList(receipts.receipts, ({ user_id }) => user_id, ({ user_id, read_at, delivered_at }) => {
        const user = users.get(user_id);
        return html`<li class="row">${avatar({ id: user_id, name: user?.name ?? '', avatar_url: user?.avatar_url ?? null, status: null })}
          <span class="lines"><span class="name" dir="auto">${user?.name}</span>${when(read_at, delivered_at, not_yet, formats)}</span></li>`;
      })}</ul>
      ${receipts.has_more ? html`<button type="button" class="button quiet more" @click=${() => void this.#more(asked, receipts)}>${msg('Show more')}</button>` : nothing}`;
  }

  async #more(asked: Asked<Receipts>, before: Receipts): Promise<void> {
    const after = before.receipts.at(-1)?.user_id;
    if (after === undefined) return;
    try {
      const page = await this.#client.call('list_receipts', { ...this.#place, after });
      asked.value = { ...page, receipts: [...before.receipts, ...page.receipts], users: [...before.users, ...page.users] };
    } catch {
      asked.value = null;
      asked.has_failed = true;
    }
    this.#host.requestUpdate();
  }

  #history(asked: Asked<Versions>, textOf: (message: Pick<Message, 'content'>) => string, formats: Formats | null): TemplateResult {
    const versions = asked.value;
    if (!versions) return waiting(asked, msg('Earlier versions could not be loaded.'));
    return html`<h3>${msg('Earlier versions')}</h3>
      <ol class="versions" part="versions" reversed>${[...versions].reverse().map(({ content, replaced_at }) => html`<li>
        <div class="quoted" dir="auto">${textOf({ content })}</div><span class="sub">${msg('Changed')} · ${moment(replaced_at, formats)}</span></li>`)}</ol>`;
  }
}

function when(read_at: string | null, delivered_at: string | null, not_yet: string, formats: Formats | null): TemplateResult {
  const at = read_at ?? delivered_at;
  if (at === null) return html`<span class="sub">${not_yet}</span>`;
  return html`<span class="sub">${read_at === null ? msg('Delivered') : msg('Read')} · ${moment(at, formats)}</span>`;
}

function waiting(asked: Asked<unknown>, failure: string): TemplateResult {
  return asked.has_failed ? notice({ is_error: true, text: failure, button: { label: msg('Try again'), press: () => void asked.again() } }) : skeletonRows(3);
}
