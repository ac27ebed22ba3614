import type { Signal } from '@tenant-chat/protocol/schemas';
import { textFrame } from './encoded-range.js';

/** A signal on its way out, its frame built once for all. */
export class EncodedSignal {
  readonly signal: Signal;
  #frame: Buffer | null = null;

  constructor(signal: Signal) {
    this.signal = signal;
  }

  /** The whole WebSocket text frame. */
  frame(): Buffer {
    this.#frame ??= textFrame(JSON.stringify(this.signal));
    return this.#frame;
  }
}
