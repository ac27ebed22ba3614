// A: one message at a time between two people: how long until it is seen, how long until it is acked.
import { checkStored, settle } from '../harness/settle.mjs';
import { makePairs } from '../harness/pair.mjs';
import { measureWindow } from '../measure/measure-window.mjs';
import { percentile } from '../measure/statistics.mjs';
import { costColumns, variant } from './work.mjs';

/** @typedef {{system: import('../systems/system.mjs').System, pair: import('../harness/pair.mjs').Pair}} Stage */

/** @type {import('./work.mjs').Work} */
export const latency = {
  letter: 'A',
  title: 'one at a time, 1:1',
  seconds: 3,
  warm_rounds: 2,
  variants: [variant('limit-ws-pg'), variant('ours')],
  columns: [
    { key: 'deliver_p50_ms', title: 'deliver p50 ms', better: 'low', digits: 2 },
    { key: 'deliver_p99_ms', title: 'p99 ms', better: 'low', digits: 2 },
    { key: 'ack_p50_ms', title: 'ack p50 ms', better: 'low', digits: 2 },
    { key: 'per_second', title: 'msgs/s', better: 'high', digits: 0 },
    ...costColumns('msg'),
  ],
  musts: [
    { title: 'deliver p50', key: 'deliver_p50_ms', against: 'limit-ws-pg', at_most: 2 },
    { title: 'deliver p99', key: 'deliver_p99_ms', against: 'limit-ws-pg', printed_only: true },
  ],

  async prepare(system) {
    const [pair] = await makePairs(system, 'a', 1);
    return { system, pair };
  },

  async round(/** @type {Stage} */ { system, pair }, _variant, seconds) {
    const { thread, reader, sender, receiver } = pair;
    /** @type {number[]} */
    const delivered = [];
    /** @type {number[]} */
    const acked = [];
    let stopping = false;
    let waitingFor = 0;
    const next = () => {
      if (stopping) return;
      waitingFor = 2;
      const start = performance.now();
      sender.sendMessage(thread, () => {
        acked.push(performance.now() - start);
        done();
      });
    };
    const done = () => {
      waitingFor -= 1;
      if (waitingFor === 0) next();
    };
    receiver.onDelivered = (message) => {
      delivered.push(reader.accept(message));
      done();
    };
    next();
    const begin = () => (delivered.length = acked.length = 0);
    const window = await measureWindow(system, seconds, { begin, count: () => delivered.length });
    stopping = true;
    await settle([thread], () => waitingFor);
    return {
      ...window,
      deliver_p50_ms: percentile(delivered, 0.5),
      deliver_p99_ms: percentile(delivered, 0.99),
      ack_p50_ms: percentile(acked, 0.5),
    };
  },

  async finish(/** @type {Stage} */ { system, pair }) {
    await checkStored(system, pair.thread, pair.writer);
    pair.sender.close();
    pair.receiver.close();
  },
};
