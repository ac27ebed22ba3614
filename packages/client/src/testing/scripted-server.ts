import type { ChatEvent, ConversationRow, DownFrame, Message, SyncAnswer, UpFrame } from '@tenant-chat/protocol/schemas';
import { encodePosition, errors, operations, API_PREFIX, type ErrorCode, type OperationName } from '@tenant-chat/protocol/wire';
import type { Ports } from '../ports.js';
import type { FakeClock } from './fake-clock.js';
import { acme, conversation, preference, preferenceEvent, room, user } from './rows.js';
import { ScriptedSocket } from './scripted-socket.js';

/** What becomes of a request instead of its answer: never arrives; arrives, but the answer is lost; or is refused. */
export type Fate = 'unreachable' | 'lost' | { readonly code: ErrorCode; readonly retry_after_s?: number };

export interface Seen {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly by: 'http' | 'socket';
  readonly access_token: string | null;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const rowOf = (event: ChatEvent): string => JSON.stringify(Object.entries(event).flatMap(([kind, row]) => (typeof row === 'object' ? [kind, 'user_id' in row ? [row.conversation_id, row.user_id] : 'id' in row ? row.id : row.conversation_id] : [])));

/** A server of one tenant in memory, whose network does what a test says. It keeps the wire's rules and decides nothing else. */
export class ScriptedServer {
  readonly #clock: FakeClock;
  readonly log: { readonly version: number; readonly event: ChatEvent }[] = [];
  readonly seen: Seen[] = [];
  readonly sockets: ScriptedSocket[] = [];
  readonly #fates = new Map<OperationName, Fate[]>();
  readonly #sessions = new Map<string, string>();
  readonly #tickets = new Set<string>();
  #held: (() => void)[] = [];
  epoch = 1;
  session_ms = 3_600_000;
  isDown = false;
  isSocketBlocked = false;
  /** What the feed has not brought, but can be asked for. */
  readonly beside: ConversationRow[] = [];
  /** Who is there; `onPresence` is what happens while that is answered. */
  presence: { readonly users: readonly object[]; readonly has_more: boolean } = { users: [], has_more: false };
  onPresence = (): void => {};
  /** What happens while a preference is set. */
  onPreferences = (): void => {};
  /** Events in one range. */
  page = 500;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  get version(): number {
    return this.log.at(-1)?.version ?? 0;
  }

  get cursor(): string {
    return this.#cursorAt(this.version);
  }

  get live(): ScriptedSocket | undefined {
    return this.sockets.findLast((socket) => socket.readyState === 1);
  }

  seenOf(operation: OperationName): readonly Seen[] {
    return this.seen.filter((each) => each.operation === operation);
  }

  /** What becomes of the next requests of an operation, one each. */
  script(operation: OperationName, ...fates: readonly Fate[]): void {
    this.#fates.set(operation, [...(this.#fates.get(operation) ?? []), ...fates]);
  }

  /** Commits events, one version each, and rings. */
  commit(...events: readonly ChatEvent[]): void {
    const from = this.cursor;
    for (const event of events) this.log.push({ version: this.version + 1, event });
    for (const socket of this.sockets) if (socket.isGreeted) socket.deliver({ type: 'range', from, to: this.cursor, events: [...events], has_more: false });
    this.ring();
  }

  /** Answers the polls that are held. */
  ring(): void {
    for (const answer of this.#held.splice(0)) answer();
  }

  /** The database lost its newest commits. */
  failOver(lost: number): void {
    this.log.splice(this.log.length - lost);
    this.epoch += 1;
  }

  endSessions(): void {
    this.#sessions.clear();
    for (const socket of this.sockets) if (socket.readyState === 1) socket.end(4401);
    this.ring();
  }

  readonly fetch: Ports['fetch'] = async (address, init) => {
    if (this.isDown) throw new TypeError('fetch failed');
    const url = new URL(String(address));
    const { operation, input } = matchRoute(init?.method ?? 'GET', url);
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : {};
    const access_token = new Headers(init?.headers).get('authorization')?.slice('Bearer '.length) ?? null;
    const asked = { operation, input: { ...input, ...body }, by: 'http', access_token } as const;
    this.seen.push(asked);
    const fate = this.#fates.get(operation)?.shift();
    if (fate === 'unreachable') throw new TypeError('fetch failed');
    const answer = typeof fate === 'object' ? refusal(fate.code) : await this.#answerHttp(asked, init?.signal ?? null);
    if (fate === 'lost' || this.isDown) throw new TypeError('connection reset');
    const headers = typeof fate === 'object' && fate.retry_after_s !== undefined ? { 'retry-after': String(fate.retry_after_s) } : {};
    return new Response(answer.status === 204 ? null : JSON.stringify(answer.body), { status: answer.status, headers });
  };

  readonly openSocket: NonNullable<Ports['openSocket']> = (url) => {
    const ticket = new URL(url).searchParams.get('ticket') ?? '';
    const socket = new ScriptedSocket((frame) => this.#receive(socket, frame));
    this.sockets.push(socket);
    const isRefused = this.isDown || this.isSocketBlocked || !this.#tickets.delete(ticket);
    queueMicrotask(() => (isRefused ? socket.end(1006) : socket.open()));
    return socket;
  };

  async #answerHttp({ operation, input, access_token }: Seen, signal: AbortSignal | null): Promise<Answer> {
    if (operation === 'open_session') return this.#openSession(String(input['token']));
    if (!this.#sessions.has(access_token ?? '')) return refusal('session_required');
    if (operation === 'sync') return this.#sync(input, access_token ?? '', signal);
    return this.answer(operation, input, this.#sessions.get(access_token ?? '') ?? '');
  }

  #openSession(token: string): Answer {
    const payload = token.split('.')[1];
    if (!payload) return refusal('token_invalid');
    const { sub: name } = JSON.parse(atob(payload)) as { readonly sub: string };
    const access_token = `access ${this.#sessions.size + this.seen.length}`;
    const person = personOf(name);
    this.#sessions.set(access_token, person.id);
    const expires_at = new Date(this.#clock.now() + this.session_ms).toISOString();
    return { status: 201, body: { access_token, expires_at, user: person, tenant: { id: acme, slug: 'acme', name: 'Acme' } } };
  }

  async #sync(input: Seen['input'], access_token: string, signal: AbortSignal | null): Promise<Answer> {
    const { cursor, wait } = input as { cursor?: string; wait: string };
    if (cursor === this.cursor && Number(wait) > 0) {
      await new Promise<void>((resolve, reject) => {
        this.#held.push(resolve);
        this.#clock.after(Number(wait) * 1000, resolve);
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    }
    return this.#sessions.has(access_token) ? { status: 200, body: this.rangeFrom(cursor ?? null) } : refusal('session_required');
  }

  /** The range or reset that a device standing at `cursor` is given. */
  rangeFrom(cursor: string | null): SyncAnswer {
    const known = cursor === null ? null : cursor.split('.');
    const from = known === null ? null : Number.parseInt(known[2] ?? '', 36);
    if (from === null || Number.isNaN(from) || from > this.version) return this.#snapshot();
    const after = this.log.filter(({ version }) => version > from);
    const page = after.slice(0, this.page);
    const to = page.length < after.length ? this.#cursorAt(page.at(-1)?.version ?? from) : this.cursor;
    return { from: cursor ?? '', to, events: page.map(({ event }) => event), has_more: page.length < after.length };
  }

  #snapshot(): SyncAnswer {
    const rows = [...new Map(this.log.map((entry) => [rowOf(entry.event), entry])).values()];
    const page = rows.slice(0, this.page);
    const isWhole = page.length === rows.length;
    return { reset: true, from: null, to: this.#cursorAt(isWhole ? this.version : (page.at(-1)?.version ?? 0)), events: page.map(({ event }) => event), has_more: !isWhole };
  }

  answer(operation: OperationName, input: Seen['input'], user_id: string): Answer {
    const conversation_id = String(input['conversation_id']);
    if (operation === 'create_ticket') {
      const ticket = `ticket ${this.seen.length}`;
      this.#tickets.add(ticket);
      return { status: 201, body: { ticket } };
    }
    if (operation === 'send_message') return this.#send(input, user_id);
    if (operation === 'get_conversation') return this.#getConversation(conversation_id);
    if (operation === 'list_messages') return { status: 200, body: this.#page(conversation_id, input) };
    if (operation === 'list_presence') {
      this.onPresence();
      return { status: 200, body: this.presence };
    }
    if (operation === 'update_preferences') return this.#updatePreferences(input);
    if (operation === 'mark_read') return { status: 200, body: { read_seq: 0, unread_count: 0 } };
    if (operation === 'list_users') return { status: 200, body: { users: [], has_more: false } };
    if (operation === 'start_conversation') return { status: 201, body: { conversation: conversation({ id: String(input['id'] ?? room) }) } };
    return { status: 204, body: null };
  }

  messages(conversation_id = room): readonly Message[] {
    const rows = this.log.flatMap(({ event }) => ('message' in event && event.message.conversation_id === conversation_id ? [event.message] : []));
    return [...new Map(rows.map((row) => [row.id, row])).values()].sort((one, other) => one.seq - other.seq);
  }

  #send(input: Seen['input'], sender_id: string): Answer {
    const { id, conversation_id, content } = input as { id: string; conversation_id: string; content: string };
    const stored = this.messages(conversation_id).find((message) => message.id === id);
    if (stored) return { status: 200, body: { message: stored } };
    const message: Message = {
      id, conversation_id, seq: this.messages(conversation_id).length + 1, sender_id, kind: 'text', content, created_at: new Date(this.#clock.now()).toISOString(),
      edited_at: null, deleted_at: null, reply_to_id: null, attachments: [], reactions: [], mentions: [], is_forwarded: false, pinned_at: null, version: this.version + 1,
    };
    // The answer and the doorbell are on their way at once; the feed comes later.
    queueMicrotask(() => this.commit({ type: 'message_created', version: message.version, message }));
    return { status: 201, body: { message } };
  }

  #updatePreferences({ conversation_id, draft }: Seen['input']): Answer {
    const row = preference({ conversation_id: String(conversation_id), draft: draft === null ? null : String(draft), version: this.version + 1 });
    this.onPreferences();
    this.commit(preferenceEvent(row));
    return { status: 200, body: { preference: row } };
  }

  #getConversation(conversation_id: string): Answer {
    const rows = this.log.flatMap(({ event }) => ('conversation' in event && event.conversation.id === conversation_id ? [event.conversation] : []));
    const row = rows.at(-1) ?? this.beside.find((each) => each.id === conversation_id);
    return row ? { status: 200, body: { conversation: conversation(row) } } : refusal('conversation_not_found');
  }

  #page(conversation_id: string, { before_id, since_id, around_id, around_at, around_seq }: Record<string, unknown>): unknown {
    const messages = this.messages(conversation_id);
    const indexOf = (id: unknown): number => messages.findIndex((message) => message.id === id);
    const first_at = messages.findIndex(({ created_at }) => created_at >= String(around_at));
    const middle = around_seq !== undefined ? messages.findIndex(({ seq }) => seq === around_seq) : around_at === undefined ? indexOf(around_id) : first_at === -1 ? messages.length - 1 : first_at;
    const end = before_id === undefined ? messages.length : indexOf(before_id);
    const is_around = [around_id, around_at, around_seq].some((each) => each !== undefined);
    const start = is_around ? Math.max(0, middle - 25) : since_id === undefined ? Math.max(0, end - 50) : indexOf(since_id) + 1;
    const page = messages.slice(start, is_around || since_id !== undefined ? start + 50 : end);
    return { messages: page, referenced: [], users: [], has_more: since_id === undefined ? start > 0 : start + 50 < messages.length };
  }

  #receive(socket: ScriptedSocket, frame: UpFrame): void {
    if (frame.type === 'ping') socket.deliver({ type: 'pong' });
    if (frame.type === 'hello') this.#greet(socket, frame.cursor ?? null);
    if (frame.type !== 'request') return;
    const operation = frame.operation as OperationName;
    const input = { ...frame.input } as Record<string, unknown>; // the schema says no more than: an object
    this.seen.push({ operation, input, by: 'socket', access_token: null });
    const fate = this.#fates.get(operation)?.shift();
    if (fate === 'unreachable') return;
    const { status, body } = typeof fate === 'object' ? refusal(fate.code) : this.answer(operation, input, personOf('ana').id);
    if (fate !== 'lost') socket.deliver({ type: 'reply', ref: frame.ref, status, body });
  }

  #greet(socket: ScriptedSocket, cursor: string | null): void {
    socket.isGreeted = true;
    const expires_at = new Date(this.#clock.now() + this.session_ms).toISOString();
    socket.deliver({ type: 'welcome', protocol: 1, user_id: personOf('ana').id, expires_at, heartbeat_ms: 20_000 });
    for (let position = cursor; position !== this.cursor; ) {
      const range = this.rangeFrom(position);
      const frame: DownFrame = 'reset' in range ? { type: 'reset', ...range } : { type: 'range', ...range };
      socket.deliver(frame);
      position = range.to;
    }
  }

  #cursorAt(version: number): string {
    return encodePosition({ epoch: this.epoch, version, key: '' });
  }
}

/** As a host of acme signs it. */
export function tokenOf(name: string): string {
  return `x.${btoa(JSON.stringify({ tenant: 'acme', sub: name }))}.x`;
}

function refusal(code: ErrorCode): Answer {
  return { status: errors[code].status, body: { error: { code, message: errors[code].message } } };
}

function personOf(name: string): ReturnType<typeof user> {
  const kind = Buffer.from(name).toString('hex').slice(0, 8).padEnd(8, '0');
  return user(`${kind}-0000-7000-8000-000000000001`, name);
}

/** Ana as this server names her. */
export const anaHere = personOf('ana').id;

function matchRoute(method: string, url: URL): { operation: OperationName; input: Record<string, unknown> } {
  const path = url.pathname.slice(API_PREFIX.length);
  for (const [operation, row] of Object.entries(operations) as [OperationName, (typeof operations)[OperationName]][]) {
    const match = row.method === method && new RegExp(`^${row.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`).exec(path);
    if (match) return { operation, input: { ...match.groups, ...Object.fromEntries(url.searchParams) } };
  }
  throw new Error(`${method} ${path} is no operation`);
}
