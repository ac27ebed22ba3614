// B: 50 people write to 50 others, each with 4 messages in flight: by socket request, and ours by REST as well.
import { HttpConnection } from '../harness/http-connection.mjs';
import { messageId } from '../harness/message-id.mjs';
import { makePairs } from '../harness/pair.mjs';
import { checkStored, settle } from '../harness/settle.mjs';
import { measureWindow } from '../measure/measure-window.mjs';
import { percentile } from '../measure/statistics.mjs';
import { costColumns, variant } from './work.mjs';

const PAIRS = 50;
const IN_FLIGHT = 4;

/**
 * @typedef {import('../harness/pair.mjs').Pair} Pair
 * @typedef {{system: import('../systems/system.mjs').System, pairs: Pair[]}} Stage
 */

/** @type {import('./work.mjs').Work} */
export const throughput = {
  letter: 'B',
  title: `${PAIRS} senders in ${PAIRS} conversations, ${IN_FLIGHT} in flight each`,
  seconds: 5,
  warm_rounds: 1,
  variants: [variant('limit-ws-pg'), variant('ours'), { name: 'ours by REST', system: 'ours', rest: true }],
  columns: [
    { key: 'per_second', title: 'msgs/s', better: 'high', digits: 0 },
    { key: 'p50_ms', title: 'p50 ms', better: 'low', digits: 1 },
    { key: 'p99_ms', title: 'p99 ms', better: 'low', digits: 1 },
    ...costColumns('msg'),
  ],
  musts: [
    { title: 'messages/s by socket request', key: 'per_second', against: 'limit-ws-pg', at_least: 0.35 },
    { title: 'messages/s by REST', key: 'per_second', against: 'limit-ws-pg', variant: 'ours by REST', printed_only: true },
    { title: 'p99', key: 'p99_ms', against: 'limit-ws-pg', printed_only: true },
  ],

  async prepare(system) {
    return { system, pairs: await makePairs(system, 'b', PAIRS) };
  },

  async round(/** @type {Stage} */ { system, pairs }, { rest = false }, seconds) {
    /** @type {number[]} */
    const delivered = [];
    let unacked = 0;
    const load = { stopping: false, sent: () => (unacked += 1), acked: () => (unacked -= 1) };
    for (const { receiver, reader } of pairs) {
      reader.inOrder = !rest;
      receiver.onDelivered = (message) => delivered.push(reader.accept(message));
    }
    const senders = pairs.map((pair, index) => (rest ? sendByRest(pair, system.url(index), system.historyPath(pair.thread.id), load) : sendBySocket(pair, load)));
    const window = await measureWindow(system, seconds, { begin: () => (delivered.length = 0), count: () => delivered.length });
    load.stopping = true;
    await settle(pairs.map((pair) => pair.thread), () => unacked);
    await Promise.all(senders);
    return { ...window, p50_ms: percentile(delivered, 0.5), p99_ms: percentile(delivered, 0.99) };
  },

  async finish(/** @type {Stage} */ { system, pairs }) {
    for (const { thread, writer, sender, receiver } of pairs) {
      await checkStored(system, thread, writer);
      sender.close();
      receiver.close();
    }
  },
};

/** @typedef {{stopping: boolean, sent: () => void, acked: () => void}} Load */

/** @param {Pair} pair @param {Load} load */
async function sendBySocket({ sender, thread }, load) {
  const next = () => {
    if (load.stopping) return;
    load.sent();
    sender.sendMessage(thread, () => {
      load.acked();
      next();
    });
  };
  for (let flight = 0; flight < IN_FLIGHT; flight += 1) next();
}

/** @param {Pair} pair @param {string} origin @param {string} historyPath @param {Load} load */
async function sendByRest({ thread, writer }, origin, historyPath, load) {
  const path = historyPath.replace(/\?.*/, '');
  const flight = async () => {
    const connection = new HttpConnection(origin);
    while (!load.stopping) {
      load.sent();
      const { status, body } = await connection.request('POST', path, { token: writer.token, json: { id: messageId(), content: thread.next() } });
      if (status !== 201) throw new Error(`POST ${path}: ${status} ${body.toString('utf8', 0, 300)}`);
      load.acked();
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, flight));
}
