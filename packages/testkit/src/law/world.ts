import { createClient, type ChatClient } from '@tenant-chat/client';
import { WebSocket } from 'ws';
import { signIdentity } from '../sign-identity.js';
import type { Person, TenantSlug } from '../people.js';

export type Way = 'socket' | 'poll';

/** One device of a person in the law: the real client, and every byte that it received. */
export interface Member {
  readonly person: Person;
  readonly client: ChatClient;
  readonly way: Way;
  /** The node that this device talks to. */
  readonly server: string;
  /** Cuts the sockets that are open now, without a word. */
  readonly cut: () => void;
  readonly received: string[];
  readonly disconnect: () => void;
}

/** What a history plays in: people of two tenants, and the conversations that came to be. */
export interface World {
  readonly members: readonly Member[];
  readonly conversations: Map<TenantSlug, string[]>;
}

/** A device with the real client over real sockets or long-poll. */
export function joinWorld(person: Person, server: string, way: Way): Member {
  const received: string[] = [];
  const open = new Set<WebSocket>();
  const client = createClient({
    server,
    getToken: () => signIdentity(person),
    ports: {
      // Chance decides how long a cut device waits; histories need not.
      random: () => Math.random() / 10,
      openSocket: way === 'poll' ? null : (url) => {
        const socket = new WebSocket(url, { perMessageDeflate: false });
        open.add(socket);
        socket.on('message', (data: Buffer) => received.push(data.toString()));
        socket.on('close', () => open.delete(socket));
        return socket as unknown as ReturnType<NonNullable<Parameters<typeof createClient>[0]['ports']>['openSocket'] & {}>;
      },
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        void response.clone().text().then((text) => received.push(text), () => undefined);
        return response;
      },
    },
  });
  const undo = client.connect();
  return { person, client, way, server, received, disconnect: undo, cut: () => open.forEach((socket) => socket.terminate()) };
}

/** Waits until it holds; throws with what `explain` says when it does not in time. */
export async function eventually(holds: () => boolean | Promise<boolean>, explain: () => string, patience_ms = 10_000): Promise<void> {
  const deadline = Date.now() + patience_ms;
  for (let pause = 2; !(await holds()); pause = Math.min(pause * 2, 200)) {
    if (Date.now() > deadline) throw new Error(explain());
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
