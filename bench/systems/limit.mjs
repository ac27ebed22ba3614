// The references. People and membership are only words in the address of a socket.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { CREATE_TABLES, TENANT } from '../references/limit-tables.mjs';
import { Link } from '../harness/link.mjs';
import { startServer } from './server-process.mjs';

/** @typedef {import('./system.mjs').System} System @typedef {import('./system.mjs').Person} Person */

/** @implements {System} */
export class Limit {
  nodes = 1;
  databasePid;
  #database_url;
  /** @type {import('postgres').Sql | null} */
  #sql = null;
  /** @type {import('./server-process.mjs').ServerProcess | null} */
  #server = null;

  /** @param {'limit-ws' | 'limit-ws-pg' | 'limit-http-pg'} name @param {{database_url: string, databasePid: number | null}} options an empty database */
  constructor(name, { database_url, databasePid }) {
    this.name = name;
    this.#database_url = name === 'limit-ws' ? null : database_url;
    this.databasePid = name === 'limit-ws' ? null : databasePid;
  }

  async start() {
    if (this.#database_url !== null && this.#sql === null) {
      this.#sql = postgres(this.#database_url, { max: 1, onnotice: () => {} });
      await this.#sql.unsafe(CREATE_TABLES);
    }
    const file = fileURLToPath(new URL(`../references/${this.name}.mjs`, import.meta.url));
    this.#server = await startServer({ name: this.name, file, env: { DATABASE_URL: this.#database_url ?? '' } });
  }

  async stop() {
    await this.#server?.stop();
    await this.#sql?.end();
    this.#sql = null;
  }

  async restart() {
    await this.#server?.stop();
    await this.start();
  }

  pids() {
    return this.#server === null ? [] : [this.#server.pid];
  }

  url() {
    return String(this.#server?.url);
  }

  /** @param {string[]} names @returns {Promise<Person[]>} */
  async people(names) {
    return names.map((name) => ({ name, rooms: [] }));
  }

  /** @param {Person[]} people */
  async converse(people) {
    const id = randomUUID();
    for (const person of people) person.rooms.push(id);
    if (this.#sql !== null) await this.#sql`insert into conversation (tenant_id, id) values (${TENANT}, ${id})`;
    return id;
  }

  /** @type {System['connect']} */
  async connect(person, _node, memory) {
    const url = new URL(`${this.url()}/?user=${person.name}&rooms=${person.rooms.join(',')}`);
    const link = new Link(url, { name: `${this.name}/${person.name}`, ...(memory && { memory }) });
    await link.opened;
    link.goLive();
    return link;
  }

  /** @type {System['lastSeq']} */
  async lastSeq(conversation_id) {
    if (this.#sql === null) return null;
    const [row] = await this.#sql`
      select c.last_seq, count(m.seq) as stored from conversation c
      left join message m on m.tenant_id = c.tenant_id and m.conversation_id = c.id where c.id = ${conversation_id} group by 1`;
    if (row?.last_seq !== row?.stored) throw new Error(`${this.name}: ${row?.stored} messages stored, last_seq ${row?.last_seq}`);
    return Number(row?.stored);
  }

  /** @type {System['historyPath']} */
  historyPath(conversation_id) {
    return `/conversations/${conversation_id}/messages?limit=50`;
  }
}
