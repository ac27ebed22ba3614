// CPU time and memory of processes, read from /proc; where there is none (not Linux, another machine's database) the answer is null.
import { readdirSync, readFileSync } from 'node:fs';

// USER_HZ: 100 on every Linux that Node runs on.
const MICROSECONDS_PER_TICK = 10_000;

/** @param {number} pid @returns {{parent: number, own: number, children: number} | null} microseconds of CPU; `children`: of those that ended */
function cpuOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [, parent, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number);
    const [user = 0, system = 0, childrenUser = 0, childrenSystem = 0] = fields.slice(9);
    return { parent: parent ?? 0, own: (user + system) * MICROSECONDS_PER_TICK, children: (childrenUser + childrenSystem) * MICROSECONDS_PER_TICK };
  } catch {
    return null;
  }
}

/** CPU of these processes, in microseconds. @param {number[]} pids */
export function processCpu(pids) {
  return pids.reduce((sum, pid) => sum + (cpuOf(pid)?.own ?? 0), 0);
}

/** CPU of a process and of all that it forked, ended ones included (PostgreSQL: a process a connection). @param {number | null} pid */
export function familyCpu(pid) {
  const parent = pid === null ? null : cpuOf(pid);
  if (pid === null || parent === null) return null;
  let sum = parent.own + parent.children;
  for (const name of readdirSync('/proc')) {
    const child = /^\d+$/.test(name) ? cpuOf(Number(name)) : null;
    if (child?.parent === pid) sum += child.own;
  }
  return sum;
}

/** CPU that the whole machine used, in microseconds, or null. */
export function machineCpu() {
  try {
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = readFileSync('/proc/stat', 'latin1').split('\n', 1)[0]?.trim().split(/\s+/).slice(1).map(Number) ?? [];
    return (user + nice + system + irq + softirq + steal) * MICROSECONDS_PER_TICK;
  } catch {
    return null;
  }
}

/** Resident memory of these processes, in KiB. @param {number[]} pids */
export function residentMemory(pids) {
  return pids.reduce((sum, pid) => sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? Number.NaN), 0);
}

/** The process that forked `pid`, if it is one of PostgreSQL's. @param {number} pid */
export function postmasterOf(pid) {
  const parent = cpuOf(pid)?.parent;
  try {
    return parent !== undefined && /postgres|postmaster/.test(readFileSync(`/proc/${parent}/comm`, 'latin1')) ? parent : null;
  } catch {
    return null;
  }
}
