import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { backOff } from './back-off.js';
import { holds, machine, statusOf, type MachineEvent, type MachineState } from './machine.js';

const states = Object.keys(machine) as MachineState[];

/** The table of SPEC.md: a row per state, a column per event; undefined: stays where it is. */
function tableOfSpec(): Record<string, Record<string, string | undefined>> {
  const lines = readFileSync(new URL('../../SPEC.md', import.meta.url), 'utf8').split('\n').filter((line) => line.startsWith('| '));
  const cells = lines.map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')));
  const head = cells.find(([first]) => first === 'state') ?? [];
  return Object.fromEntries(
    cells.filter(([first]) => states.includes(first as MachineState)).map((row) => [row[0], Object.fromEntries(head.slice(1).map((event, at) => [event, row[at + 1] || undefined]))]),
  );
}

describe('the machine', () => {
  it('C1 every state can be reached from idle, and left again for idle', () => {
    const events = Object.keys(tableOfSpec()['idle'] ?? {}) as MachineEvent[];
    const reached = new Set<MachineState>(['idle']);
    for (const state of reached) for (const event of events) reached.add(machine[state][event] ?? state);
    expect([...reached].sort()).toEqual([...states].sort());
    for (const state of states) expect([state, state === 'idle' || machine[state].stop === 'idle']).toEqual([state, true]);
    expect(statusOf.live).toBe('live');
    expect(states.filter((state) => holds[state] === 'poll' || holds[state] === 'any')).toEqual(['polling', 'probing']);
  });

  it('C2 the table is the one of SPEC.md', () => {
    expect(tableOfSpec()).toEqual(machine);
  });

  it('C8 back-off: the first pause is up to 3 s, then full jitter doubles from 2 s to 60 s', () => {
    const most = [0, 1, 2, 3, 4, 5, 6, 7, 30].map((attempt) => backOff(attempt, () => 1));
    expect(most).toEqual([3_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(backOff(5, () => 0)).toBe(0);
  });
});
