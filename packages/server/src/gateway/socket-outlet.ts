import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { limits } from '@tenant-chat/protocol/wire';
import { textFrame } from '../hub/encoded-range.js';

/** Sockets that were written to in this turn of the loop: what they got goes out in one system call each. */
const corked = new Set<Socket>();

function uncorkAll(): void {
  for (const socket of corked) socket.uncork();
  corked.clear();
}

/**
 * The way out of one WebSocket. Frames are built here, or once for many sockets by the hub, and written to the TCP socket
 * directly: without compression `ws` does no more than that, but builds each frame anew.
 */
export class SocketOutlet {
  readonly #websocket: WebSocket;
  readonly #socket: Socket;

  constructor(websocket: WebSocket, socket: Socket) {
    this.#websocket = websocket;
    this.#socket = socket;
  }

  write(frame: Buffer): void {
    if (this.#websocket.readyState !== 1) return;
    if (!corked.has(this.#socket)) {
      if (corked.size === 0) setImmediate(uncorkAll);
      corked.add(this.#socket);
      this.#socket.cork();
    }
    this.#socket.write(frame);
  }

  writeJson(frame: { readonly type: string }): void {
    this.write(textFrame(JSON.stringify(frame)));
  }

  /** Whether more is waiting than the device takes: what was only held back in this turn does not count, however large it is. */
  isFull(): boolean {
    if (this.#socket.writableLength > limits.frame_bytes && corked.delete(this.#socket)) this.#socket.uncork();
    return this.#socket.writableLength > limits.frame_bytes;
  }
}
