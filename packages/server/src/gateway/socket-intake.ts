import { closeCodes } from '@tenant-chat/protocol/wire';
import type { WebSocket } from 'ws';
import type { SocketConnection } from './socket-connection.js';

/** A socket that does not say hello by then is closed. */
const HELLO_MS = 5_000;
/** Frames that may wait while the identity is looked up. */
const MOST_WAITING = 16;

/**
 * The way in of one WebSocket: listens from the first moment (a frame that nobody hears is lost), and holds what comes until it is
 * known who is there. Its listeners are made here, so that they keep nothing alive but this.
 */
export class SocketIntake {
  readonly #websocket: WebSocket;
  #waiting: string[] | null = [];
  #connection: SocketConnection | null = null;
  #deadline: NodeJS.Timeout | null;

  constructor(websocket: WebSocket) {
    this.#websocket = websocket;
    this.#deadline = setTimeout(() => websocket.close(1013, closeCodes[1013].reason), HELLO_MS);
    websocket.on('message', (data: Buffer, isBinary: boolean) => {
      if (!isBinary) this.#receive(data.toString('utf8'));
    });
    websocket.on('pong', () => this.#connection?.alive());
    websocket.on('error', () => undefined); // 'close' follows.
    websocket.once('close', () => this.stop());
  }

  /** It is known who is there: what waited goes through, and everything after it. */
  admit(connection: SocketConnection): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    this.#connection = connection;
    for (const text of waiting) this.#receive(text);
  }

  /** Nobody waits for a hello any more. */
  stop(): void {
    if (this.#deadline !== null) clearTimeout(this.#deadline);
    this.#deadline = null;
  }

  #receive(text: string): void {
    if (this.#connection === null) {
      if (this.#waiting !== null && this.#waiting.push(text) > MOST_WAITING) this.#websocket.terminate();
      return;
    }
    this.#connection.receive(text);
    if (this.#connection.isGreeted) this.stop();
  }
}
