import { msg, str } from '@lit/localize';
import { hasOlder, type ConversationState } from '@tenant-chat/client';
import { html, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyedList } from '../keyed-list.js';
import { laterIfLoaded } from '../load-later.js';
import { decideLanding } from './decide-landing.js';
import { isWatched } from './is-watched.js';
import { timelineRow, type RowContext } from './message-row.js';
import { messageSkeletons } from './message-skeletons.js';
import type { ListView } from './list-view.js';
import type { Reading } from './reading.js';
import { RowContexts } from './row-context.js';
import { ScrollEngine } from './scroll-engine.js';
import { ShownChunks } from './shown-chunks.js';
import { TimelineChunks, type Chunk } from './timeline-chunks.js';
import { TimelineMemo } from './timeline-memo.js';
import { UnreadPlace } from './unread-place.js';

/** The messages of the open conversation: what is drawn, where the view stands, what has been seen. */
export class MessageList implements ReactiveController {
  readonly #host: LitElement;
  readonly #engine = new ScrollEngine((place) => this.#reading?.moved(place));
  readonly #contexts = new RowContexts();
  #memo = new TimelineMemo();
  #cut = new TimelineChunks();
  #shown = new ShownChunks();
  #unread = new UnreadPlace();
  #view: ListView | null = null;
  #drawn: readonly Chunk[] = [];
  #is_opening = true;
  #newest_seq = 0;
  #distance_before_px = 0;
  #arrived: ConversationState['messages'] = [];
  /** null until it is loaded and there is something to read. */
  #reading: Reading | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#engine.detach();
    this.#reading?.stop();
    this.#reading = null;
  }

  /** Forgets the conversation that was open: the next one drawn begins anew. */
  close(): void {
    this.hostDisconnected();
    this.#memo = new TimelineMemo();
    this.#cut = new TimelineChunks();
    this.#shown = new ShownChunks();
    this.#unread = new UnreadPlace();
    this.#view = null;
    this.#drawn = this.#arrived = [];
    this.#is_opening = true;
    this.#newest_seq = 0;
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
    const contexts = this.#contexts.update(view.state, conversation, view.formats, me);
    const contextOf = (chunk: Chunk): RowContext => (chunk.has_waiting && view.is_offline ? contexts.offline : contexts.online);
    return html`<div class="list">
      ${keyedList([conversation.row.id], String, () =>
        html`<div class="messages" part="messages" role="log" aria-live="off" aria-label=${msg(str`Messages with ${view.title}`)} tabindex="0"
          @click=${this.#onClick} @keydown=${this.#onKeydown}><div class="content">
          <div class="start">${this.#start(view, chunks)}</div>
          <div class="chunks">${keyedList(chunks, (chunk) => chunk.key, (chunk) => chunkRows(chunk, contextOf(chunk)))}</div>
          <div class="end"></div>
        </div></div>`,
      )}
      ${this.#reading?.jumps()}
      <div class="visually-hidden announcer" role="status" aria-live="polite"></div>
    </div>`;
  }

  hostUpdated(): void {
    const root = this.#host.renderRoot;
    const [view, chunks] = ['.messages', '.chunks'].map((part) => root.querySelector<HTMLElement>(part));
    if (!view || !chunks || !this.#view) return;
    this.#engine.attach(view, chunks);
    if (this.#is_opening) this.#land(view);
    else this.#follow(view);
    this.#read();
    this.#arrived = [];
  }

  #read(): void {
    const later = laterIfLoaded();
    const view = this.#view;
    if (this.#is_opening || !later || !view) return;
    const is_first = !this.#reading;
    this.#reading ??= new later.Reading({ host: this.#host, engine: this.#engine, shown: this.#shown, unread: this.#unread, view: () => this.#view ?? view });
    this.#reading.drawn(this.#newest_seq, this.#arrived);
    if (is_first) this.#engine.refresh();
  }

  #open({ conversation, me }: ListView): void {
    this.#unread.open(conversation, me);
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
    if (first && !isWatched()) this.#unread.missed(first.seq);
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

  /** Above the first message drawn: older ones to come or that failed to, an invitation to begin, or nothing. */
  #start(view: ListView, chunks: readonly Chunk[]): TemplateResult | undefined {
    const failure = this.#reading?.failure();
    if (failure) return failure;
    const { client, conversation, title } = view;
    if (hasOlder(conversation)) return chunks.length === 0 ? messageSkeletons() : html`<div class="older loading" aria-hidden="true"><i></i><i></i><i></i></div>`;
    return chunks.length > 0 ? undefined : laterIfLoaded()?.greeting(conversation, title, () => void client.send(conversation.row.id, '👋'));
  }

  readonly #onClick = (event: MouseEvent): void => this.#reading?.press(event);

  readonly #onKeydown = (event: KeyboardEvent): void => laterIfLoaded()?.moveAmongRows(event);
}

function chunkRows(chunk: Chunk, context: RowContext): TemplateResult {
  return html`<div class="chunk">${guard([chunk.items, context], () => keyedList(chunk.items, (item) => item.key, (item, n) => timelineRow(item, chunk.items[n + 1], context)))}</div>`;
}
