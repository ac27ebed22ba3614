import { contentOf, conversationKey, participantKey, type Answer, type MessageRow, type Position, type Row, type View } from './rows.js';
import type { ModelServer } from './model-server.js';
import type { Rules } from './switches.js';

/** Rows per page of a catch-up: small, so that short histories already end in mid-page. */
const PAGE_SIZE = 2;
/** Rows per live frame: more than any history of the model makes, so that frames are never paged. */
const FRAME_SIZE = 1000;
/** A catch-up that asks for more pages than this can only be going in circles. */
const PAGE_LIMIT = 500;

const START: Position = { epoch: 1, version: 0, key: '' };

interface Frame extends Answer {
  readonly from: Position;
}

interface HistoryPage {
  readonly conversation: number;
  readonly rows: readonly MessageRow[];
  /** The generation of the client when it asked. */
  readonly generation: number;
}

/** One person's client with its store, its live connection (the hub's side included) and its history pages under way. */
export class ModelClient {
  readonly user: number;
  readonly #rules: Rules;
  readonly #server: ModelServer;
  #rows = new Map<string, Row>();
  #position: Position = START;
  /** Raised whenever answers under way become worthless: after a reset, a leave, a change of epoch. */
  #generation = 0;
  #pages: HistoryPage[] = [];
  #frames: Frame[] = [];
  /** Where the hub believes this connection to be; null after it fell silent and until the client reconnects. */
  #hubPosition: Position | null = START;
  #leak: string | null = null;

  constructor(rules: Rules, server: ModelServer, user: number) {
    this.#rules = rules;
    this.#server = server;
    this.user = user;
  }

  /** What this client received though nobody but its owner may know it; null while nothing leaked. */
  get leak(): string | null {
    return this.#leak;
  }

  /** The ack stores the own rows at once but never moves the position. */
  send(conversation: number, count: number): void {
    for (const row of this.#server.send(conversation, this.user, count)) this.#put(row);
  }

  /** Fetches and applies one page; `between` is a write that races into the answer. Returns whether there is more. */
  syncPage(between?: () => void): boolean {
    const answer = this.#server.sync(this.user, this.#position, this.#newestStored(), PAGE_SIZE, between);
    const epochChanged = answer.position.epoch !== this.#position.epoch;
    this.#apply(answer);
    if (this.#rules.histepoch && epochChanged) this.#generation += 1;
    this.#position = answer.position;
    return answer.more;
  }

  /** The hub cuts the next live frame of this connection; the network may drop it or deliver it twice. */
  pushFrame(dropped: boolean, duplicated: boolean): void {
    const from = this.#hubPosition;
    if (!from) return;
    if (this.#rules.noxepoch && from.epoch !== this.#server.epoch) {
      this.#hubPosition = null;
      return;
    }
    const answer = this.#server.sync(this.user, from, 0, FRAME_SIZE);
    this.#hubPosition = answer.position;
    if (dropped) return;
    const frame: Frame = { ...answer, from };
    this.#frames.push(frame);
    if (duplicated) this.#frames.push(frame);
  }

  /** Takes the oldest live frame off the network. */
  receiveFrame(): void {
    const frame = this.#frames.shift();
    if (!frame) return;
    if (this.#rules.from) {
      if (frame.reset || !samePosition(frame.from, this.#position)) return;
      this.#apply(frame);
      this.#position = frame.position;
      return;
    }
    this.#apply(frame);
    const later = frame.position.version > this.#position.version || frame.position.epoch !== this.#position.epoch;
    if (later) this.#position = frame.position;
  }

  /** A new connection starts at the position of the client; what was on the old one is gone. */
  reconnect(): void {
    this.#frames = [];
    this.#hubPosition = this.#position;
  }

  /** Asks for a history page. The server reads it now; it arrives with `receiveHistory`. */
  askHistory(conversation: number): void {
    const rows = this.#server.history(conversation, this.user);
    if (rows) this.#pages.push({ conversation, rows, generation: this.#generation });
  }

  receiveHistory(): void {
    const page = this.#pages.shift();
    if (!page) return;
    for (const row of page.rows) {
      if (!this.#rules.histgen || this.#isWelcome(page, row)) this.#put(row);
    }
  }

  /** The network calms down: everything under way arrives, then the client catches up. */
  settle(): void {
    while (this.#pages.length > 0) this.receiveHistory();
    while (this.#frames.length > 0) this.receiveFrame();
    let pages = 1;
    while (this.syncPage()) {
      pages += 1;
      if (pages > PAGE_LIMIT) return; // the comparison that follows tells what is missing
    }
  }

  /** What this client shows. */
  view(): View {
    const view = new Map<string, string>();
    for (const row of this.#rows.values()) {
      if (row.kind === 'participant' && row.state === 'out') continue;
      if (row.kind === 'message' && row.deleted) continue;
      view.set(row.key, contentOf(row));
    }
    return view;
  }

  #apply(answer: Answer): void {
    if (answer.reset) {
      this.#rows = new Map();
      this.#generation += 1;
    }
    for (const row of answer.rows) this.#put(row);
  }

  #put(row: Row): void {
    const stored = this.#rows.get(row.key);
    if (this.#rules.lww && stored && stored.version > row.version) return;
    this.#rows.set(row.key, row);
    if (row.kind === 'participant') {
      if (row.user !== this.user && row.mutes > 0) this.#leak = `user ${this.user} sees that user ${row.user} muted`;
      if (row.user === this.user && row.state === 'out') this.#forget(row);
    }
    if (row.kind === 'conversation') this.#dropBelow(row.conversation, row.first_seq);
  }

  /** After leaving, only the own tombstone stays of a conversation. */
  #forget(tombstone: Row): void {
    for (const [key, row] of this.#rows) {
      if (row.conversation === tombstone.conversation && key !== tombstone.key) this.#rows.delete(key);
    }
    this.#generation += 1;
  }

  #dropBelow(conversation: number, floor: number): void {
    for (const [key, row] of this.#rows) {
      if (row.kind === 'message' && row.conversation === conversation && row.seq < floor) this.#rows.delete(key);
    }
  }

  #isWelcome(page: HistoryPage, row: MessageRow): boolean {
    if (page.generation !== this.#generation) return false;
    const own = this.#rows.get(participantKey(page.conversation, this.user));
    const conversation = this.#rows.get(conversationKey(page.conversation));
    if (own?.kind !== 'participant' || own.state !== 'in') return false;
    return conversation?.kind === 'conversation' && row.seq >= conversation.first_seq;
  }

  #newestStored(): number {
    let newest = 0;
    for (const row of this.#rows.values()) newest = Math.max(newest, row.version);
    return newest;
  }
}

function samePosition(a: Position, b: Position): boolean {
  return a.epoch === b.epoch && a.version === b.version && a.key === b.key;
}
