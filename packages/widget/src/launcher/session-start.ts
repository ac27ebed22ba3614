import type { SessionOptions } from '../session/acquire-session.js';
import type { LinkHost, SessionLink } from '../session/session-link.js';
import type { Loaders } from './loaders.js';

/** Loads the client when it is wanted and holds the link to its session; what was begun before a stop is void after it. */
export class SessionStart {
  readonly #host: LinkHost;
  readonly #loaders: Loaders;
  /** Where and as whom; null while the page has not said it. */
  readonly #options: () => SessionOptions | null;
  #starting: Promise<SessionLink | null> | null = null;
  link: SessionLink | null = null;

  constructor(host: LinkHost, loaders: Loaders, options: () => SessionOptions | null) {
    this.#host = host;
    this.#loaders = loaders;
    this.#options = options;
  }

  /** Connects, once; null when the page has not said as whom. Rejects when the code does not load. */
  async start(): Promise<SessionLink | null> {
    if (this.#starting) return this.#starting;
    if (!this.#options()) return null;
    const starting = (this.#starting = this.#loaders.session().then(
      ({ SessionLink }) => {
        const options = this.#options();
        if (options && this.#starting === starting) this.link = new SessionLink(this.#host, options);
        return this.link;
      },
      (error: unknown) => {
        this.#starting = null;
        throw error;
      },
    ));
    return starting;
  }

  stop(): void {
    this.#starting = null;
    this.link?.close();
    this.link = null;
  }
}
