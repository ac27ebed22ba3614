import { Core } from '@tenant-chat/client';
import { makeSummarize, type Summary } from './summarize.js';
import { tokenFrom, type GetToken } from './token-source.js';
import { watchActivity } from './watch-activity.js';

export type { Summary } from './summarize.js';

/** One person on one server, kept connected while anybody of the page holds it. */
export interface ChatSession {
  /** Runs without a panel; the panel adds what a person does in it. */
  readonly core: Core;
  readonly summary: Summary;
  /** The claim `locale` of the last token; null: none was seen or it has none. */
  readonly locale: string | null;
  /** Gives the session back; the last one to do so closes it. */
  release(): void;
  /** Ends it for all who hold it: it was signed out. Whoever asks next gets a new one. */
  drop(): void;
}

export interface SessionOptions {
  readonly server: string;
  /** Goes before `token_url`. */
  readonly getToken: GetToken | null;
  /** Elements with the same server and this in common share one session and one socket. */
  readonly token_url: string | null;
}

interface Held {
  readonly options: SessionOptions;
  readonly session: ChatSession;
  holders: number;
}

const held = new Set<Held>();

export function acquireSession(asked: SessionOptions): ChatSession {
  const options = { ...asked, server: asked.server.replace(/\/$/, '') };
  let entry = [...held].find(({ options: { server, getToken, token_url } }) => server === options.server && !getToken && !options.getToken && token_url === options.token_url);
  if (!entry) held.add((entry = open(options)));
  entry.holders += 1;
  return entry.session;
}

function open(options: SessionOptions): Held {
  const core = new Core({ server: options.server, getToken: options.getToken ?? tokenFrom(options.token_url ?? '') });
  const summarize = makeSummarize();
  const disconnect = core.connect();
  const unwatch = watchActivity(core);
  const session: ChatSession = {
    core,
    get summary() {
      return summarize(core.state);
    },
    get locale() {
      return core.locale;
    },
    release: () => {
      entry.holders -= 1;
      if (entry.holders === 0) session.drop();
    },
    drop: () => {
      if (!held.delete(entry)) return;
      unwatch();
      disconnect();
    },
  };
  const entry: Held = { options, session, holders: 0 };
  return entry;
}
