import type { DownFrame, UpFrame } from '@tenant-chat/protocol/schemas';
import type { WebSocketLike } from '../ports.js';

/** The two ends of a socket, without a network between. */
export class ScriptedSocket implements WebSocketLike {
  readyState = 0;
  onopen: WebSocketLike['onopen'] = null;
  onmessage: WebSocketLike['onmessage'] = null;
  onclose: WebSocketLike['onclose'] = null;
  onerror: WebSocketLike['onerror'] = null;
  /** What the client sent. */
  readonly sent: UpFrame[] = [];
  isGreeted = false;
  /** Nothing comes through any more, and nobody is told. */
  isDead = false;
  readonly #receive: (frame: UpFrame) => void;

  constructor(receive: (frame: UpFrame) => void) {
    this.#receive = receive;
  }

  sentOf<T extends UpFrame['type']>(type: T): readonly Extract<UpFrame, { readonly type: T }>[] {
    return this.sent.filter((frame): frame is Extract<UpFrame, { readonly type: T }> => frame.type === type);
  }

  open(): void {
    if (this.readyState !== 0) return;
    this.readyState = 1;
    this.onopen?.({});
  }

  send(data: string): void {
    const frame = JSON.parse(data) as UpFrame;
    this.sent.push(frame);
    if (!this.isDead) queueMicrotask(() => this.#receive(frame));
  }

  deliver(frame: DownFrame): void {
    if (!this.isDead && this.readyState === 1) this.onmessage?.({ data: JSON.stringify(frame) });
  }

  /** Closed by the server or the network. */
  end(code: number, reason = ''): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.isGreeted = false;
    this.onclose?.({ code, reason });
  }

  close(): void {
    this.readyState = 3;
    this.isGreeted = false;
  }
}
