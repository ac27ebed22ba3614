import {
  contentOf,
  conversationKey,
  messageKey,
  participantKey,
  privateKey,
  type Answer,
  type ConversationRow,
  type MessageRow,
  type ParticipantRow,
  type Position,
  type Row,
  type View,
} from './rows.js';
import type { Rules } from './switches.js';

/** How many commits a failover may reach back at most; older snapshots are let go. */
const KEPT_SNAPSHOTS = 12;

interface EpochBase {
  readonly epoch: number;
  /** The clock at which the epoch began: what older epochs wrote beyond it is lost. */
  readonly base: number;
}

/** What the database holds, and what it loses together in a failover. */
interface DatabaseState {
  clock: number;
  epoch: number;
  bases: readonly EpochBase[];
  /** Tombstones up to this clock were garbage-collected. */
  horizon: number;
  rows: Map<string, Row>;
}

interface FeedEntry {
  readonly effective_version: number;
  readonly row: Row;
}

/** One tenant's database and the sync answers cut from it. Every write is one transaction and ticks the clock once. */
export class ModelServer {
  readonly #rules: Rules;
  #state: DatabaseState = { clock: 0, epoch: 1, bases: [], horizon: 0, rows: new Map() };
  #snapshots: DatabaseState[] = [];

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  get epoch(): number {
    return this.#state.epoch;
  }

  create(conversation: number, user: number): void {
    const key = conversationKey(conversation);
    if (this.#state.rows.has(key)) return;
    const version = this.#commit();
    this.#put({ kind: 'conversation', key, conversation, version, title: `t${version}`, last_seq: 0, first_seq: 1 });
    this.#admit(conversation, user, version);
  }

  join(conversation: number, user: number): void {
    if (!this.#conversation(conversation) || this.isMember(conversation, user)) return;
    this.#admit(conversation, user, this.#commit());
  }

  leave(conversation: number, user: number): void {
    const participant = this.#participant(conversation, user);
    if (participant?.state !== 'in') return;
    this.#put({ ...participant, state: 'out', mutes: 0, version: this.#commit() });
  }

  mute(conversation: number, user: number): void {
    const participant = this.#participant(conversation, user);
    if (participant?.state !== 'in') return;
    const version = this.#commit();
    if (!this.#rules.private) {
      this.#put({ ...participant, mutes: participant.mutes + 1, version });
      return;
    }
    const key = privateKey(conversation, user);
    const before = this.#state.rows.get(key);
    const mutes = before?.kind === 'private' ? before.mutes + 1 : 1;
    this.#put({ kind: 'private', key, conversation, user, version, mutes });
  }

  /** Accepts `count` messages in one commit, so that they share a version. Returns the rows of the ack, or none if refused. */
  send(conversation: number, author: number, count: number): readonly Row[] {
    const row = this.#conversation(conversation);
    if (!row || !this.isMember(conversation, author)) return [];
    const version = this.#commit();
    const sent: MessageRow[] = [];
    for (let n = 1; n <= count; n++) {
      const seq = row.last_seq + n;
      const key = messageKey(conversation, seq);
      sent.push({ kind: 'message', key, conversation, version, seq, author, body: `b${version}.${n}`, deleted: false });
    }
    for (const message of sent) this.#put(message);
    this.#put({ ...row, last_seq: row.last_seq + count, version });
    return sent;
  }

  edit(conversation: number, pick: number): void {
    const message = this.#pickMessage(conversation, pick);
    if (!message) return;
    const version = this.#commit();
    this.#put({ ...message, body: `e${version}`, version });
  }

  delete(conversation: number, pick: number): void {
    const message = this.#pickMessage(conversation, pick);
    if (message) this.#put({ ...message, deleted: true, body: '', version: this.#commit() });
  }

  /** Removes the oldest messages for good, without tombstones: the floor in the conversation row tells the clients. */
  retain(conversation: number, pick: number): void {
    const row = this.#conversation(conversation);
    if (!row || row.last_seq < 1) return;
    const floor = 1 + (pick % (row.last_seq + 1));
    if (floor <= row.first_seq) return;
    const version = this.#commit();
    for (let seq = row.first_seq; seq < floor; seq++) this.#state.rows.delete(messageKey(conversation, seq));
    this.#put({ ...row, first_seq: floor, version: this.#rules.floor ? version : row.version });
  }

  /** Removes the tombstones of deleted messages; positions below the horizon can no longer learn of them. */
  collectGarbage(): void {
    for (const [key, row] of this.#state.rows) {
      if (row.kind === 'message' && row.deleted) this.#state.rows.delete(key);
    }
    this.#state.horizon = this.#state.clock;
  }

  /** The database comes back without its last `lost` commits. */
  failover(lost: number): void {
    const restored = this.#snapshots[Math.max(0, this.#snapshots.length - lost)];
    if (!restored) return;
    const { epoch, bases } = this.#state;
    this.#snapshots = [];
    this.#state = restored;
    if (!this.#rules.epoch) return;
    this.#state.epoch = epoch + 1;
    this.#state.bases = [...bases, { epoch: epoch + 1, base: restored.clock }];
  }

  isMember(conversation: number, user: number): boolean {
    return this.#participant(conversation, user)?.state === 'in';
  }

  /** A history page as REST answers it: all messages of the conversation as they are now; none to a stranger. */
  history(conversation: number, user: number): readonly MessageRow[] | null {
    if (!this.isMember(conversation, user)) return null;
    const page: MessageRow[] = [];
    for (const row of this.#state.rows.values()) {
      if (row.kind === 'message' && row.conversation === conversation) page.push(row);
    }
    return page;
  }

  /**
   * One page of what `user` has not seen since `position`.
   * @param newestStored the highest version that the client stores; its own acked rows may lie beyond its position
   * @param between a write that races into the answer, after its rows were read
   */
  sync(user: number, position: Position, newestStored: number, limit: number, between?: () => void): Answer {
    const { clock, epoch, horizon } = this.#state;
    const stale = this.#rules.epoch && position.epoch !== epoch && !this.#survives(position, newestStored);
    if (stale || (this.#rules.horizon && position.version < horizon)) {
      const rows = this.#feed(user).map((entry) => entry.row);
      return { reset: true, rows, position: { epoch, version: clock, key: '' }, more: false };
    }
    const pending = this.#feed(user).filter((entry) => this.#isAfter(entry, position)).sort(byFeedOrder);
    between?.();
    const page = pending.slice(0, limit);
    const last = page.at(-1);
    const more = pending.length > limit;
    const rows = page.map((entry) => entry.row);
    if (more && last) {
      const key = this.#rules.pagekey ? last.row.key : '';
      return { reset: false, rows, position: { epoch, version: last.effective_version, key }, more };
    }
    const version = this.#rules.snap ? clock : this.#state.clock;
    return { reset: false, rows, position: { epoch, version, key: '' }, more };
  }

  /** What `user` may see right now: the side of the law that is true by definition. */
  truth(user: number): View {
    const view = new Map<string, string>();
    for (const { row } of this.#feed(user)) {
      if (row.kind === 'participant' && row.state === 'out') continue;
      if (row.kind === 'message') {
        const floor = this.#conversation(row.conversation)?.first_seq ?? 1;
        if (row.deleted || row.seq < floor) continue;
      }
      view.set(row.key, contentOf(row));
    }
    return view;
  }

  /** Whether a position of another epoch can go on from where it is, without having seen a lost commit. */
  #survives(position: Position, newestStored: number): boolean {
    if (this.#rules.epoch_rule === 'always_reset_on_epoch') return false;
    let base = Infinity;
    for (const later of this.#state.bases) {
      if (later.epoch > position.epoch) base = Math.min(base, later.base);
    }
    if (position.version > base) return false;
    if (this.#rules.ahead && newestStored > base) return false;
    return !(this.#rules.midpage && position.key !== '');
  }

  #isAfter(entry: FeedEntry, position: Position): boolean {
    if (entry.effective_version !== position.version) return entry.effective_version > position.version;
    return this.#rules.pagekey && position.key !== '' && entry.row.key > position.key;
  }

  /** Every row that `user` may see, tombstones included, in no order. */
  #feed(user: number): FeedEntry[] {
    const entries: FeedEntry[] = [];
    for (const row of this.#state.rows.values()) {
      const own = this.#participant(row.conversation, user);
      if (!own) continue;
      const ownTombstone = row === own && this.#rules.leave;
      if (own.state !== 'in' && !ownTombstone) continue;
      if (row.kind === 'private' && row.user !== user) continue;
      const effective = this.#rules.grant ? Math.max(row.version, own.grant_version) : row.version;
      entries.push({ effective_version: effective, row });
    }
    return entries;
  }

  #conversation(conversation: number): ConversationRow | undefined {
    const row = this.#state.rows.get(conversationKey(conversation));
    return row?.kind === 'conversation' ? row : undefined;
  }

  #participant(conversation: number, user: number): ParticipantRow | undefined {
    const row = this.#state.rows.get(participantKey(conversation, user));
    return row?.kind === 'participant' ? row : undefined;
  }

  #pickMessage(conversation: number, pick: number): MessageRow | undefined {
    const lastSeq = this.#conversation(conversation)?.last_seq ?? 0;
    if (lastSeq === 0) return undefined;
    const row = this.#state.rows.get(messageKey(conversation, 1 + (pick % lastSeq)));
    return row?.kind === 'message' && !row.deleted ? row : undefined;
  }

  #admit(conversation: number, user: number, version: number): void {
    const key = participantKey(conversation, user);
    this.#put({ kind: 'participant', key, conversation, user, version, state: 'in', grant_version: version, mutes: 0 });
  }

  /** Opens the one transaction of a write that was found allowed: keeps what a failover may return to, ticks the clock. */
  #commit(): number {
    this.#snapshots.push({ ...this.#state, rows: new Map(this.#state.rows) });
    if (this.#snapshots.length > KEPT_SNAPSHOTS) this.#snapshots.shift();
    this.#state.clock += 1;
    return this.#state.clock;
  }

  #put(row: Row): void {
    this.#state.rows.set(row.key, row);
  }
}

function byFeedOrder(a: FeedEntry, b: FeedEntry): number {
  if (a.effective_version !== b.effective_version) return a.effective_version - b.effective_version;
  return a.row.key < b.row.key ? -1 : 1;
}
