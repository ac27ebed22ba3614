// Ours, as a stranger would use it: by its public contract alone, one process a node.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SignJWT } from 'jose';
import { HttpConnection, inParallel } from '../harness/http-connection.mjs';
import { Link } from '../harness/link.mjs';
import { startServer, untilReady } from './server-process.mjs';

/** @typedef {import('./system.mjs').System} System @typedef {import('./system.mjs').Person} Person */

const SERVER = fileURLToPath(new URL('../../packages/server/dist/main.js', import.meta.url));
const TENANT = 'bench';
const SECRET = 'a secret of the benchmark alone: it opens nothing';
const SIGN_INS_AT_ONCE = 8;
const PEOPLE_PER_CALL = 500;

export const oursIsBuilt = () => existsSync(SERVER);

/** @implements {System} */
export class Ours {
  name = 'ours';
  nodes;
  databasePid;
  #options;
  /** @type {import('./server-process.mjs').ServerProcess[]} */
  #servers = [];
  /** @type {HttpConnection[][]} per node: connections without a request in flight, for set-up and tickets */
  #idle = [];
  /** @type {Set<Link>} */
  #links = new Set();
  /** @type {NodeJS.Timeout | undefined} */
  #heartbeat;

  /** @param {{database_url: string, databasePid: number | null, redis_url: string | null, received: boolean}} options */
  constructor(options) {
    this.#options = options;
    this.databasePid = options.databasePid;
    this.nodes = options.redis_url === null ? 1 : 2;
  }

  async start() {
    const { database_url, redis_url } = this.#options;
    const env = {
      DATABASE_URL: database_url,
      HOST: '127.0.0.1',
      TENANT_CHAT_TENANTS: `${TENANT}:${SECRET}`,
      TENANT_CHAT_LIMITS: 'off',
      REDIS_URL: redis_url ?? undefined,
      NODE_ENV: 'production',
    };
    for (let node = 0; node < this.nodes; node += 1) {
      const server = await startServer({ name: `ours, node ${node + 1}`, file: SERVER, env });
      this.#servers.push(server);
      this.#idle.push([]);
      const connection = new HttpConnection(server.url);
      await untilReady(server.url, () => connection.request('GET', '/readyz'));
      connection.close();
    }
  }

  async stop() {
    clearInterval(this.#heartbeat);
    this.#heartbeat = undefined;
    for (const connection of this.#idle.flat()) connection.close();
    this.#links.clear();
    await Promise.all(this.#servers.map((server) => server.stop()));
    this.#servers = [];
    this.#idle = [];
  }

  async restart() {
    await this.stop();
    await this.start();
  }

  pids() {
    return this.#servers.map((server) => server.pid);
  }

  /** @param {number} node */
  url(node) {
    return String(this.#servers[node % this.nodes]?.url);
  }

  /** The directory is filled ahead, then each person signs in. @param {string[]} names @returns {Promise<Person[]>} */
  async people(names) {
    const service = await signed({ scope: 'service' });
    for (let at = 0; at < names.length; at += PEOPLE_PER_CALL) {
      const users = names.slice(at, at + PEOPLE_PER_CALL).map((name) => ({ external_id: name, name }));
      await this.#call(0, 'PUT', '/api/chat/users/', service, { users });
    }
    return inParallel(names, SIGN_INS_AT_ONCE, async (name, index) => {
      const { access_token, user } = await this.#call(index, 'POST', '/api/chat/session/', undefined, { token: await signed({ name }, name) });
      return { name, user_id: user.id, token: access_token, rooms: [] };
    });
  }

  /** @param {Person[]} people */
  async converse([first, ...others]) {
    const user_ids = others.map((person) => String(person.user_id));
    const body = user_ids.length === 1 ? { user_id: user_ids[0] } : { user_ids, title: 'The benchmark' };
    const { conversation } = await this.#call(0, 'POST', '/api/chat/conversations/start/', first?.token, body);
    return conversation.id;
  }

  /** @type {System['connect']} */
  async connect(person, node, memory) {
    const { ticket } = await this.#call(node, 'POST', '/api/chat/session/ticket/', person.token, {});
    const url = new URL(`${this.url(node)}/ws/chat/?ticket=${encodeURIComponent(ticket)}`);
    const link = new Link(url, { name: `ours/${person.name}`, received: this.#options.received, ...(memory && { memory }) });
    await link.opened;
    const live = new Promise((resolve) => {
      link.onOther = ({ type, has_more, heartbeat_ms }) => {
        if (type === 'welcome') this.#keepAlive(Number(heartbeat_ms));
        else if (type === 'reset' && has_more !== true) resolve(undefined);
      };
    });
    link.send({ type: 'hello', protocol: 1 });
    await live;
    link.onOther = () => {};
    link.goLive();
    this.#links.add(link);
    const close = link.close.bind(link);
    link.close = () => {
      this.#links.delete(link);
      close();
    };
    return link;
  }

  /** @type {System['lastSeq']} */
  async lastSeq(conversation_id, person) {
    const { conversation } = await this.#call(0, 'GET', `/api/chat/conversations/${conversation_id}/`, person.token);
    return conversation.last_seq;
  }

  /** @type {System['historyPath']} */
  historyPath(conversation_id) {
    return `/api/chat/conversations/${conversation_id}/messages/?limit=50`;
  }

  /** One timer for all sockets. @param {number} heartbeat_ms */
  #keepAlive(heartbeat_ms) {
    this.#heartbeat ??= setInterval(() => this.#links.forEach((link) => link.send({ type: 'ping' })), heartbeat_ms * 0.8);
  }

  /**
   * One call that must succeed, on a connection that is kept for the next.
   * @param {number} node @param {string} method @param {string} path @param {string | undefined} token @param {unknown} [json]
   * @returns {Promise<any>} the body
   */
  async #call(node, method, path, token, json) {
    const idle = /** @type {HttpConnection[]} */ (this.#idle[node % this.nodes]);
    const connection = idle.pop() ?? new HttpConnection(this.url(node));
    const { status, body } = await connection.request(method, path, { token, json });
    idle.push(connection);
    if (status !== 200 && status !== 201) throw new Error(`${method} ${path}: ${status} ${body.toString('utf8', 0, 500)}`);
    return JSON.parse(body.toString());
  }
}

/** An identity token (with a subject) or a service token. @param {Record<string, string>} claims @param {string} [subject] */
async function signed(claims, subject) {
  const token = new SignJWT({ tenant: TENANT, ...claims }).setProtectedHeader({ alg: 'HS256' }).setAudience('tenant-chat').setIssuedAt().setExpirationTime('10m');
  if (subject !== undefined) token.setSubject(subject);
  return token.sign(new TextEncoder().encode(SECRET));
}
