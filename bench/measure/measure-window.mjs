import { setTimeout as sleep } from 'node:timers/promises';
import { familyCpu, machineCpu, processCpu } from './usage.mjs';

const WARM_MS = 700;

/**
 * The same window for every work and every system: load runs already; after a warm-up nobody counts, then for `seconds` everybody does.
 *
 * @param {{pids: () => number[], databasePid: number | null}} system
 * @param {number} seconds
 * @param {{begin: () => void, count: () => number}} load `begin` forgets what the warm-up measured; `count` is the units of work so far
 * @returns {Promise<Window>}
 * @typedef {{per_second: number, server_us: number, database_us: number | null, harness_us: number, other_cores: number | null}} Window
 *   microseconds of CPU per unit; `other_cores`: what the rest of the machine used meanwhile
 */
export async function measureWindow(system, seconds, { begin, count }) {
  await sleep(WARM_MS);
  begin();
  const read = () => ({
    at: performance.now(),
    units: count(),
    server: processCpu(system.pids()),
    database: familyCpu(system.databasePid),
    harness: Object.values(process.cpuUsage()).reduce((sum, part) => sum + part, 0),
    machine: machineCpu(),
  });
  const before = read();
  await sleep(seconds * 1000);
  const after = read();
  const units = after.units - before.units;
  const elapsed_us = (after.at - before.at) * 1000;
  const server = after.server - before.server;
  const database = after.database === null || before.database === null ? null : after.database - before.database;
  const harness = after.harness - before.harness;
  const machine = after.machine === null || before.machine === null ? null : after.machine - before.machine;
  return {
    per_second: (units / elapsed_us) * 1e6,
    server_us: server / units,
    database_us: database === null ? null : database / units,
    harness_us: harness / units,
    other_cores: machine === null ? null : Math.max(0, (machine - server - (database ?? 0) - harness) / elapsed_us),
  };
}
