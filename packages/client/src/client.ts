import type { OperationInput, OperationOutput, SessionOpened } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import { ApiError } from './api-error.js';
import { Api } from './api/api.js';
import { createHttpCall, type HttpCall } from './api/http.js';
import { SocketRequests } from './api/socket-requests.js';
import type { ChatClient, ClientEvents, ClientOptions } from './client-interface.js';
import { Connection } from './connection/connection.js';
import { Session } from './connection/session.js';
import { Emitter } from './emitter.js';
import { Feed } from './feed/feed.js';
import { acceptFrame } from './frames.js';
import { History } from './history/history.js';
import { Outbox } from './outbox/outbox.js';
import { createUuidV7 } from './outbox/uuid-v7.js';
import { Person } from './person/person.js';
import { platformPorts } from './platform/platform-ports.js';
import type { Ports } from './ports.js';
import { coalesce } from './signals/coalesce.js';
import { Presence } from './signals/presence.js';
import { ReadMarks } from './signals/read-marks.js';
import { Typing } from './signals/typing.js';
import { socketUrl } from './socket-url.js';
import { initialState } from './state/initial-state.js';
import { isMuted } from './state/select/preferences.js';
import type { State } from './state/shape.js';
import { Store } from './store.js';
import { openLongPoll } from './transport/long-poll.js';
import { openWebSocket } from './transport/websocket.js';
import type { Transport, TransportEvents } from './transport-shape.js';

/** The client of one person on one server. Does nothing until it is asked to. */
export function createClient(options: ClientOptions): ChatClient {
  return new Client(options);
}

const RECEIVED_EVERY_MS = 1_000;
const MINUTE_MS = 60_000;
const POLL_TIMEOUT_MS = 40_000;
const SIGN_OUT_TIMEOUT_MS = 5_000;

/** What every room may be handed; each takes what it names. */
interface Tools extends Ports {
  readonly server: string;
  readonly store: Store;
  readonly call: ChatClient['call'];
  readonly newId: () => string;
  readonly isWorking: () => boolean;
  readonly stamp: (conversation_id: string | null) => string;
}

/** Introduces the rooms to one another; decides nothing about chat. */
class Client implements ChatClient {
  readonly #emitter = new Emitter();
  readonly #store: Store;
  readonly #http: HttpCall;
  readonly #session: Session;
  readonly #connection: Connection;
  readonly #requests: SocketRequests;
  readonly #api: Api;
  readonly #feed: Feed;
  readonly #history: History;
  readonly #outbox: Outbox;
  readonly #person: Person;
  readonly #presence: Presence;
  readonly #typing: Typing;
  readonly #reads: ReadMarks;
  readonly #tools: Tools;
  #isActive = true;
  /** How many asked for a connection, in this life (a sign-out begins another one). */
  #wanted = 0;
  #life = 0;
  #cancelMinute = (): void => {};

  constructor({ server, getToken, ports }: ClientOptions) {
    const all = { ...platformPorts(), ...ports };
    this.#store = new Store(initialState(all.clock.now()));
    const tools: Tools = (this.#tools = {
      ...all,
      server: server.replace(/\/+$/, ''),
      store: this.#store,
      call: this.call,
      newId: createUuidV7(all.clock),
      isWorking: () => this.#connection.isWorking,
      stamp: (conversation_id) => this.#feed.stamp(conversation_id),
    });
    this.#http = createHttpCall({ ...tools, accessToken: () => this.#session.access_token });
    this.#session = new Session({
      clock: all.clock,
      getToken,
      exchange: (token) => this.#http('open_session', { token }),
      onOpened: (session) => this.#onSession(session),
      isKept: () => this.#wanted > 0,
    });
    this.#requests = new SocketRequests((frame) => this.#connection.send(frame), all.clock);
    this.#api = new Api({ ...tools, http: this.#http, session: this.#session, requests: this.#requests });
    this.#history = new History(tools);
    this.#outbox = new Outbox(tools);
    this.#reads = new ReadMarks(tools);
    this.#presence = new Presence(tools);
    this.#typing = new Typing({ clock: all.clock, send: (id, is_typing) => this.#sendTyping(id, is_typing) });
    this.#person = new Person({ ...tools, onWiped: (detail) => this.#emitter.emit('wiped', detail) });
    this.#feed = this.#createFeed();
    this.#connection = this.#createConnection();
    this.#store.subscribe(() => {
      this.#person.keep();
      this.#outbox.pump();
      this.#presence.meet();
    });
  }

  get state(): State {
    return this.#store.state;
  }

  subscribe(listener: () => void): () => void {
    return this.#store.subscribe(listener);
  }

  on<E extends keyof ClientEvents>(event: E, listener: (detail: ClientEvents[E]) => void): () => void {
    return this.#emitter.on(event, listener);
  }

  connect(): () => void {
    const life = this.#life;
    if (this.#wanted++ === 0) {
      this.#connection.start();
      this.#tellTime();
    }
    let isUndone = false;
    return () => {
      if (isUndone || life !== this.#life) return;
      isUndone = true;
      if (--this.#wanted === 0) this.#disconnect();
    };
  }

  readonly call = <N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>> => this.#api.call(operation, input);

  send(conversation_id: string, content: string, options: { readonly reply_to_id?: string | null } = {}): string {
    const id = this.#outbox.add(conversation_id, content, options.reply_to_id ?? null);
    this.#typing.clear(conversation_id);
    return id;
  }

  retry(message_id: string): void {
    this.#outbox.retry(message_id);
  }

  discard(message_id: string): void {
    this.#outbox.discard(message_id);
  }

  markRead(conversation_id: string, seq: number): void {
    this.#reads.mark(conversation_id, seq);
  }

  setTyping(conversation_id: string, is_typing: boolean): void {
    this.#typing.set(conversation_id, is_typing);
  }

  setDraft(conversation_id: string, text: string): void {
    this.#store.dispatch({ type: 'draft_set', conversation_id, text });
  }

  loadOlder(conversation_id: string): Promise<boolean> {
    return this.#history.loadOlder(conversation_id);
  }

  async startDirect(user_id: string): ReturnType<ChatClient['startDirect']> {
    return (await this.call('start_conversation', { user_id })).conversation;
  }

  async startGroup({ title, user_ids }: Parameters<ChatClient['startGroup']>[0]): ReturnType<ChatClient['startGroup']> {
    const input = { id: this.#tools.newId(), title, user_ids: [...user_ids] };
    const { conversation } = await this.call('start_conversation', input).catch((error: unknown) => {
      // Whether it was made is unknown: the same id makes no second one.
      if (error instanceof ApiError && error.status === 0) return this.call('start_conversation', input);
      throw error;
    });
    return conversation;
  }

  async archive(conversation_id: string, archived: boolean): Promise<void> {
    await this.call('archive_conversation', { conversation_id, archived });
  }

  async mute(conversation_id: string, muted: boolean, until?: string | null): Promise<void> {
    await this.call('mute_conversation', { conversation_id, muted, ...(until !== undefined && { until }) });
  }

  listUsers(input: Parameters<ChatClient['listUsers']>[0]): ReturnType<ChatClient['listUsers']> {
    return this.call('list_users', input);
  }

  setActive(active: boolean): void {
    if (active === this.#isActive) return;
    this.#isActive = active;
    this.#connection.ping();
  }

  async signOut(): Promise<void> {
    const closing = this.#session.access_token !== null ? this.#http('close_session', {}, { timeout_ms: SIGN_OUT_TIMEOUT_MS }).catch(() => null) : null;
    this.#life += 1;
    this.#wanted = 0;
    this.#disconnect();
    this.#forget();
    await Promise.all([this.#person.wipe(), closing]);
  }

  #createFeed(): Feed {
    const { clock, store } = this.#tools;
    return new Feed({
      store,
      onMessage: (message) => {
        const conversation = store.state.conversations.get(message.conversation_id);
        this.#emitter.emit('message', { message, muted: conversation !== undefined && isMuted(conversation, clock.now()) });
      },
      onReceived: coalesce(clock, RECEIVED_EVERY_MS, () => {
        const cursor = this.#feed.position;
        if (cursor !== null) this.#connection.send({ type: 'received', cursor });
      }),
      onSnapshot: () => this.#presence.ask(),
      onMissing: (conversation_ids) => this.#history.want(conversation_ids),
    });
  }

  #createConnection(): Connection {
    const { openSocket, server, store } = this.#tools;
    const takers = { ...this.#tools, feed: this.#feed, requests: this.#requests };
    return new Connection({
      ...this.#tools,
      session: this.#session,
      dial: openSocket && ((events) => openWebSocket({ openSocket, getUrl: async () => socketUrl(server, (await this.#http('create_ticket', {})).ticket) }, events)),
      poll: (events) => this.#openPoll(events),
      position: () => this.#feed.position,
      isActive: () => this.#isActive,
      onFrame: (frame) => acceptFrame(frame, takers),
      onStatus: (connection) => {
        if (connection.status !== 'live') this.#requests.abandon();
        store.dispatch({ type: 'connection', connection });
      },
      onWorking: () => this.#onWorking(),
      onUnreachable: () => void this.#person.recall(),
      onRefused: (code) => store.dispatch({ type: 'session', session: { status: 'refused', code } }),
      onHalted: (code) => this.#emitter.emit('error', { code, operation: 'connect' }),
    });
  }

  #openPoll(events: TransportEvents): Transport {
    const sync = (input: OperationInput<'sync'>, signal: AbortSignal): Promise<OperationOutput<'sync'>> =>
      this.#http('sync', input, { signal, timeout_ms: POLL_TIMEOUT_MS });
    return openLongPoll({ ...this.#tools, sync, position: () => this.#feed.position, onBadPosition: () => this.#feed.forget() }, events);
  }

  #onSession({ access_token, user, tenant }: SessionOpened): void {
    // Somebody else was here before.
    if (this.#person.adopt(tenant.id, user.id)) {
      this.#forget();
      this.#connection.reconnect(0);
    }
    this.#store.dispatch({ type: 'users_loaded', users: [user] });
    this.#connection.send({ type: 'renew', access_token });
  }

  #onWorking(): void {
    this.#outbox.resume();
    this.#history.resume();
    // Without a position a snapshot comes first: an answer from before it would not be put.
    if (this.#feed.position !== null) this.#presence.ask();
  }

  #sendTyping(conversation_id: string, is_typing: boolean): void {
    if (this.#connection.send({ type: 'typing', conversation_id, is_typing }) || !this.#connection.isWorking) return;
    this.call('set_typing', { conversation_id, is_typing }).catch(() => {});
  }

  /** What belongs to a person and is not in the state. */
  #forget(): void {
    this.#feed.forget();
    this.#history.forget();
    this.#reads.forget();
    this.#typing.stop();
  }

  #disconnect(): void {
    this.#cancelMinute();
    this.#typing.stop();
    this.#connection.stop();
    this.#session.close();
    this.#person.rest();
    this.#outbox.resume();
  }

  #tellTime(): void {
    const { clock } = this.#tools;
    this.#store.dispatch({ type: 'now', now: clock.now() });
    this.#cancelMinute = clock.after(MINUTE_MS, () => this.#tellTime());
  }
}
