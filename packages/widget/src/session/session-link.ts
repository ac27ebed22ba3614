import type { State } from '@tenant-chat/client';
import { acquireSession, type ChatSession, type SessionOptions, type Summary } from './acquire-session.js';
import type { Locale } from '../locales/choose-locale.js';
import { tell } from './element-events.js';
import { figureNames } from './figure-words.js';
import { emptySummary } from './summarize.js';

export interface LinkHost extends EventTarget {
  /** The figures, the language or the session changed. */
  sessionChanged(): void;
  /** Everything of a person is gone: nothing of him may stay on the screen. */
  personLeft(): void;
}

/** Ties an element to the session that it shares with others, tells the page what happens there, and gives it back. */
export class SessionLink {
  readonly #host: LinkHost;
  readonly session: ChatSession;
  #undo: (() => void)[];
  #told: { summary: Summary; status: string; ready: string; refused: string } = { summary: emptySummary, status: 'idle', ready: '', refused: '' };

  constructor(host: LinkHost, options: SessionOptions) {
    this.#host = host;
    this.session = acquireSession(options);
    const { core } = this.session;
    this.#undo = [
      core.subscribe(() => this.#look()),
      core.on('message', (detail) => tell(host, 'tenant-chat-message', detail)),
      core.on('error', (detail) => tell(host, 'tenant-chat-error', detail)),
      core.on('wiped', () => host.personLeft()),
    ];
    queueMicrotask(() => this.#look());
  }

  get summary(): Summary {
    return this.session.summary;
  }

  /** The figures in words. */
  figures(locale: Locale): readonly string[] {
    return figureNames(locale, this.summary);
  }

  close(): void {
    if (this.#undo.length === 0) return;
    for (const undo of this.#undo.splice(0)) undo();
    this.session.release();
    tell(this.#host, 'tenant-chat-unread', emptySummary.unread);
  }

  async signOut(): Promise<void> {
    try {
      await this.session.core.signOut();
    } finally {
      this.session.drop();
      this.close();
    }
  }

  /** Compares what the page was told with what is, and tells the difference. */
  #look(): void {
    if (this.#undo.length === 0) return;
    const before = this.#told.summary.unread;
    const { unread } = (this.#told.summary = this.summary);
    this.#lookAtState(this.session.core.state);
    this.#host.sessionChanged();
    if (unread.count !== before.count || unread.muted_only !== before.muted_only) tell(this.#host, 'tenant-chat-unread', unread);
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
