import type { DownFrame } from '@tenant-chat/protocol/schemas';
import type { Clock, PageSignals } from '../ports.js';
import type { ConnectionState } from '../state/shape.js';
import type { Transport, TransportEvents } from '../transport-shape.js';
import type { Session } from './session.js';

/** What the connection is made of and whom it tells. */
export interface ConnectionParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: PageSignals;
  readonly session: Session;
  /** null: this platform has no sockets. */
  readonly dial: ((events: TransportEvents) => Transport) | null;
  readonly poll: (events: TransportEvents) => Transport;
  readonly position: () => string | null;
  readonly isActive: () => boolean;
  /** false: the frame does not begin where we stand, or can not be trusted; ask again from where we stand. */
  readonly onFrame: (frame: DownFrame) => boolean;
  readonly onStatus: (connection: ConnectionState) => void;
  /** It works, for the first time or again. */
  readonly onWorking: () => void;
  /** Nobody can be reached. */
  readonly onUnreachable: () => void;
  readonly onRefused: (code: string) => void;
  readonly onHalted: (reason: string) => void;
}
