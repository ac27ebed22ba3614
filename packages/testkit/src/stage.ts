import type { Conversation, Message } from '@tenant-chat/protocol/schemas';
import postgres, { type Sql } from 'postgres';
import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { HttpPerson } from './http-person.js';
import { people, type Person, type PersonKey } from './people.js';
import { SocketPerson } from './socket-person.js';
import { startCluster, type Cluster, type ClusterOptions } from './start-cluster.js';

/** A running cluster on PostgreSQL, its database at hand for faults, and people who are new each time they are asked for. */
export class Stage {
  readonly cluster: Cluster;
  /** As the owner of everything, past every wall. */
  readonly sql: Sql;
  readonly #sockets: SocketPerson[] = [];

  private constructor(cluster: Cluster, sql: Sql) {
    this.cluster = cluster;
    this.sql = sql;
  }

  static async open(nodes: 1 | 2 = 1, options: Pick<ClusterOptions, 'limits'> = {}): Promise<Stage> {
    const cluster = await startCluster({ database: 'postgres', nodes, drop_bells: 0, ...options });
    return new Stage(cluster, postgres(cluster.database_url, { max: 2, onnotice: () => undefined }));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.close();
    await this.sql.end({ timeout: 1 });
    await this.cluster.stop();
  }

  /** The address of a node: 0 the first. */
  url(node: 0 | 1 = 0): string {
    const url = this.cluster.urls[node];
    if (url === undefined) throw new Error(`there is no node ${node}`);
    return url;
  }

  /** A new person in the character's part, signed in. */
  person(key: PersonKey, node: 0 | 1 = 0): Promise<HttpPerson> {
    return HttpPerson.signIn(this.url(node), newPerson(key));
  }

  /** Several at once. */
  async cast<K extends PersonKey>(...keys: readonly K[]): Promise<Record<K, HttpPerson>> {
    const entries = await Promise.all(keys.map(async (key) => [key, await this.person(key)] as const));
    return Object.fromEntries(entries) as Record<K, HttpPerson>;
  }

  /** A live socket, closed with the stage. */
  async socket(person: HttpPerson, cursor?: string): Promise<SocketPerson> {
    return this.keep(await SocketPerson.connect(person, cursor));
  }

  keep(socket: SocketPerson): SocketPerson {
    this.#sockets.push(socket);
    return socket;
  }
}

export function newPerson(key: PersonKey): Person {
  return { ...people[key], external_id: `${key}-${randomBytes(6).toString('hex')}` };
}

export async function startDirect(from: HttpPerson, to: Pick<HttpPerson, 'user_id'>): Promise<Conversation> {
  return (await from.must('start_conversation', { user_id: to.user_id })).conversation;
}

export async function startGroup(owner: HttpPerson, others: readonly Pick<HttpPerson, 'user_id'>[], title = 'Group'): Promise<Conversation> {
  return (await owner.must('start_conversation', { user_ids: others.map((other) => other.user_id), title, id: uuidv7() })).conversation;
}

export async function say(person: HttpPerson, conversation_id: string, content: string, reply_to_id?: string): Promise<Message> {
  return (await person.must('send_message', { conversation_id, id: uuidv7(), content, ...(reply_to_id === undefined ? {} : { reply_to_id }) })).message;
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
