import type { DownFrame, UpFrame } from '@tenant-chat/protocol/schemas';

/** One shape for WebSocket and long-poll. A transport carries; it never decides. */
export interface Transport {
  /** false: this transport (or this moment) can not carry it. */
  send(frame: UpFrame): boolean;
  /** Ends it at once; none of its events comes any more. */
  close(): void;
}

export interface TransportEvents {
  /** A socket may be greeted; a long-poll had its first answer. */
  onOpen(): void;
  onFrame(frame: DownFrame): void;
  /** It ended by itself, once. */
  onEnd(end: TransportEnd): void;
}

/**
 * Why it ended. `lost`: it worked, or was closed with a code; `blocked`: a socket that never opened although the server can be
 * reached; `unreachable`: the server can not be reached or asks to wait; `session_over`: sign in anew; `halted`: nothing helps.
 */
export interface TransportEnd {
  readonly kind: 'lost' | 'blocked' | 'unreachable' | 'session_over' | 'halted';
  readonly reason: string;
  /** At the earliest then. */
  readonly retry_after_ms?: number | null;
}
