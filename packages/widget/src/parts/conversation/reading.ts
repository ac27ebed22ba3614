import { msg } from '@lit/localize';
import { ApiError, countAfter, hasNewer, hasOlder, openWindow, readPoint, unreadMark, type ConversationState, type MessageWindow, type WindowTarget } from '@tenant-chat/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { moreIcons } from '../../theme/more-icons.js';
import { newsText } from './announcer.js';
import { FOLLOW_PX } from './decide-landing.js';
import type { DrawnChunks } from './drawn-chunks.js';
import { lastRowInView } from './find-rows.js';
import { holdFocus } from './hold-focus.js';
import { isInView } from './is-in-view.js';
import { jumpText } from './jump-text.js';
import { Jumps } from './jumps.js';
import type { ListView } from './list-view.js';
import { PageLoader } from './page-loader.js';
import { ReadMarker } from './read-marker.js';
import { moveAmongRows } from './row-focus.js';
import type { ScrollEngine, ScrollPlace } from './scroll-engine.js';
import { selectedRange } from './selected-range.js';
import { chunkOf, shownSeqs, type Chunk } from './timeline-chunks.js';
import type { UnreadPlace } from './unread-place.js';

/** What of the list the reading needs. */
export interface ReadingOf {
  readonly host: LitElement;
  readonly engine: ScrollEngine;
  readonly drawn: DrawnChunks;
  readonly unread: UnreadPlace;
  /** The conversation as it is drawn now. */
  readonly view: () => ListView;
}

/**
 * What the person does with the messages of an open conversation: how far she has seen and read, the pages she comes to, where she jumps,
 * what is read out. Begins when there is something to read, a moment after the first paint.
 */
export class Reading {
  readonly #of: ReadingOf;
  readonly #window: MessageWindow;
  readonly #older: PageLoader;
  readonly #newer: PageLoader;
  readonly #jumps: Jumps;
  readonly #marker: ReadMarker;
  #newest_seq = 0;
  #seen_seq: number;
  #place: ScrollPlace = { state: 'at_end', distance_px: 0, above_px: 0 };
  readonly #asked = new Set<string>();
  /** The messages that were read out last. */
  #told: ReadonlySet<number> = new Set();
  #unread_seq: number | null = null;
  #is_marked = false;
  #has_begun = false;
  #look = '';
  #is_over = false;

  constructor(of: ReadingOf) {
    this.#of = of;
    const { client, conversation } = this.#view;
    const redraw = (): void => of.host.requestUpdate();
    this.#window = openWindow(client, conversation.row.id);
    this.#older = new PageLoader(() => this.#window.loadOlder(), redraw);
    this.#newer = new PageLoader(() => this.#window.loadNewer(), redraw);
    this.#jumps = new Jumps({ ...of, window: this.#window });
    this.#marker = new ReadMarker((seq) => this.#view.client.markRead(this.#view.conversation.row.id, seq));
    this.#seen_seq = this.#read_seq;
    // What is unread begins further up than what is held: there, and not at the end, she goes on.
    if (!of.unread.isShown(conversation, null)) void this.#toUnread();
  }

  get #view(): ListView {
    return this.#of.view();
  }

  get #read_seq(): number {
    return readPoint(this.#view.conversation, this.#view.me);
  }

  /** Around which message the list is; null: the end. */
  get place_seq(): number | null {
    return this.#window.place?.seq ?? null;
  }

  get is_jumping(): boolean {
    return this.#jumps.is_under_way;
  }

  get #has_newer(): boolean {
    return hasNewer(this.#view.conversation, this.place_seq);
  }

  /** The list was drawn, with these messages of others new in it. @param chunks what it is of */
  drawn(chunks: readonly Chunk[], newest_seq: number, arrived: ConversationState['messages']): void {
    this.#newest_seq = newest_seq;
    // They stand behind the rows: looking for them by name would look at each of these.
    const [end, announcer] = ['.content', '.list'].map((place) => this.#root.querySelector(place)?.lastElementChild);
    if (end) this.#marker.observe(end);
    this.#noteMark();
    this.#marker.offer(newest_seq > this.#read_seq && !this.#has_newer && !this.#is_marked && !this.is_jumping ? newest_seq : null);
    if (this.#window.is_lost && !this.is_jumping) void this.#findAgain();
    this.#loadQuoted(chunks);
    if (!announcer) return;
    const { state, me, conversation: { messages } } = this.#view;
    // What was deleted stands nowhere any more. From the end: a long history costs nothing.
    const from_seq = Math.min(...this.#told);
    for (let at = messages.length - 1; (messages[at]?.seq ?? 0) >= from_seq; at -= 1) {
      if (this.#told.has(messages[at]?.seq ?? 0) && messages[at]?.deleted_at !== null) announcer.textContent = '';
    }
    if (arrived.length === 0) return;
    this.#told = new Set(arrived.map(({ seq }) => seq));
    announcer.textContent = newsText(arrived, { me, nameOf: (user_id) => state.users.get(user_id)?.name ?? '' });
  }

  /** Marked unread while she looks at it: it stays unread until she comes back to it, or answers. */
  #noteMark(): void {
    const marked = unreadMark(this.#view.conversation, this.#view.me);
    this.#is_marked = marked !== null && (this.#is_marked || (this.#has_begun && marked < (this.#unread_seq ?? Infinity)));
    this.#unread_seq = marked;
    this.#has_begun = true;
  }

  /** What is quoted and not held: each is asked for once, and again after it could not be asked for. */
  #loadQuoted(chunks: readonly Chunk[]): void {
    const { client, conversation } = this.#view;
    for (const item of chunks.flatMap(({ items }) => items ?? [])) {
      if (item.kind !== 'message' || item.quoted !== undefined) continue;
      const id = (item.message ?? item.outbox)?.reply_to_id ?? '';
      if (this.#asked.has(id)) continue;
      this.#asked.add(id);
      client.call('list_messages', { conversation_id: conversation.row.id, around_id: id, limit: 1 }).catch((error: unknown) => {
        // Else it is not there for me.
        if (!(error instanceof ApiError) || error.mayPass) this.#asked.delete(id);
      });
    }
  }

  moved(place: ScrollPlace): void {
    if (this.is_jumping) return;
    this.#place = place;
    const { host, unread } = this.#of;
    this.#standAt(place);
    const view = host.renderRoot.querySelector('.messages');
    const is_at_end = place.distance_px <= 2 && !this.#has_newer;
    const row_seq = is_at_end ? this.#newest_seq : Number(lastRowInView(view)?.dataset['seq'] ?? 0);
    this.#seen_seq = Math.max(this.#seen_seq, row_seq);
    if (unread.from_seq !== null) unread.is_seen ||= isInView(view, view?.querySelector('.unread'));
    if (place.above_px < PageLoader.AHEAD_PX && hasOlder(this.#view.conversation, this.place_seq)) void this.#older.load();
    if (place.distance_px < PageLoader.AHEAD_PX && this.#has_newer) void this.#newer.load();
    const look = `${this.#is_away} ${this.#unseen()} ${this.#isUnreadAbove()}`;
    if (look === this.#look) return;
    this.#look = look;
    host.requestUpdate();
  }

  /** Back to the end, wherever the list is. */
  leavePlace(): void {
    this.#window.moveTo(null);
    this.#jumps.forget();
    this.#of.host.requestUpdate();
  }

  jump(target: WindowTarget): Promise<boolean> {
    return this.#jumps.to(target);
  }

  /** Stands above the messages when older ones did not come. */
  above(): TemplateResult | null {
    return this.#older.failure(msg('Older messages could not be loaded.'));
  }

  /** Stands below them while newer ones are to come. */
  below(): TemplateResult | typeof nothing {
    if (!this.#has_newer) return nothing;
    return this.#newer.failure(msg('Newer messages could not be loaded.')) ?? html`<div class="older loading" aria-hidden="true"><i></i><i></i><i></i></div>`;
  }

  jumps(): TemplateResult {
    holdFocus(this.#of.host);
    return html`${this.#jumpUp()} ${this.#jumps.button()} ${this.#jumpDown()}`;
  }

  /** A button of a message that was not sent. */
  press(event: Event): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-action]');
    const key = button?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (!button || key === undefined) return;
    const { action } = button.dataset;
    if (action === 'retry') this.#view.client.retry(key);
    else if (action === 'discard') this.#view.client.discard(key);
  }

  key(event: KeyboardEvent): void {
    void moveAmongRows(event, (which) => this.#edge(which));
  }

  /** The chunks that stay in the document wherever the view is: a selection ends in them, or the focus is there. */
  pinned(): readonly number[] {
    const range = selectedRange(this.#root);
    const nodes = [this.#root.activeElement, range?.startContainer, range?.endContainer];
    const rows = nodes.map((node) => (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('.row[data-seq]'));
    return rows.flatMap((row) => (row ? [chunkOf(Number(row.dataset['seq']))] : []));
  }

  stop(): void {
    this.#is_over = true;
    this.#marker.stop();
    this.#jumps.stop();
    this.#window.close();
    this.#root.querySelector('.announcer')?.replaceChildren();
  }

  get #root(): ShadowRoot {
    return this.#of.host.renderRoot as ShadowRoot; // every part of ours has one
  }

  /** Tells the window where she is: what is near is kept. */
  #standAt({ state }: ScrollPlace): void {
    const { key: id, seq } = this.#of.engine.anchor?.element.closest<HTMLElement>('.row')?.dataset ?? {};
    if (state === 'at_end') {
      this.#window.moveTo(null);
      this.#jumps.forget();
    } else if (id !== undefined && seq !== undefined) this.#window.moveTo({ id, seq: Number(seq) });
  }

  /** A reset forgot where she was. */
  async #findAgain(): Promise<void> {
    const { place } = this.#window;
    if (!place) return;
    await this.#jumps.within(async () => {
      await this.#window.loadAround({ message_id: place.id });
      const row = await this.#jumps.draw(place.seq);
      if (row) this.#of.engine.toStartOf(row, 12);
    }).catch(() => this.leavePlace());
  }

  async #edge(which: 'first' | 'last'): Promise<HTMLElement | null> {
    if (which === 'last') this.leavePlace();
    const { from_seq, end_seq } = shownSeqs({ conversation: this.#view.conversation, place_seq: this.place_seq });
    return this.#jumps.within(async () => {
      await this.#jumps.draw(which === 'first' ? from_seq : end_seq - 1);
      const rows = this.#root.querySelectorAll<HTMLElement>('.chunks .row');
      return rows[which === 'first' ? 0 : rows.length - 1] ?? null;
    });
  }

  #unseen(): number {
    return countAfter(this.#view.conversation, this.#view.me, this.#seen_seq);
  }

  /** So far from the end that it is worth a button. */
  get #is_away(): boolean {
    return this.#place.distance_px > FOLLOW_PX || this.#has_newer;
  }

  #jumpDown(): TemplateResult | typeof nothing {
    if (!this.#is_away) return nothing;
    const count = this.#unseen();
    const words = count === 0 ? msg('Go to the newest message') : jumpText(count, this.#seen_seq < this.#of.unread.opened_seq);
    return html`<button type="button" class="jump down ${count > 0 ? 'news' : ''}" part="jump-to-end" aria-label=${words} title=${count === 0 ? words : nothing}
      @click=${this.#toEnd}>${moreIcons.down}${count === 0 ? nothing : html`<span>${words}</span>`}</button>`;
  }

  readonly #toEnd = (): void => {
    this.leavePlace();
    this.#of.engine.toEnd();
  };

  /** The first unread message is on a page not loaded yet, or above, and was not on the screen so far. */
  #isUnreadAbove(): boolean {
    const { unread, host } = this.#of;
    if (unread.is_seen || unread.from_seq === null) return false;
    if (!unread.isShown(this.#view.conversation, this.place_seq)) return true;
    const view = host.renderRoot.querySelector('.messages');
    const divider = view?.querySelector('.unread');
    // One that is not in the document is far from the view.
    return view && divider ? divider.getBoundingClientRect().bottom < view.getBoundingClientRect().top : (this.place_seq ?? Infinity) > unread.from_seq;
  }

  #jumpUp(): TemplateResult | typeof nothing {
    if (!this.#isUnreadAbove()) return nothing;
    const { count, from_seq } = this.#of.unread;
    const words = jumpText(Math.max(count, 1, count === 0 ? this.#newest_seq - (from_seq ?? 0) + 1 : 0), true);
    return html`<button type="button" class="jump up news" part="jump-to-unread" @click=${this.#toUnread}>${moreIcons.down}<span>${words}</span></button>`;
  }

  /** When it does not succeed she is where she was, and the button stays. */
  readonly #toUnread = (): Promise<void> =>
    this.#jumps.within(async () => {
      const { engine, unread: { from_seq } } = this.#of;
      if (from_seq === null) return;
      await this.#window.loadAround({ seq: from_seq });
      if (this.#is_over) return;
      const row = await this.#jumps.draw(from_seq);
      const divider = this.#root.querySelector('.messages .unread') ?? row;
      if (divider) engine.toStartOf(divider, 12);
    }).catch(() => {});
}
