import type { DownFrame } from '@tenant-chat/protocol/schemas';
import type { WebSocketLike } from '../ports.js';
import type { Transport, TransportEnd, TransportEvents } from '../transport-shape.js';
import { endOfError } from './end-of-error.js';

interface SocketSource {
  readonly openSocket: (url: string) => WebSocketLike;
  /** With a fresh single-use ticket; rejects with ApiError. */
  readonly getUrl: () => Promise<string>;
}

const OPEN = 1;

/** A socket opened by a ticket. */
export function openWebSocket(source: SocketSource, events: TransportEvents): Transport {
  let socket: WebSocketLike | null = null;
  let isEnded = false;

  const end = (reason: TransportEnd): void => {
    if (isEnded) return;
    close();
    events.onEnd(reason);
  };
  const close = (): void => {
    isEnded = true;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  };
  const open = async (): Promise<void> => {
    const url = await source.getUrl();
    if (isEnded) return;
    try {
      socket = source.openSocket(url);
    } catch {
      // A content security policy may forbid it.
      return end({ kind: 'blocked', reason: 'forbidden' });
    }
    let hasOpened = false;
    // What an error means, the close says that follows. In Node an error that nobody hears ends the process, also one of closing early.
    socket.onerror = () => {};
    socket.onopen = () => {
      hasOpened = true;
      events.onOpen();
    };
    socket.onmessage = ({ data }) => {
      const frame = parseFrame(data);
      if (frame) events.onFrame(frame);
    };
    socket.onclose = ({ code, reason }) => end(endOfClose(code, reason, hasOpened));
  };

  open().catch((error: unknown) => end(endOfError(error)));
  return {
    close,
    send(frame) {
      if (isEnded || socket?.readyState !== OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
  };
}

/**
 * What a close code means, as the table of close codes says (SPEC.md C18: a test compares every row). The server sends the table's reason
 * along. A code of nobody's is the network's: whoever had not opened is blocked.
 */
export function endOfClose(code: number, reason: string, hasOpened: boolean): TransportEnd {
  const isHopeless = code === 4409 || code === 4426;
  const isKnown = hasOpened || code > 4000 || code === 1009 || code === 1012 || code === 1013;
  const kind = code === 4401 ? 'session_over' : isHopeless ? 'halted' : isKnown ? 'lost' : 'blocked';
  return { kind, reason: reason || String(code) };
}

function parseFrame(data: unknown): DownFrame | null {
  try {
    // The server validates what it sends; no validator rides to the browser. What is no text (a Blob) is no JSON either.
    const frame = JSON.parse(data as string) as DownFrame | null;
    return frame?.type ? frame : null;
  } catch {
    return null;
  }
}
