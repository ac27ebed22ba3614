import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Formats } from '../../../locales/formats.js';
import { icons } from '../../../theme/icons.js';
import { keyedList } from '../../keyed-list.js';
import { notice } from '../../states/notice.js';
import { skeletonRows } from '../../states/skeleton-rows.js';
import { latestMessage } from '../latest-message.js';
import { Asked } from './asked.js';
import { moment } from './moment.js';

export interface PinsActions {
  readonly open: (message_id: string) => void;
  readonly textOf: (message: Message) => TemplateResult | string;
  readonly nameOf: (user_id: string) => string;
}

/** What is pinned to a conversation, the last pinned first. What changes meanwhile is followed, as far as the client knows of it. */
export class PinsView {
  readonly #client: ChatClient;
  readonly #conversation_id: string;
  readonly #pins: Asked<readonly Message[]>;

  constructor(host: ReactiveControllerHost, client: ChatClient, conversation_id: string) {
    this.#client = client;
    this.#conversation_id = conversation_id;
    this.#pins = new Asked(host, async () => (await client.call('list_pins', { conversation_id })).messages);
  }

  render({ open, textOf, nameOf }: PinsActions, formats: Formats | null): TemplateResult {
    const hidden = this.#client.state.conversations.get(this.#conversation_id)?.preference?.hidden_seqs ?? [];
    const pins = this.#pins.value?.map((pin) => latestMessage(this.#client, pin)).filter(({ pinned_at, seq }) => pinned_at !== null && !hidden.includes(seq));
    if (!pins) {
      return this.#pins.has_failed
        ? notice({ icon: icons.alert, is_error: true, text: msg('Pinned messages could not be loaded.'), button: { label: msg('Try again'), press: () => void this.#pins.again() } })
        : skeletonRows(3);
    }
    if (pins.length === 0) return notice({ text: msg('Nothing is pinned here. Pin a message from its menu.') });
    return html`<ul class="pins" part="pins" aria-label=${msg('Pinned messages')}>${keyedList(pins, ({ id }) => id, (message) => html`<li>
      <button type="button" class="pin" part="pin" @click=${() => open(message.id)}>
        <span class="line"><span class="name" dir="auto">${nameOf(message.sender_id)}</span>${moment(message.created_at, formats)}</span>
        <span class="pin-text" dir="auto">${textOf(message)}</span></button></li>`)}</ul>`;
  }
}
