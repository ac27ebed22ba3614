import { msg, str } from '@lit/localize';
import { hasOlder, newestSeq, type ConversationState, type TimelineItem } from '@tenant-chat/client';
import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyedList } from '../keyed-list.js';
import { laterIfLoaded } from '../load-later.js';
import { decideLanding } from './decide-landing.js';
import { DrawnChunks } from './drawn-chunks.js';
import { isWatched } from './is-watched.js';
import { timelineRow, type RowContext } from './message-row.js';
import { messageSkeletons } from './message-skeletons.js';
import type { ListView } from './list-view.js';
import type { Reading } from './reading.js';
import { RowContexts } from './row-context.js';
import { ScrollEngine, type ScrollPlace } from './scroll-engine.js';
import { shownSeqs, TimelineChunks, type Chunk } from './timeline-chunks.js';
import { UnreadPlace } from './unread-place.js';

/** The messages of the open conversation: what is drawn, where the view stands, what has been seen. */
export class MessageList implements ReactiveController {
  readonly #host: LitElement;
  readonly #engine = new ScrollEngine((place) => this.#moved(place));
  readonly #contexts = new RowContexts();
  #cut = new TimelineChunks();
  #drawn_chunks = new DrawnChunks();
  #unread = new UnreadPlace();
  #view: ListView | null = null;
  #drawn: readonly Chunk[] = [];
  #is_opening = true;
  #newest_seq = 0;
  #distance_before_px = 0;
  #arrived: ConversationState['messages'] = [];
  #onRead = (): void => {};
  /** Resolves when the messages can be gone to. */
  whenRead = new Promise<void>((resolve) => (this.#onRead = resolve));
  /** null until it is loaded and there is something to read. */
  #reading: Reading | null = null;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#engine.detach();
    this.#drawn_chunks.stop();
    this.#reading?.stop();
    this.#reading = null;
  }

  /** Forgets the conversation that was open: the next one drawn begins anew. */
  close(): void {
    this.hostDisconnected();
    this.#cut = new TimelineChunks();
    this.#drawn_chunks = new DrawnChunks();
    this.#unread = new UnreadPlace();
    this.#view = null;
    this.#drawn = this.#arrived = [];
    this.#is_opening = true;
    this.#newest_seq = 0;
    this.whenRead = new Promise<void>((resolve) => (this.#onRead = resolve));
  }

  toEnd(): void {
    this.#reading?.leavePlace();
    this.#engine.toEnd();
  }

  /** Shows a message of this conversation and marks it for a moment; resolves false where there is none. Rejects with ApiError. */
  jumpTo(message_id: string): Promise<boolean> {
    return this.#jump({ message_id });
  }

  /** The same for the first message at or after an instant (ISO 8601). */
  jumpToDate(at: string): Promise<boolean> {
    return this.#jump({ at });
  }

  render(view: ListView): TemplateResult {
    const { conversation } = view;
    this.#draw(view);
    const contexts = this.#contexts.update(view);
    const contextOf = (chunk: Chunk): RowContext => (chunk.has_waiting && view.is_offline ? contexts.offline : contexts.online);
    return html`<div class="list">
      ${keyedList([conversation.row.id], String, () =>
        html`<div class="messages" part="messages" role="log" aria-live="off" aria-label=${msg(str`Messages with ${view.title}`)} tabindex="0"
          @click=${this.#onClick} @keydown=${this.#onKeydown}><div class="content">
          <div class="start">${this.#start(view)}</div>
          <div class="chunks">${keyedList(this.#drawn, (chunk) => chunk.id, (chunk) => chunkRows(chunk, contextOf(chunk)))}</div>
          ${this.#reading?.below()}
          <div class="end"></div>
        </div></div>`,
      )}
      ${this.#reading?.jumps()}
      <div class="visually-hidden announcer" role="status" aria-live="polite"></div>
    </div>`;
  }

  hostUpdated(): void {
    const [view, boxes] = this.#elements();
    if (!view || !boxes || !this.#view) return;
    this.#drawn_chunks.hold(boxes, this.#drawn);
    this.#engine.attach(view, boxes);
    const was_opening = this.#is_opening;
    if (was_opening) this.#land(view);
    // What is read out is changed before the list is measured: it is laid out once.
    this.#read();
    if (!was_opening) this.#follow(view);
    this.#arrived = [];
  }

  #elements(): readonly (HTMLElement | null)[] {
    return ['.messages', '.chunks'].map((part) => this.#host.renderRoot.querySelector<HTMLElement>(part));
  }

  /** Decides what is in the document, and notes what stands where before it changes. */
  #draw(view: ListView): void {
    const { conversation, me } = view;
    if (this.#view === null) this.#open(view);
    this.#view = view;
    this.#noteArrivals(conversation, me);
    const place_seq = this.#reading?.place_seq ?? null;
    const of = { conversation, me, place_seq, unread_from_seq: this.#unread.shownSeq(conversation, place_seq) };
    const last_seq = shownSeqs(of).end_seq - 1;
    this.#engine.expect(last_seq >= newestSeq(conversation));
    if (this.#is_opening) this.#drawn_chunks.open(last_seq, of.unread_from_seq);
    else if (this.#engine.state === 'at_end') this.#drawn_chunks.showEnd(last_seq);
    const chunks = this.#cut.update(of, this.#drawn_chunks.isDrawn);
    if (chunks === this.#drawn) return;
    this.#engine.capture();
    this.#distance_before_px = this.#engine.distance_px;
    const [, boxes] = this.#elements();
    if (boxes) this.#drawn_chunks.measure(boxes, this.#drawn);
    this.#drawn = chunks;
  }

  #moved(place: ScrollPlace): void {
    const [view, boxes] = this.#elements();
    if (this.#is_opening || this.#reading?.is_jumping || !view || !boxes) return;
    const pinned = (): readonly number[] => this.#reading?.pinned() ?? [];
    if (this.#drawn_chunks.look(view, boxes, this.#drawn, pinned, () => this.#engine.refresh())) this.#host.requestUpdate();
    this.#reading?.moved(place);
  }

  #read(): void {
    const later = laterIfLoaded();
    const view = this.#view;
    if (this.#is_opening || !later || !view) return;
    const is_first = !this.#reading;
    this.#reading ??= new later.Reading({ host: this.#host, engine: this.#engine, drawn: this.#drawn_chunks, unread: this.#unread, view: () => this.#view ?? view });
    this.#reading.drawn(this.#drawn, this.#newest_seq, this.#arrived);
    if (is_first) this.#onRead();
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

  async #jump(target: Parameters<Reading['jump']>[0]): Promise<boolean> {
    return (await this.#reading?.jump(target)) ?? false;
  }

  /** Above the first message drawn: older ones to come or that failed to, an invitation to begin, or nothing. */
  #start({ client, conversation, title }: ListView): TemplateResult | typeof nothing | undefined {
    const failure = this.#reading?.above();
    if (failure) return failure;
    const is_empty = this.#drawn.length === 0;
    if (hasOlder(conversation, this.#reading?.place_seq)) return is_empty ? messageSkeletons() : loadingDots();
    return is_empty ? laterIfLoaded()?.greeting(conversation, title, () => void client.send(conversation.row.id, '👋')) : nothing;
  }

  readonly #onClick = (event: MouseEvent): void => this.#reading?.press(event);

  readonly #onKeydown = (event: KeyboardEvent): void => this.#reading?.key(event);
}

function loadingDots(): TemplateResult {
  return html`<div class="older loading" aria-hidden="true"><i></i><i></i><i></i></div>`;
}

function chunkRows({ items }: Chunk, context: RowContext): TemplateResult {
  return html`<div class="chunk">${guard([items, context], () =>
    items && keyedList(items, (item) => item.key, (item, n) => guard([item, context, isWaiting(items[n + 1])], () => timelineRow(item, items[n + 1], context))),
  )}</div>`;
}

function isWaiting(item: TimelineItem | undefined): boolean {
  return item?.kind === 'message' && item.tick === 'waiting';
}
