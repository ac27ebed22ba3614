import { initialState, reduce, type ChatClient, type Input, type State } from '@tenant-chat/client';
import type { ConversationRow, Message, OperationInput, Participant, UserRow } from '@tenant-chat/protocol/schemas';

export const ids = { room: 'e0000000-0000-7000-8000-000000000001', ana: 'a0a00000-0000-7000-8000-000000000001', bruno: 'b0b00000-0000-7000-8000-000000000001' };

const PAGE = 50;
const BEGUN_MS = Date.parse('2026-03-01T08:00:00.000Z');

export interface PretendOptions {
  /** How many messages the conversation has. */
  readonly count: number;
  /** How many of the newest are held from the start. */
  readonly held: number;
  readonly unread?: number;
  /** How long a page takes, ms. */
  readonly latency: () => number;
}

/** A client whose server is a list in memory: one conversation of Ana and Bruno. The state is made by the reducer, as ever. */
export class PretendClient {
  state: State;
  readonly all: Message[];
  readonly #latency: () => number;
  readonly #listeners = new Set<() => void>();
  #version = 1_000_000;
  #is_telling = false;

  constructor({ count, held, unread = 0, latency }: PretendOptions) {
    this.#latency = latency;
    this.all = Array.from({ length: count }, (_, n) => pretendMessage(n + 1));
    this.state = begin(this.all, held, count - unread);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  dispatch(input: Input): void {
    this.state = reduce(this.state, input);
    if (this.#is_telling) return;
    this.#is_telling = true;
    queueMicrotask(() => {
      this.#is_telling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  readonly call = async (_operation: string, input: OperationInput<'list_messages'> & { readonly around_at?: string; readonly around_seq?: number }): Promise<unknown> => {
    await new Promise((resolve) => setTimeout(resolve, this.#latency()));
    const page = this.#page(input);
    this.dispatch({ type: 'messages_loaded', conversation_id: ids.room, messages: page.messages, referenced: [] });
    return page;
  };

  trim = (conversation_id: string, keep: readonly (readonly [number, number])[]): void => this.dispatch({ type: 'messages_trimmed', conversation_id, keep });

  markRead = (conversation_id: string, seq: number): void => this.dispatch({ type: 'read_marked', conversation_id, seq });

  /** Somebody writes; mine is mine. */
  arrive(content: string, sender_id = ids.bruno, id?: string): Message {
    const message = { ...pretendMessage(this.all.length + 1, content), sender_id, version: (this.#version += 1), ...(id !== undefined && { id }) };
    this.all.push(message);
    this.dispatch({ type: 'range', events: [{ type: 'message_created', version: message.version, message }] });
    return message;
  }

  change(seq: number, part: Partial<Message>): void {
    const before = this.all[seq - 1];
    if (!before) return;
    const message = { ...before, ...part, version: (this.#version += 1) };
    this.all[seq - 1] = message;
    this.dispatch({ type: 'range', events: [{ type: 'message_updated', version: message.version, message }] });
  }

  /** Goes into the outbox, and is there a moment later. */
  send = (conversation_id: string, content: string): string => {
    const id = `0ff00000-0000-7000-8000-${String((this.#version += 1)).padStart(12, '0')}`;
    this.dispatch({ type: 'outbox_added', item: { id, conversation_id, content, reply_to_id: null, is_forwarded: false, written_at: Date.now(), status: 'sending', error: null } });
    setTimeout(() => this.arrive(content, ids.ana, id), this.#latency());
    return id;
  };

  readBy(seq: number): void {
    this.#version += 1;
    this.dispatch({ type: 'range', events: [{ type: 'participant_updated', version: this.#version, participant: participant(ids.bruno, seq, this.#version) }] });
  }

  type(is_typing: boolean): void {
    this.dispatch({ type: 'typing', signal: { type: 'typing', conversation_id: ids.room, user_id: ids.bruno, is_typing, expires_in_ms: 6_000 }, now: Date.now() });
  }

  /** As the widget is given it: what it asks of a client beside this is answered by nothing. */
  asClient(): ChatClient {
    const nothing = (): (() => void) => () => undefined;
    const rest = { on: nothing, connect: nothing, retry: nothing, discard: nothing, setTyping: nothing, setDraft: nothing, setActive: nothing };
    return Object.assign(this, rest) as unknown as ChatClient; // the parts of it that a conversation uses
  }

  #page({ before_id, since_id, around_id, around_at, around_seq }: Parameters<PretendClient['call']>[1]): { messages: Message[]; referenced: []; users: []; has_more: boolean } {
    const indexOf = (id: string): number => this.all.findIndex((each) => each.id === id);
    if (since_id !== undefined) {
      const from = indexOf(since_id) + 1;
      return { messages: this.all.slice(from, from + PAGE), referenced: [], users: [], has_more: from + PAGE < this.all.length };
    }
    const at = around_at === undefined ? -1 : this.all.findIndex(({ created_at }) => created_at >= around_at);
    const middle = around_seq !== undefined ? around_seq - 1 : around_id === undefined ? at : indexOf(around_id);
    const is_around = around_id !== undefined || around_at !== undefined || around_seq !== undefined;
    const end = is_around ? Math.min(this.all.length, Math.max(PAGE, (middle === -1 ? this.all.length : middle) + PAGE / 2)) : before_id === undefined ? this.all.length : indexOf(before_id);
    return { messages: this.all.slice(Math.max(0, end - PAGE), end), referenced: [], users: [], has_more: end > PAGE };
  }
}

const words = 'we talked about the invoice of last month and what remains to be paid before Friday so that nobody has to wait for long'.split(' ');

/** Of different heights, as people write; the same for a number every time. */
export function pretendMessage(seq: number, content?: string): Message {
  const length = seq % 11 === 0 ? 60 : seq % 4 === 0 ? 18 : 1 + (seq % 7);
  const text = content ?? `${seq} ${Array.from({ length }, (_, n) => words[(seq * 7 + n) % words.length]).join(' ')}`;
  return {
    id: `d0000000-0000-7000-8000-${String(seq).padStart(12, '0')}`, conversation_id: ids.room, seq, sender_id: Math.floor(seq / 3) % 2 === 0 ? ids.ana : ids.bruno, kind: 'text',
    content: text, created_at: new Date(BEGUN_MS + seq * 600_000).toISOString(), edited_at: null, deleted_at: null, reply_to_id: null,
    attachments: [], reactions: [], mentions: [], is_forwarded: false, pinned_at: null, version: seq,
  } as Message;
}

function participant(user_id: string, read_seq: number, version: number): Participant {
  return { conversation_id: ids.room, user_id, role: 'member', joined_at: new Date(BEGUN_MS).toISOString(), left_at: null, read_seq, delivered_seq: read_seq, from_seq: 1, version };
}

function userRow(id: string, name: string): UserRow {
  return { id, external_id: name, name, avatar_url: null, title: null, role: 'member', deactivated_at: null, version: 1 };
}

function begin(all: readonly Message[], held: number, read_seq: number): State {
  const open: Input = { type: 'session', session: { status: 'open', user_id: ids.ana, tenant_id: 'acme' } };
  const row = {
    id: ids.room, kind: 'direct', title: null, description: null, colour: null, posting: 'all', created_at: new Date(BEGUN_MS).toISOString(), participants: [participant(ids.ana, read_seq, 2), participant(ids.bruno, 0, 2)],
    participant_count: 2, last_seq: all.length, last_message_at: all.at(-1)?.created_at ?? null, version: 3,
  } as ConversationRow;
  const inputs: Input[] = [
    open,
    { type: 'connection', connection: { status: 'live', lost_at: null } },
    {
      type: 'range',
      events: [
        { type: 'user_updated', version: 1, user: userRow(ids.ana, 'Ana Souza') },
        { type: 'user_updated', version: 1, user: userRow(ids.bruno, 'Bruno Lima') },
        { type: 'conversation_created', version: 3, conversation: row },
      ],
    },
    { type: 'snapshot_completed' },
  ];
  const state = inputs.reduce(reduce, initialState(Date.now()));
  const room = state.conversations.get(ids.room);
  // Put at once: one by one, ten thousand would take a while.
  return room ? { ...state, conversations: new Map([[ids.room, { ...room, messages: all.slice(all.length - held) }]]) } : state;
}
