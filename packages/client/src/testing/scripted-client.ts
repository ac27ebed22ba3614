import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import { createClient } from '../client.js';
import type { ChatClient } from '../client-interface.js';
import { createMemoryStorage } from '../keeping/memory-storage.js';
import type { PageSignals, Ports } from '../ports.js';
import { FakeClock } from './fake-clock.js';
import { bruno, conversationEvent, conversationRow, message, participant, preference, preferenceEvent, room, userEvent, userRow } from './rows.js';
import { anaHere, ScriptedServer, tokenOf } from './scripted-server.js';

/** A page that does as it is told. */
export class ScriptedPage implements PageSignals {
  readonly #listeners = new Set<() => void>();
  readonly now = { online: true, visible: true, suspended: false };

  isOnline = (): boolean => this.now.online;
  isVisible = (): boolean => this.now.visible;
  isSuspended = (): boolean => this.now.suspended;

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  change(part: Partial<ScriptedPage['now']>): void {
    Object.assign(this.now, part);
    for (const listener of [...this.#listeners]) listener();
  }
}

export interface Scene {
  readonly clock: FakeClock;
  readonly server: ScriptedServer;
  readonly page: ScriptedPage;
  readonly storage: Ports['storage'];
  /** Whose token the host gives; 'none' is a token that no server takes. */
  readonly host: { who: string; readonly asked: string[]; fault: Error | null };
  /** A fresh client of the same page and host, as after a reload. */
  readonly open: (ports?: Partial<Ports>) => ChatClient;
}

/** A server with Ana and Bruno in a conversation of `count` messages of Bruno, and the page on which a client is opened. */
export function setScene(count = 2): Scene {
  const clock = new FakeClock();
  const server = new ScriptedServer(clock);
  const page = new ScriptedPage();
  const storage = createMemoryStorage();
  const host: Scene['host'] = { who: 'ana', asked: [], fault: null };
  server.commit(...beginning(count));
  const open = (ports: Partial<Ports> = {}): ChatClient =>
    createClient({
      server: 'https://chat.example.com/',
      getToken: async (reason) => {
        host.asked.push(reason);
        if (host.fault) throw host.fault;
        return host.who === 'none' ? 'rubbish' : tokenOf(host.who);
      },
      ports: { clock, random: () => 0.5, fetch: server.fetch, openSocket: server.openSocket, storage, page, ...ports },
    });
  return { clock, server, page, storage, host, open };
}

/** A client that has had its time to connect, in ms. */
export async function connected(scene: Scene, ports: Partial<Ports> = {}, within_ms = 100): Promise<ChatClient> {
  const client = scene.open(ports);
  client.connect();
  await scene.clock.advance(within_ms);
  return client;
}

function beginning(count: number): readonly ChatEvent[] {
  const participants = [anaHere, bruno].map((each) => participant(each));
  return [
    userEvent(userRow(anaHere, 'ana')),
    userEvent(userRow(bruno, 'Bruno')),
    conversationEvent(conversationRow({ participants, last_seq: count, last_message_at: count > 0 ? message(count).created_at : null })),
    preferenceEvent(preference()),
    ...Array.from({ length: count }, (_, at): ChatEvent => ({ type: 'message_created', version: 101 + at, message: message(at + 1) })),
  ];
}

/** What a client shows of the conversation: the texts, in order, unsent ones with their status. */
export function textsOf(client: ChatClient, conversation_id = room): readonly string[] {
  const conversation = client.state.conversations.get(conversation_id);
  return [...(conversation?.messages ?? []).map(({ content }) => content), ...(conversation?.outbox ?? []).map(({ content, status }) => `${content} (${status})`)];
}
