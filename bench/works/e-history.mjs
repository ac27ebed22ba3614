// E: the newest 50 messages of a conversation of 100,000 in a table of 1,000,000, over 32 connections.
import { HttpConnection } from '../harness/http-connection.mjs';
import { measureWindow } from '../measure/measure-window.mjs';
import { percentile } from '../measure/statistics.mjs';
import { IN_CONVERSATION, seedHistory } from '../seed-history.mjs';
import { costColumns, variant } from './work.mjs';

const CONNECTIONS = 32;
const PAGE = 50;

/** @typedef {{system: import('../systems/system.mjs').System, person: import('../systems/system.mjs').Person, path: string}} Stage */

/** @type {import('./work.mjs').Work} */
export const history = {
  letter: 'E',
  title: `the last ${PAGE} messages of 100,000 in a table of 1,000,000, ${CONNECTIONS} connections`,
  seconds: 4,
  warm_rounds: 1,
  variants: [variant('limit-http-pg'), variant('ours')],
  columns: [
    { key: 'per_second', title: 'requests/s', better: 'high', digits: 0 },
    { key: 'p50_ms', title: 'p50 ms', better: 'low', digits: 1 },
    { key: 'p99_ms', title: 'p99 ms', better: 'low', digits: 1 },
    { key: 'body_kib', title: 'body KiB', better: 'low', digits: 1 },
    ...costColumns('request'),
  ],
  musts: [
    { title: 'requests/s', key: 'per_second', against: 'limit-http-pg', at_least: 0.55 },
    { title: 'p99', key: 'p99_ms', against: 'limit-http-pg', printed_only: true },
  ],

  async prepare(system, database_url) {
    const { person, conversation_id } = await seedHistory(system, database_url);
    return { system, person, path: system.historyPath(conversation_id) };
  },

  async round(/** @type {Stage} */ { system, person, path }, _variant, seconds) {
    /** @type {number[]} */
    const times = [];
    let known = Buffer.alloc(0);
    let stopping = false;
    const reader = async (/** @type {number} */ index) => {
      const connection = new HttpConnection(system.url(index));
      while (!stopping) {
        const start = performance.now();
        const { status, body } = await connection.request('GET', path, { token: person.token });
        if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.toString('utf8', 0, 300)}`);
        // The same bytes are the same answer; other bytes are read again.
        if (!known.equals(body)) known = checkPage(body);
        times.push(performance.now() - start);
      }
      connection.close();
    };
    const readers = Array.from({ length: CONNECTIONS }, (_, index) => reader(index));
    const window = await measureWindow(system, seconds, { begin: () => (times.length = 0), count: () => times.length });
    stopping = true;
    await Promise.all(readers);
    return { ...window, p50_ms: percentile(times, 0.5), p99_ms: percentile(times, 0.99), body_kib: known.length / 1024 };
  },

  async finish() {},
};

/** The newest page, oldest first, without a hole. @param {Buffer} body */
function checkPage(body) {
  /** @type {{messages: {seq: number}[]}} */
  const { messages } = JSON.parse(body.toString());
  const right = messages.length === PAGE && messages.every(({ seq }, index) => seq === IN_CONVERSATION - PAGE + 1 + index);
  if (!right) throw new Error(`not the newest ${PAGE} of ${IN_CONVERSATION} messages: ${messages.map(({ seq }) => seq).join(' ')}`);
  return Buffer.from(body);
}
