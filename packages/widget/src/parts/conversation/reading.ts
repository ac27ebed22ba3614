import { msg } from '@lit/localize';
import type { ConversationState } from '@tenant-chat/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { moreIcons } from '../../theme/more-icons.js';
import { newsText } from './announcer.js';
import { FOLLOW_PX } from './decide-landing.js';
import { jumpText } from './jump-text.js';
import { lastRowInView } from './last-row-in-view.js';
import type { ListView } from './list-view.js';
import { OlderPages } from './older-pages.js';
import { ReadMarker } from './read-marker.js';
import type { ScrollEngine, ScrollPlace } from './scroll-engine.js';
import { plainText } from './rich-text.js';
import type { ShownChunks } from './shown-chunks.js';
import type { UnreadPlace } from './unread-place.js';

/** What of the list the reading needs. */
export interface ReadingOf {
  readonly host: LitElement;
  readonly engine: ScrollEngine;
  readonly shown: ShownChunks;
  readonly unread: UnreadPlace;
  /** The conversation as it is drawn now. */
  readonly view: () => ListView;
}

/**
 * What the person does with the messages of an open conversation: how far she has seen and read, the older pages she comes to, the
 * buttons that jump, what is read out. Begins when there is something to read, a moment after the first paint.
 */
export class Reading {
  readonly #of: ReadingOf;
  readonly #older: OlderPages;
  readonly #marker: ReadMarker;
  #newest_seq = 0;
  #seen_seq: number;
  #place: ScrollPlace = { distance_px: 0, above_px: 0 };
  #look = '';
  #is_over = false;

  constructor(of: ReadingOf) {
    this.#of = of;
    this.#older = new OlderPages(() => of.host.requestUpdate());
    this.#marker = new ReadMarker((seq) => this.#view.client.markRead(this.#view.conversation.row.id, seq));
    this.#seen_seq = this.#read_seq;
  }

  get #view(): ListView {
    return this.#of.view();
  }

  get #read_seq(): number {
    const { conversation, me } = this.#view;
    return conversation.participants.get(me)?.read_seq ?? 0;
  }

  /** The list was drawn, with these messages of others new in it. */
  drawn(newest_seq: number, arrived: ConversationState['messages']): void {
    this.#newest_seq = newest_seq;
    const root = this.#of.host.renderRoot;
    const end = root.querySelector('.end');
    if (end) this.#marker.observe(end);
    this.#marker.offer(newest_seq > this.#read_seq ? newest_seq : null);
    const announcer = root.querySelector('.announcer');
    if (!announcer || arrived.length === 0) return;
    const nameOf = (user_id: string): string => this.#view.state.users.get(user_id)?.name ?? '';
    announcer.textContent = newsText(arrived.map(({ sender_id, content }) => ({ author: nameOf(sender_id), content: plainText(content, { nameOf }) })));
  }

  moved(place: ScrollPlace): void {
    this.#place = place;
    const { host, shown } = this.#of;
    const row_seq = place.distance_px <= 2 ? this.#newest_seq : Number(lastRowInView(host.renderRoot.querySelector('.messages'))?.dataset['seq'] ?? 0);
    this.#seen_seq = Math.max(this.#seen_seq, row_seq);
    const is_near = place.above_px < OlderPages.AHEAD_PX;
    if (is_near && !shown.showMore(() => host.requestUpdate())) void this.#loadOlder();
    const look = `${place.distance_px > FOLLOW_PX} ${this.#unseen()}`;
    if (look === this.#look) return;
    this.#look = look;
    host.requestUpdate();
  }

  /** Stands above the messages when older ones did not come. */
  failure(): TemplateResult | null {
    if (!this.#older.has_failed) return null;
    const { client, conversation } = this.#view;
    return html`<div class="older" role="alert"><span>${msg('Older messages could not be loaded.')}</span>
      <button type="button" class="link" @click=${() => this.#older.again(client, conversation)}>${msg('Try again')}</button></div>`;
  }

  jumps(): TemplateResult {
    return html`${this.#jumpUp()} ${this.#jumpDown()}`;
  }

  /** A button of a message that was not sent. */
  press(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    const key = button?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (!button || key === undefined) return;
    if (button.dataset['action'] === 'retry') this.#view.client.retry(key);
    else this.#view.client.discard(key);
  }

  stop(): void {
    this.#is_over = true;
    this.#marker.stop();
  }

  #loadOlder(): Promise<boolean> {
    return this.#older.load(this.#view.client, this.#view.conversation);
  }

  #unseen(): number {
    const { conversation: { messages }, me } = this.#view;
    let count = 0;
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const message = messages[at];
      if (!message || message.seq <= this.#seen_seq) break;
      if (message.sender_id !== me && message.deleted_at === null) count += 1;
    }
    return count;
  }

  #jumpDown(): TemplateResult | typeof nothing {
    if (this.#place.distance_px <= FOLLOW_PX) return nothing;
    const count = this.#unseen();
    const { engine, unread } = this.#of;
    const words = count === 0 ? msg('Go to the newest message') : jumpText(count, this.#seen_seq < unread.opened_seq);
    return html`<button type="button" class="jump down ${count > 0 ? 'news' : ''}" part="jump-to-end" aria-label=${words} title=${count === 0 ? words : nothing}
      @click=${() => engine.toEnd()}>${moreIcons.down}${count === 0 ? nothing : html`<span>${words}</span>`}</button>`;
  }

  /** To the first unread message, where that is on a page not loaded yet. */
  #jumpUp(): TemplateResult | typeof nothing {
    const { unread } = this.#of;
    if (unread.isLoaded(this.#view.conversation)) return nothing;
    return html`<button type="button" class="jump up news" part="jump-to-unread" @click=${this.#toUnread}>${moreIcons.down}<span>${jumpText(unread.count, true)}</span></button>`;
  }

  readonly #toUnread = async (): Promise<void> => {
    const { host, engine, shown, unread } = this.#of;
    while (!this.#is_over && !unread.isLoaded(this.#view.conversation)) {
      if (!(await this.#loadOlder())) return;
      await host.updateComplete;
    }
    if (this.#is_over) return;
    shown.showAll();
    host.requestUpdate();
    await host.updateComplete;
    const divider = host.renderRoot.querySelector('.messages .unread');
    if (divider) engine.toStartOf(divider, 12);
  };
}
