// C: one person writes to a group of 500 who are all online, 4 messages in flight.
import { inParallel } from '../harness/http-connection.mjs';
import { frameMemory } from '../harness/link.mjs';
import { checkStored, settle } from '../harness/settle.mjs';
import { Thread } from '../harness/thread.mjs';
import { measureWindow } from '../measure/measure-window.mjs';
import { percentile } from '../measure/statistics.mjs';
import { costColumns, variant } from './work.mjs';

const PEOPLE = 500;
const IN_FLIGHT = 4;
const CONNECTS_AT_ONCE = 16;
// Of so many deliveries the time of one is kept: a million numbers a round would be more work than what they measure.
const TIMED_EVERY = 7;

/** @typedef {import('../harness/link.mjs').Link} Link */
/** @typedef {{system: import('../systems/system.mjs').System, thread: Thread, writer: import('../systems/system.mjs').Person, links: Link[]}} Stage */

/** @type {import('./work.mjs').Work} */
export const group = {
  letter: 'C',
  title: `one sender in a group with ${PEOPLE} online, ${IN_FLIGHT} in flight`,
  seconds: 5,
  warm_rounds: 1,
  variants: [variant('limit-ws'), variant('limit-ws-pg'), variant('ours')],
  columns: [
    { key: 'per_second', title: 'deliveries/s', better: 'high', digits: 0 },
    { key: 'p50_ms', title: 'p50 ms', better: 'low', digits: 1 },
    { key: 'p99_ms', title: 'p99 ms', better: 'low', digits: 1 },
    ...costColumns('delivery'),
  ],
  musts: [
    { title: 'deliveries/s', key: 'per_second', against: 'limit-ws', at_least: 1.2 },
    { title: 'server CPU per delivery, us', key: 'server_us', at_most: 6 },
  ],

  async prepare(system) {
    const people = await system.people(Array.from({ length: PEOPLE }, (_, index) => `c-${index}`));
    const thread = new Thread(await system.converse(people));
    const memories = Array.from({ length: system.nodes }, frameMemory);
    const links = await inParallel(people, CONNECTS_AT_ONCE, (person, index) => system.connect(person, index, memories[index % system.nodes]));
    for (const person of people.slice(1)) thread.reader(person.name);
    return { system, thread, writer: people[0], links };
  },

  async round(/** @type {Stage} */ { system, thread, links: [sender, ...others] }, _variant, seconds) {
    /** @type {number[]} */
    const times = [];
    let delivered = 0;
    let unacked = 0;
    let stopping = false;
    others.forEach((link, index) => {
      const reader = /** @type {import('../harness/thread.mjs').Reader} */ (thread.readers[index]);
      link.onDelivered = (message) => {
        const took = reader.accept(message);
        if (++delivered % TIMED_EVERY === 0) times.push(took);
      };
    });
    const next = () => {
      if (stopping) return;
      unacked += 1;
      sender?.sendMessage(thread, () => {
        unacked -= 1;
        next();
      });
    };
    for (let flight = 0; flight < IN_FLIGHT; flight += 1) next();
    const window = await measureWindow(system, seconds, { begin: () => (times.length = 0), count: () => delivered });
    stopping = true;
    await settle([thread], () => unacked);
    return { ...window, p50_ms: percentile(times, 0.5), p99_ms: percentile(times, 0.99) };
  },

  async finish(/** @type {Stage} */ { system, thread, writer, links }) {
    await checkStored(system, thread, writer);
    for (const link of links) link.close();
  },
};
