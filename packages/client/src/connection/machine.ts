import type { ConnectionState } from '../state/shape.js';

/** Where the connection stands (SPEC.md C1). */
export type MachineState =
  | 'idle' | 'opening' | 'dialing' | 'greeting' | 'live' | 'polling' | 'probing' | 'waiting' | 'offline' | 'refused' | 'stopped';

export type MachineEvent =
  | 'start' | 'stop' | 'session_opened' | 'session_refused' | 'session_over' | 'unreachable' | 'socket_opened' | 'welcome'
  | 'socket_lost' | 'socket_blocked' | 'halted' | 'timer' | 'online' | 'offline' | 'visible';

type Row = Readonly<Record<MachineEvent, MachineState | null>>;

/** null: stays where it is. */
const nothing: Row = {
  start: null, stop: null, session_opened: null, session_refused: null, session_over: null, unreachable: null, socket_opened: null,
  welcome: null, socket_lost: null, socket_blocked: null, halted: null, timer: null, online: null, offline: null, visible: null,
};
/** Whoever is not idle can be stopped and go offline. */
const active: Row = { ...nothing, stop: 'idle', offline: 'offline' };
/** Out of work: the next sign of life tries again. */
const resting: Row = { ...active, online: 'opening', visible: 'opening', timer: 'opening' };
/** A socket on its way. */
const socket: Row = {
  ...active, unreachable: 'waiting', session_over: 'opening', socket_lost: 'waiting', socket_blocked: 'polling', halted: 'stopped',
};

/** The one table: state x event -> next state (SPEC.md C2). */
export const machine: Readonly<Record<MachineState, Row>> = {
  idle: { ...nothing, start: 'opening' },
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
  offline: { ...resting, offline: null },
  refused: resting,
  stopped: { ...resting, timer: null },
};

/** What a state holds open: nothing, a socket, a poll, or both (`any`). Entering a state closes what it does not hold. */
export const holds: Readonly<Record<MachineState, 'none' | 'socket' | 'poll' | 'any'>> = {
  idle: 'none',
  opening: 'none',
  dialing: 'socket',
  greeting: 'socket',
  live: 'socket',
  polling: 'poll',
  probing: 'any',
  waiting: 'none',
  offline: 'none',
  refused: 'none',
  stopped: 'none',
};

/** How a state is told to the outside. */
export const statusOf: Readonly<Record<MachineState, ConnectionState['status']>> = {
  idle: 'idle',
  opening: 'connecting',
  dialing: 'connecting',
  greeting: 'connecting',
  live: 'live',
  polling: 'polling',
  probing: 'polling',
  waiting: 'connecting',
  offline: 'offline',
  refused: 'connecting',
  stopped: 'idle',
};
