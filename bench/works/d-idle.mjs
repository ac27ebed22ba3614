// D: 2,000 people are signed in and silent: what a socket costs in memory, and how long 2,000 take to connect.
import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../harness/http-connection.mjs';
import { processCpu, residentMemory } from '../measure/usage.mjs';
import { variant } from './work.mjs';

const SOCKETS = 2_000;
const CONNECTS_AT_ONCE = 32;
// A fresh process is warmed before its memory is taken as the zero: code, pools and caches are not what a socket costs.
const WARMING = 300;
const CALM_MS = 1_500;

/** @typedef {{system: import('../systems/system.mjs').System, people: import('../systems/system.mjs').Person[]}} Stage */

/** @type {import('./work.mjs').Work} */
export const idle = {
  letter: 'D',
  title: `${SOCKETS} idle authenticated sockets, each with one conversation`,
  seconds: 5,
  warm_rounds: 0,
  variants: [variant('limit-ws'), variant('ours')],
  columns: [
    { key: 'kib_per_socket', title: 'KiB/socket', better: 'low', digits: 1 },
    { key: 'loaded_mib', title: 'loaded RSS MiB', better: 'low', digits: 0 },
    { key: 'connect_s', title: 'connects s', better: 'low', digits: 2 },
    { key: 'connect_cpu_us', title: 'server us/connect', better: 'low', digits: 0 },
    { key: 'idle_share', title: 'idle server cores', better: 'low', digits: 3 },
  ],
  musts: [
    { title: 'RSS per idle socket', key: 'kib_per_socket', against: 'limit-ws', at_most: 2 },
    { title: 'time of 2,000 connects', key: 'connect_s', against: 'limit-ws', printed_only: true },
  ],

  async prepare(system) {
    const people = await system.people(Array.from({ length: SOCKETS }, (_, index) => `d-${index}`));
    for (let index = 0; index < SOCKETS; index += 2) await system.converse(people.slice(index, index + 2));
    return { system, people };
  },

  async round(/** @type {Stage} */ { system, people }, _variant, seconds) {
    await system.restart();
    const open = (/** @type {import('../systems/system.mjs').Person[]} */ some) => inParallel(some, CONNECTS_AT_ONCE, (person, index) => system.connect(person, index));
    for (const link of await open(people.slice(0, WARMING))) link.close();
    await sleep(CALM_MS);
    const empty_kib = residentMemory(system.pids());
    const cpuBefore = processCpu(system.pids());
    const start = performance.now();
    const links = await open(people);
    const connect_s = (performance.now() - start) / 1000;
    const cpuConnected = processCpu(system.pids());
    await sleep(CALM_MS);
    const cpuCalm = processCpu(system.pids());
    await sleep(seconds * 1000);
    const loaded_kib = residentMemory(system.pids());
    const idle_share = (processCpu(system.pids()) - cpuCalm) / (seconds * 1e6);
    for (const link of links) link.close();
    return {
      kib_per_socket: (loaded_kib - empty_kib) / SOCKETS,
      loaded_mib: loaded_kib / 1024,
      connect_s,
      connect_cpu_us: (cpuConnected - cpuBefore) / SOCKETS,
      idle_share,
    };
  },

  async finish() {},
};
