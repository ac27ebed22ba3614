import { msg, str } from '@lit/localize';
import { hasOlder, type ChatClient, type ConversationState, type State } from '@tenant-chat/client';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Formats } from '../../locales/formats.js';
import { icons } from '../../theme/icons.js';
import { newsText } from './announcer.js';
import { decideLanding, FOLLOW_PX } from './decide-landing.js';
import { jumpText } from './jump-text.js';
import { timelineRow, type RowContext } from './message-row.js';
import { listStart } from './list-start.js';
import { OlderPages } from './older-pages.js';
import { ReadMarker } from './read-marker.js';
import { moveAmongRows } from './row-focus.js';
import { RowContexts } from './row-context.js';
import { ScrollEngine, type ScrollPlace } from './scroll-engine.js';
import { ShownChunks } from './shown-chunks.js';
import { TimelineChunks, type Chunk } from './timeline-chunks.js';
import { TimelineMemo } from './timeline-memo.js';
import { UnreadPlace } from './unread-place.js';

export interface ListView {
  readonly client: ChatClient;
  readonly state: State;
  readonly conversation: ConversationState;
  readonly me: string;
  readonly title: string;
  readonly formats: Formats | null;
  readonly is_offline: boolean;
}

/** The messages of the open conversation: what is drawn, where the view stands, what has been seen. */
export class MessageList implements ReactiveController {
  readonly #host: LitElement;
  readonly #engine = new ScrollEngine((place) => this.#onMove(place));
  readonly #marker = new ReadMarker((seq) => this.#view?.client.markRead(this.#view.conversation.row.id, seq));
  readonly #contexts = new RowContexts();
  readonly #older: OlderPages;
  #memo = new TimelineMemo();
  #cut = new TimelineChunks();
  #shown = new ShownChunks();
  #unread = new UnreadPlace();
  #view: ListView | null = null;
  #drawn: readonly Chunk[] = [];
  #is_opening = true;
  #newest_seq = 0;
  #seen_seq = 0;
  #distance_before_px = 0;
  #place: ScrollPlace = { distance_px: 0, above_px: 0 };
  #arrived: ConversationState['messages'] = [];
  #look = '';

  constructor(host: LitElement) {
    this.#host = host;
    this.#older = new OlderPages(() => host.requestUpdate());
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#engine.detach();
    this.#marker.stop();
  }

  /** Forgets the conversation that was open: the next one drawn begins anew. */
  close(): void {
    this.hostDisconnected();
    this.#memo = new TimelineMemo();
    this.#cut = new TimelineChunks();
    this.#shown = new ShownChunks();
    this.#unread = new UnreadPlace();
    this.#older.forget();
    this.#view = null;
    this.#drawn = this.#arrived = [];
    this.#is_opening = true;
    this.#newest_seq = this.#seen_seq = 0;
  }

  toEnd(): void {
    this.#engine.toEnd();
  }

  render(view: ListView): TemplateResult {
    const { conversation, me } = view;
    if (this.#view === null) this.#open(view);
    this.#view = view;
    this.#noteArrivals(conversation, me);
    const unread_seq = this.#unread.shownSeq(conversation);
    const chunks = this.#shown.update(this.#cut.update(this.#memo.items(conversation, me, unread_seq)), this.#is_opening);
    if (chunks !== this.#drawn) {
      this.#engine.capture();
      this.#distance_before_px = this.#engine.distance_px;
      this.#drawn = chunks;
    }
    const contexts = this.#contexts.update(view.state, conversation, view.formats);
    const contextOf = (chunk: Chunk): RowContext => (chunk.has_waiting && view.is_offline ? contexts.offline : contexts.online);
    return html`<div class="list">
      ${keyed(
        conversation.row.id,
        html`<div class="messages" part="messages" role="log" aria-live="off" aria-label=${msg(str`Messages with ${view.title}`)} tabindex="0"
          @click=${this.#onClick} @keydown=${this.#onKeydown}><div class="content">
          <div class="start">${this.#start(view, chunks)}</div>
          <div class="chunks">${repeat(chunks, (chunk) => chunk.key, (chunk) => chunkRows(chunk, contextOf(chunk)))}</div>
          <div class="end"></div>
        </div></div>`,
      )}
      ${this.#jumpUp(conversation)} ${this.#jumpDown(conversation)}
      <div class="visually-hidden announcer" role="status" aria-live="polite"></div>
    </div>`;
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    const [view, chunks, end] = ['.messages', '.chunks', '.end'].map((part) => root.querySelector<HTMLElement>(part));
    if (!view || !chunks || !end || !this.#view) return;
    this.#engine.attach(view, chunks);
    this.#marker.observe(end);
    if (this.#is_opening) this.#land(view);
    else this.#follow(view);
    this.#announce();
    this.#arrived = [];
    const { conversation, me } = this.#view;
    const read_seq = conversation.participants.get(me)?.read_seq ?? 0;
    this.#marker.offer(this.#newest_seq > read_seq ? this.#newest_seq : null);
  }

  #open({ conversation, me }: ListView): void {
    this.#unread.open(conversation, me);
    this.#seen_seq = conversation.participants.get(me)?.read_seq ?? 0;
    this.#newest_seq = conversation.messages.at(-1)?.seq ?? 0;
  }

  #noteArrivals({ messages }: ConversationState, me: string): void {
    const newest_seq = messages.at(-1)?.seq ?? 0;
    if (newest_seq <= this.#newest_seq) return;
    let from = messages.length;
    while (from > 0 && (messages[from - 1]?.seq ?? 0) > this.#newest_seq) from -= 1;
    this.#newest_seq = newest_seq;
    if (this.#is_opening) return;
    this.#arrived = messages.slice(from).filter((message) => message.sender_id !== me && message.deleted_at === null);
    const [first] = this.#arrived;
    if (first && !ReadMarker.isWatched()) this.#unread.missed(first.seq);
  }

  /** At the first unread message, where it can not be seen from the end. */
  #land(view: HTMLElement): void {
    if (this.#drawn.length === 0 || view.clientHeight === 0) return;
    this.#is_opening = false;
    const divider = view.querySelector('.unread');
    const is_above = divider !== null && divider.getBoundingClientRect().top < view.getBoundingClientRect().top;
    if (is_above) this.#engine.toStartOf(divider, 12);
    else this.#engine.toEnd();
  }

  #follow(view: HTMLElement): void {
    const [first] = this.#arrived;
    const row = first === undefined ? null : view.querySelector(`[data-seq="${first.seq}"]`);
    const first_px = row?.getBoundingClientRect().height ?? 0;
    const landing = row === null ? 'hold' : decideLanding({ distance_px: this.#distance_before_px, view_px: this.#engine.view_px, first_px });
    if (landing === 'end') this.#engine.toEnd();
    else if (landing === 'start' && row) this.#engine.toStartOf(row, 8);
    else this.#engine.refresh();
  }

  #announce(): void {
    const announcer = this.#host.renderRoot.querySelector('.announcer');
    if (!announcer || this.#arrived.length === 0 || !this.#view) return;
    const { users } = this.#view.state;
    announcer.textContent = newsText(this.#arrived.map(({ sender_id, content }) => ({ author: users.get(sender_id)?.name ?? '', content })));
  }

  #onMove(place: ScrollPlace): void {
    this.#place = place;
    const view = this.#view;
    if (!view || this.#is_opening) return;
    const row_seq = place.distance_px <= 2 ? this.#newest_seq : Number(this.#engine.lastRowInView()?.dataset['seq'] ?? 0);
    this.#seen_seq = Math.max(this.#seen_seq, row_seq);
    const is_near = place.above_px < OlderPages.AHEAD_PX;
    if (is_near && !this.#shown.showMore(() => this.#host.requestUpdate())) void this.#older.load(view.client, view.conversation);
    const look = `${place.distance_px > FOLLOW_PX} ${this.#unseen(view.conversation, view.me)}`;
    if (look === this.#look) return;
    this.#look = look;
    this.#host.requestUpdate();
  }

  #unseen({ messages }: ConversationState, me: string): number {
    let count = 0;
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const message = messages[at];
      if (!message || message.seq <= this.#seen_seq) break;
      if (message.sender_id !== me && message.deleted_at === null) count += 1;
    }
    return count;
  }

  #start(view: ListView, chunks: readonly Chunk[]): TemplateResult | typeof nothing {
    const { conversation, title } = view;
    const greet = (): void => {
      view.client.send(conversation.row.id, '👋');
    };
    return listStart({ is_empty: chunks.length === 0, has_older: hasOlder(conversation), has_failed: this.#older.has_failed, conversation, title, greet, again: () => this.#older.again(view.client, conversation) });
  }

  #jumpDown({ messages }: ConversationState): TemplateResult | typeof nothing {
    const view = this.#view;
    if (this.#place.distance_px <= FOLLOW_PX || view === null || this.#is_opening) return nothing;
    const count = this.#unseen(view.conversation, view.me);
    const words = count === 0 ? msg('Go to the newest message') : jumpText(count, this.#seen_seq < this.#unread.opened_seq && messages.length > 0);
    return html`<button type="button" class="jump down ${count > 0 ? 'news' : ''}" part="jump-to-end" aria-label=${words} title=${count === 0 ? words : nothing}
      @click=${() => this.toEnd()}>${icons.down}${count === 0 ? nothing : html`<span>${words}</span>`}</button>`;
  }

  /** To the first unread message, where that is on a page not loaded yet. */
  #jumpUp(conversation: ConversationState): TemplateResult | typeof nothing {
    if (this.#unread.isLoaded(conversation)) return nothing;
    return html`<button type="button" class="jump up news" part="jump-to-unread" @click=${this.#toUnread}>${icons.down}<span>${jumpText(this.#unread.count, true)}</span></button>`;
  }

  readonly #toUnread = async (): Promise<void> => {
    const opened = this.#view?.conversation.row.id;
    const here = (): ListView | null => (this.#view?.conversation.row.id === opened ? this.#view : null);
    for (let view = here(); view && !this.#unread.isLoaded(view.conversation); view = here()) {
      if (!(await this.#older.load(view.client, view.conversation))) return;
      await this.#host.updateComplete;
    }
    this.#shown.showAll();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const divider = this.#host.renderRoot.querySelector('.messages .unread');
    if (divider) this.#engine.toStartOf(divider, 12);
  };

  readonly #onClick = (event: MouseEvent): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    const key = button?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (!button || key === undefined || !this.#view) return;
    if (button.dataset['action'] === 'retry') this.#view.client.retry(key);
    else this.#view.client.discard(key);
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    moveAmongRows(event, () => this.#engine.lastRowInView());
  };
}

function chunkRows(chunk: Chunk, context: RowContext): TemplateResult {
  return html`<div class="chunk">${guard([chunk.items, context], () => repeat(chunk.items, (item) => item.key, (item, n) => timelineRow(item, chunk.items[n + 1], context)))}</div>`;
}
