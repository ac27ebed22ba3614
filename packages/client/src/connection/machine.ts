import type { ConnectionState } from '../state/shape.js';

/** Where the connection stands (SPEC.md C1). */
export type MachineState =
  | 'idle' | 'opening' | 'dialing' | 'greeting' | 'live' | 'polling' | 'probing' | 'waiting' | 'offline' | 'refused' | 'stopped';

export type MachineEvent =
  | 'start' | 'stop' | 'session_opened' | 'session_refused' | 'session_over' | 'unreachable' | 'socket_opened' | 'welcome'
  | 'socket_lost' | 'socket_blocked' | 'halted' | 'timer' | 'online' | 'offline' | 'visible';

/** An event that is not named: stays where it is. */
type Row = Readonly<Partial<Record<MachineEvent, MachineState>>>;

/** Whoever is not idle can be stopped and go offline. */
const active: Row = { stop: 'idle', offline: 'offline' };
/** Out of work: the next sign of life tries again. */
const waking: Row = { stop: 'idle', online: 'opening', visible: 'opening' };
const resting: Row = { ...active, ...waking, timer: 'opening' };
/** A socket on its way. */
const socket: Row = {
  ...active, unreachable: 'waiting', session_over: 'opening', socket_lost: 'waiting', socket_blocked: 'polling', halted: 'stopped',
};

/** The one table: state x event -> next state (SPEC.md C2). */
export const machine: Readonly<Record<MachineState, Row>> = {
  idle: { start: 'opening' },
  opening: { ...active, session_opened: 'dialing', session_refused: 'refused', unreachable: 'waiting' },
  dialing: { ...socket, socket_opened: 'greeting' },
  greeting: { ...socket, welcome: 'live' },
  live: { ...socket, socket_blocked: 'waiting' },
  polling: { ...active, unreachable: 'waiting', session_over: 'opening', halted: 'stopped', timer: 'probing', online: 'probing' },
  probing: {
    ...active, socket_opened: 'greeting', socket_lost: 'polling', socket_blocked: 'polling', halted: 'stopped', unreachable: 'waiting',
    session_over: 'opening',
  },
  waiting: resting,
  offline: { ...waking, timer: 'opening' },
  refused: resting,
  stopped: { ...active, ...waking },
};

/** What a state holds open: a socket, a poll, or both (`any`); nothing, where it is not named. Entering a state closes what it does not hold. */
export const holds: Readonly<Partial<Record<MachineState, 'socket' | 'poll' | 'any'>>> = {
  dialing: 'socket',
  greeting: 'socket',
  live: 'socket',
  polling: 'poll',
  probing: 'any',
};

/** How a state is told to the outside; the others are `connecting`. */
export const statusOf: Readonly<Partial<Record<MachineState, ConnectionState['status']>>> = {
  idle: 'idle',
  live: 'live',
  polling: 'polling',
  probing: 'polling',
  offline: 'offline',
  stopped: 'idle',
};
