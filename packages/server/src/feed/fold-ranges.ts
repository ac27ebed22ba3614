import type { ChatEvent, ConversationRow, Message, Participant, Preference, UserRow } from '@tenant-chat/protocol/schemas';
import { decodePosition } from '@tenant-chat/protocol/wire';
import type { Actor } from '../actor.js';
import type { Database } from '../db/database.js';
import type { FeedRange } from './feed-event.js';
import { readAfter } from './read-after.js';

/** For tests: a client in its simplest form, which only puts the rows that ranges bring. */
export class FoldedFeed {
  readonly messages = new Map<string, Message>();
  readonly conversations = new Map<string, ConversationRow>();
  readonly participants = new Map<string, Participant>();
  readonly preferences = new Map<string, Preference>();
  readonly users = new Map<string, UserRow>();
  readonly pages: FeedRange[] = [];
  cursor: string | null = null;
  readonly #database: Database;
  readonly #actor: Actor;

  constructor(database: Database, actor: Actor) {
    this.#database = database;
    this.#actor = actor;
  }

  /** One page; gives it. */
  async page(): Promise<FeedRange> {
    const position = this.cursor === null ? null : decodePosition(this.cursor);
    if (this.cursor !== null && position === null) throw new Error(`The server gave a cursor that it does not read: ${this.cursor}`);
    const range = await this.#database.asTenant(this.#actor.tenant_id, (tx) => readAfter(tx, this.#actor, position), { snapshot: true });
    this.apply(range);
    return range;
  }

  async sync(): Promise<void> {
    while ((await this.page()).has_more);
  }

  apply(range: FeedRange): void {
    if (!range.reset && range.from !== this.cursor) throw new Error(`A range from ${range.from} is not from ${this.cursor}.`);
    this.pages.push(range);
    if (range.reset) for (const map of [this.messages, this.conversations, this.participants, this.preferences, this.users]) map.clear();
    const events = range.events.map((text) => JSON.parse(text) as ChatEvent);
    for (const conversation_id of range.limited) {
      const seqs = events.flatMap((event) => ('message' in event && event.message.conversation_id === conversation_id ? [event.message.seq] : []));
      this.#forgetMessages(conversation_id, Math.min(...seqs));
    }
    for (const event of events) this.#put(event);
    this.cursor = range.to;
  }

  /** What a client would show: of every conversation its newest messages, with what follows from them. */
  view(): unknown {
    const messages = [...this.messages.values()].sort((one, other) => one.conversation_id.localeCompare(other.conversation_id) || one.seq - other.seq);
    const newest = messages.filter((message) => messages.filter((each) => each.conversation_id === message.conversation_id && each.seq > message.seq).length < 50);
    const byId = <Row>(map: ReadonlyMap<string, Row>) => [...map].sort(([one], [other]) => one.localeCompare(other));
    return {
      messages: newest,
      conversations: byId(this.conversations).map(([id, { participants: _, last_seq: __, last_message_at: ___, ...row }]) => ({ id, row, last: newest.filter((message) => message.conversation_id === id).at(-1)?.seq })),
      participants: byId(this.participants).map(([key, row]) => ({ key, row: this.#withOwnSends(row) })).filter(({ row }) => row.left_at === null && this.conversations.has(row.conversation_id)),
      preferences: byId(this.preferences),
    };
  }

  #withOwnSends(row: Participant): Participant {
    if (row.read_seq === null || row.delivered_seq === null) return row;
    const own = [...this.messages.values()].filter((message) => message.conversation_id === row.conversation_id && message.sender_id === row.user_id);
    const last = Math.max(0, ...own.map((message) => message.seq));
    return { ...row, read_seq: Math.max(row.read_seq, last), delivered_seq: Math.max(row.delivered_seq, last) };
  }

  #put(event: ChatEvent): void {
    if ('message' in event) putNewer(this.messages, event.message.id, event.message);
    else if ('preference' in event) putNewer(this.preferences, event.preference.conversation_id, event.preference);
    else if ('user' in event) putNewer(this.users, event.user.id, event.user);
    else if ('conversation' in event) {
      putNewer(this.conversations, event.conversation.id, event.conversation);
      for (const participant of event.conversation.participants) this.#putParticipant(participant);
    } else this.#putParticipant(event.participant);
  }

  #putParticipant(participant: Participant): void {
    putNewer(this.participants, `${participant.conversation_id}:${participant.user_id}`, participant);
    const own = participant.user_id === this.#actor.user_id && participant.left_at !== null;
    if (!own) return;
    this.#forgetMessages(participant.conversation_id, Infinity);
    this.conversations.delete(participant.conversation_id);
    this.preferences.delete(participant.conversation_id);
    for (const [key, { conversation_id, user_id }] of this.participants) {
      if (conversation_id === participant.conversation_id && user_id !== this.#actor.user_id) this.participants.delete(key);
    }
  }

  #forgetMessages(conversation_id: string, below: number): void {
    for (const message of this.messages.values()) {
      if (message.conversation_id === conversation_id && message.seq < below) this.messages.delete(message.id);
    }
  }
}

function putNewer<Row extends { readonly version: number }>(map: Map<string, Row>, key: string, row: Row): void {
  const known = map.get(key);
  if (known === undefined || known.version <= row.version) map.set(key, row);
}
