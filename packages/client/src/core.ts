import type { Message, OperationInput, OperationOutput, SessionOpened, UpFrame } from '@tenant-chat/protocol/schemas';
import { createApi } from './api/api.js';
import { createHttpCall, type HttpCall } from './api/http.js';
import { createSocketRequests, type SocketRequests } from './api/socket-requests.js';
import type { ChatCore, ClientEvents, ClientOptions } from './client-interface.js';
import { Connection } from './connection/connection.js';
import { Session } from './connection/session.js';
import { Emitter } from './emitter.js';
import { Feed } from './feed/feed.js';
import { acceptFrame } from './frames.js';
import { createMissing } from './history/missing.js';
import { Outbox } from './outbox/outbox.js';
import { Person } from './person/person.js';
import { platformPorts } from './platform/platform-ports.js';
import type { Owner, PersonStorage, Ports } from './ports.js';
import type { Room } from './room.js';
import { createPresence } from './signals/presence.js';
import { createReceived } from './signals/received.js';
import { socketUrl } from './socket-url.js';
import { initialState } from './state/initial-state.js';
import { meOf } from './state/me.js';
import { isQuiet } from './state/select/preferences.js';
import type { State } from './state/shape.js';
import { Store } from './store.js';
import { openLongPoll } from './transport/long-poll.js';
import { openWebSocket } from './transport/websocket.js';
import type { Transport, TransportEvents } from './transport-shape.js';

const MINUTE_MS = 60_000;
const POLL_TIMEOUT_MS = 40_000;
const SIGN_OUT_TIMEOUT_MS = 5_000;

/** What every room may be handed; each takes what it names. */
export interface Tools extends Ports {
  readonly server: string;
  readonly store: Store;
  readonly call: ChatCore['call'];
  /** By the socket; false: there is none now. */
  readonly send: (frame: UpFrame) => boolean;
  readonly isWorking: () => boolean;
  /** Ends a pause of the connection: the person wants something now. */
  readonly wake: () => void;
  /** Where the feed stands; null: nowhere. */
  readonly position: () => string | null;
  readonly stamp: (conversation_id: string | null) => string;
  readonly stored: () => Promise<PersonStorage | null>;
}

/** What runs by itself: introduces its rooms to one another; decides nothing about chat. */
export class Core implements ChatCore {
  readonly tools: Tools;
  readonly #emitter = new Emitter();
  readonly #http: HttpCall;
  readonly #session: Session;
  readonly #connection: Connection;
  readonly #feed: Feed;
  readonly #person: Person;
  readonly #rooms: Room[];
  #isActive = true;
  /** How many asked for a connection, in this life (a sign-out begins another one). */
  #wanted = 0;
  #life = 0;
  #cancelMinute = (): void => {};

  constructor({ server, getToken, ports }: ClientOptions) {
    const all = { ...platformPorts(), ...ports };
    const tools: Tools = (this.tools = {
      ...all,
      server: server.replace(/\/+$/, ''),
      store: new Store(initialState(all.clock.now())),
      call: (operation, input) => call(operation, input),
      send: (frame) => this.#connection.send(frame),
      isWorking: () => this.#connection.isWorking,
      wake: () => this.#connection.wake(),
      position: () => this.#feed.position,
      stamp: (conversation_id) => this.#feed.stamp(conversation_id),
      stored: () => this.#person.stored,
    });
    this.#http = createHttpCall({ ...tools, accessToken: () => this.#session.access_token });
    this.#session = new Session({
      ...tools,
      getToken,
      exchange: (token) => this.#http('open_session', { token }),
      onOpened: (session) => this.#onSession(session),
      isKept: () => this.#wanted > 0,
    });
    const requests = createSocketRequests(tools);
    const call = createApi({ ...tools, http: this.#http, session: this.#session, requests });
    this.#person = new Person({ ...tools, subject: () => this.#session.claims?.subject ?? null, onWiped: (owner) => this.#onWiped(owner) });
    const [missing, presence, received] = [createMissing(tools), createPresence(tools), createReceived(tools)];
    this.#feed = new Feed({
      ...tools,
      onMessage: (message) => this.#onMessage(message),
      onReceived: received.note,
      onSnapshot: presence.ask,
      onMissing: missing.want,
    });
    this.#connection = this.#createConnection(requests);
    this.#rooms = [this.#person, new Outbox(tools), missing, received, presence, this.#feed];
    tools.store.subscribe(() => this.#tell('changed'));
  }

  get state(): State {
    return this.tools.store.state;
  }

  /** The claim `locale` of the last token; null: none was seen or it has none. */
  get locale(): string | null {
    return this.#session.claims?.locale ?? null;
  }

  get call(): ChatCore['call'] {
    return this.tools.call;
  }

  subscribe(listener: () => void): () => void {
    return this.tools.store.subscribe(listener);
  }

  on<E extends keyof ClientEvents>(event: E, listener: (detail: ClientEvents[E]) => void): () => void {
    return this.#emitter.on(event, listener);
  }

  /** Another room, for as long as the client lives. */
  join<R extends Room>(room: R): R {
    this.#rooms.push(room);
    return room;
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

  setActive(active: boolean): void {
    if (active === this.#isActive) return;
    this.#isActive = active;
    this.#connection.ping();
    if (active) this.#connection.wake();
  }

  async signOut(): Promise<void> {
    const closing = this.#session.access_token !== null ? this.#http('close_session', {}, { timeout_ms: SIGN_OUT_TIMEOUT_MS }).catch(() => null) : null;
    this.#life += 1;
    this.#wanted = 0;
    this.#disconnect();
    await Promise.all([this.#person.wipe(), closing]);
  }

  #tell(what: keyof Room): void {
    for (const room of this.#rooms) room[what]?.();
  }

  #onMessage(message: Message): void {
    const { clock, store } = this.tools;
    const conversation = store.state.conversations.get(message.conversation_id);
    this.#emitter.emit('message', { message, muted: conversation !== undefined && isQuiet(conversation, message, meOf(store.state) ?? '', clock.now()) });
  }

  #createConnection(requests: SocketRequests): Connection {
    const { tools } = this;
    const { openSocket, server, store } = tools;
    const takers = { ...tools, feed: this.#feed, requests };
    return new Connection({
      ...tools,
      session: this.#session,
      dial: openSocket && ((events) => openWebSocket({ openSocket, getUrl: async () => socketUrl(server, (await this.#http('create_ticket', {})).ticket) }, events)),
      poll: (events) => this.#openPoll(events),
      isActive: () => this.#isActive,
      onFrame: (frame) => acceptFrame(frame, takers),
      onStatus: (connection) => {
        if (connection.status !== 'live') requests.abandon();
        store.dispatch({ type: 'connection', connection });
      },
      onWorking: () => this.#tell('resume'),
      onUnreachable: () => void this.#person.recall(),
      onRefused: (code) => store.dispatch({ type: 'session', session: { status: 'refused', code } }),
      onHalted: (code) => this.#emitter.emit('error', { code, operation: 'connect' }),
    });
  }

  #openPoll(events: TransportEvents): Transport {
    const sync = (input: OperationInput<'sync'>, signal: AbortSignal): Promise<OperationOutput<'sync'>> =>
      this.#http('sync', input, { signal, timeout_ms: POLL_TIMEOUT_MS });
    return openLongPoll({ ...this.tools, sync, onBadPosition: () => this.#feed.forget() }, events);
  }

  #onSession({ access_token, user, tenant }: SessionOpened): void {
    // Somebody else was here before.
    if (this.#person.adopt(tenant.id, user.id)) this.#connection.reconnect(0);
    this.tools.store.dispatch({ type: 'users_loaded', users: [user] });
    this.#connection.send({ type: 'renew', access_token });
  }

  #onWiped(owner: Owner | null): void {
    this.#tell('forget');
    if (owner) this.#emitter.emit('wiped', { user_id: owner.user_id });
  }

  #disconnect(): void {
    this.#cancelMinute();
    this.#connection.stop();
    this.#session.close();
    this.#tell('rest');
  }

  #tellTime(): void {
    const { clock, store } = this.tools;
    store.dispatch({ type: 'now', now: clock.now() });
    this.#cancelMinute = clock.after(MINUTE_MS, () => this.#tellTime());
  }
}
