import type { State } from '@tenant-chat/client';
import type { ChatSession, SessionOptions, Summary } from '../session/acquire-session.js';
import { tell } from './element-events.js';
import type { Loaders } from './loaders.js';

const nothing: Summary = { unread: { count: 0, muted_only: false }, online: 0 };

export interface LinkHost extends EventTarget {
  /** Where and as whom; null while the host of the page has not said it. */
  sessionOptions(): SessionOptions | null;
  /** The figures, the language or the session changed. */
  sessionChanged(): void;
  /** Everything of a person is gone: nothing of him may stay on the screen. */
  personLeft(): void;
}

/** Ties an element to the session that it shares with others: loads it, tells the page what happens, gives it back. */
export class SessionLink {
  readonly #host: LinkHost;
  readonly #loaders: Loaders;
  #session: ChatSession | null = null;
  #starting: Promise<ChatSession | null> | null = null;
  #undo: (() => void)[] = [];
  /** Counts the stops: what was begun before one is void after it. */
  #turn = 0;
  #told: { summary: Summary; status: string; ready: string; refused: string } = { summary: nothing, status: 'idle', ready: '', refused: '' };

  constructor(host: LinkHost, loaders: Loaders) {
    this.#host = host;
    this.#loaders = loaders;
  }

  get session(): ChatSession | null {
    return this.#session;
  }

  get summary(): Summary {
    return this.#session?.summary ?? nothing;
  }

  /** Loads the client and connects, once; null when the host has not said as whom, or the code did not load. */
  start(): Promise<ChatSession | null> {
    if (this.#starting) return this.#starting;
    const starting = this.#start().then((session) => {
      // Without one the next call tries again.
      if (session === null && this.#starting === starting) this.#starting = null;
      return session;
    });
    return (this.#starting = starting);
  }

  stop(): void {
    this.#turn += 1;
    for (const undo of this.#undo.splice(0)) undo();
    this.#session?.release();
    this.#session = this.#starting = null;
    this.#told = { ...this.#told, status: 'idle', ready: '', refused: '' };
    this.#look();
  }

  async signOut(): Promise<void> {
    const session = this.#session ?? (await this.#starting);
    if (!session) return;
    const [{ dropSession }] = await Promise.all([this.#loaders.session(), session.client.signOut()]);
    dropSession(session);
    this.stop();
  }

  async #start(): Promise<ChatSession | null> {
    if (this.#host.sessionOptions() === null) return null;
    const turn = this.#turn;
    let acquire;
    try {
      ({ acquireSession: acquire } = await this.#loaders.session());
    } catch {
      tell(this.#host, 'tenant-chat-error', { code: 'load_failed', operation: 'load' });
      return null;
    }
    const options = this.#host.sessionOptions();
    // Removed, or told otherwise, while the code was on its way.
    if (options === null || this.#turn !== turn) return null;
    this.#session = acquire(options);
    this.#watch(this.#session);
    return this.#session;
  }

  #watch({ client }: ChatSession): void {
    this.#undo.push(
      client.subscribe(() => this.#look()),
      client.on('message', (detail) => tell(this.#host, 'tenant-chat-message', detail)),
      client.on('error', (detail) => tell(this.#host, 'tenant-chat-error', detail)),
      client.on('wiped', () => this.#host.personLeft()),
    );
    this.#look();
  }

  /** Compares what the page was told with what is, and tells the difference. */
  #look(): void {
    const told = this.#told;
    const summary = this.summary;
    if (summary.unread.count !== told.summary.unread.count || summary.unread.muted_only !== told.summary.unread.muted_only)
      tell(this.#host, 'tenant-chat-unread', summary.unread);
    told.summary = summary;
    if (this.#session) this.#lookAtState(this.#session.client.state);
    this.#host.sessionChanged();
  }

  #lookAtState({ session, connection, ready }: State): void {
    const told = this.#told;
    if (connection.status !== told.status) tell(this.#host, 'tenant-chat-connection', { status: (told.status = connection.status) });
    if (session.status === 'open' && ready && told.ready !== session.user_id) {
      const { user_id, tenant_id } = session;
      tell(this.#host, 'tenant-chat-ready', { user_id: (told.ready = user_id), tenant_id });
    }
    const refused = session.status === 'refused' ? session.code : '';
    if (refused && refused !== told.refused) tell(this.#host, 'tenant-chat-error', { code: refused, operation: 'open_session' });
    told.refused = refused;
  }
}
