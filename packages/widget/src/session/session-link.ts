import { acquireSession, type ChatSession, type SessionOptions, type Summary } from './acquire-session.js';
import type { Locale } from '../locales/choose-locale.js';
import { tell, type TenantChatEvents } from './element-events.js';
import { figureNames } from './figure-words.js';
import { followLink } from './follow-link.js';
import { emptySummary } from './summarize.js';

export interface LinkHost extends EventTarget {
  /** The figures, the language or the session changed. */
  sessionChanged(): void;
  /** Everything of a person is gone: nothing of him may stay on the screen. */
  personLeft(): void;
  /** Where there is a panel: the page's address named a message. */
  openConversation?(conversation_id: string, message_id: string): Promise<void>;
}

/** Ties an element to the session that it shares with others, tells the page what happens there, and gives it back. */
export class SessionLink {
  readonly #host: LinkHost;
  readonly session: ChatSession;
  #undo: (() => void)[];
  #is_following = false;
  /** By event, what the page was told last; what it takes for granted needs no telling. */
  readonly #told = new Map<string, string>([['tenant-chat-connection', '{"status":"idle"}'], ['tenant-chat-unread', JSON.stringify(emptySummary.unread)]]);

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

  /** Once there is somebody to show it to. */
  #follow(): void {
    const host = this.#host;
    if (this.#is_following || !host.openConversation) return;
    this.#is_following = true;
    this.#undo.push(followLink(({ conversation_id, message_id }) => void host.openConversation?.(conversation_id, message_id)));
  }

  async signOut(): Promise<void> {
    try {
      await this.session.core.signOut();
    } finally {
      this.session.drop();
      this.close();
    }
  }

  /** Tells the page what has become of the session. */
  #look(): void {
    if (this.#undo.length === 0) return;
    const { session, connection, ready } = this.session.core.state;
    this.#tell('tenant-chat-connection', { status: connection.status });
    if (session.status === 'open' && ready) {
      this.#tell('tenant-chat-ready', { user_id: session.user_id, tenant_id: session.tenant_id });
      this.#follow();
    }
    this.#tell('tenant-chat-error', session.status === 'refused' ? { code: session.code, operation: 'open_session' } : null);
    this.#host.sessionChanged();
    this.#tell('tenant-chat-unread', this.summary.unread);
  }

  /** Only what differs from what was told last. @param detail null: no longer so, which nobody needs to be told */
  #tell<E extends keyof TenantChatEvents>(type: E, detail: TenantChatEvents[E] | null): void {
    const text = JSON.stringify(detail);
    if (this.#told.get(type) === text) return;
    this.#told.set(type, text);
    if (detail) tell(this.#host, type, detail);
  }
}
