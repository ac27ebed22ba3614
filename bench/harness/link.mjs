// One open socket of one person: sends messages, hands on acks and deliveries. Ours and the references speak the same few frames.
import { FrameMemory } from './frame-memory.mjs';
import { RawSocket } from './raw-socket.mjs';
import { messageId } from './message-id.mjs';

/**
 * A frame as the harness needs it; `number` is the one that Thread wrote at the beginning of the content.
 * @typedef {{conversation_id: string, seq: number, number: number}} Delivered
 * @typedef {{type: string, messages: Delivered[], ref?: number, status?: number, body?: unknown, to?: string | null, has_more?: boolean, heartbeat_ms?: number, reason?: string}} Frame
 */

/** @type {Delivered[]} */
const NONE = [];

/** @param {string} text @returns {Frame} */
function parseFrame(text) {
  const frame = JSON.parse(text);
  if (frame.limited?.length > 0) throw new Error('a range left messages out ("limited"): this reader was too far behind to be measured');
  const events = frame.events ?? NONE;
  frame.messages = events.length === 0 ? NONE : events.flatMap(deliveredOf);
  return frame;
}

/** @param {{type: string, message?: {conversation_id: string, seq: number, content: string}}} event @returns {Delivered[]} */
function deliveredOf({ type, message }) {
  if (type !== 'message_created' || message === undefined) return [];
  const number = Number.parseInt(message.content, 10);
  return Number.isNaN(number) ? [] : [{ conversation_id: message.conversation_id, seq: message.seq, number }];
}

/** For works in which many sockets get the same frames. @returns {FrameMemory<Frame>} */
export const frameMemory = () => new FrameMemory(parseFrame);

/**
 * @typedef {object} LinkOptions
 * @property {string} name for messages of errors
 * @property {boolean} [received] confirm each range, as a widget does
 * @property {FrameMemory<Frame>} [memory]
 */

export class Link {
  /** @type {(delivered: Delivered) => void} */
  onDelivered = () => {};
  /** @type {(frame: Frame) => void} What is neither a delivery nor an ack. */
  onOther = () => {};
  #socket;
  #name;
  #received;
  #live = false;
  #ref = 0;
  #place = { at: 0 };
  /** @type {Map<number, () => void>} */
  #acks = new Map();

  /** @param {URL} url @param {LinkOptions} options */
  constructor(url, { name, received = false, memory }) {
    this.#name = name;
    this.#received = received;
    const read = memory === undefined ? (/** @type {Buffer} */ b, /** @type {number} */ s, /** @type {number} */ e) => parseFrame(b.toString('utf8', s, e)) : null;
    this.#socket = new RawSocket(
      url,
      (buffer, start, end) => this.#take(read === null ? /** @type {FrameMemory<Frame>} */ (memory).read(buffer, start, end, this.#place) : read(buffer, start, end)),
      (reason) => {
        throw new Error(`socket of ${name}: ${reason}`);
      },
    );
    this.opened = this.#socket.opened;
  }

  /** From now on what is delivered counts, and a reset is an error. */
  goLive() {
    this.#live = true;
  }

  /** @param {object} frame */
  send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  /**
   * Sends one message of the thread; `onAck` is called when it is stored.
   * @param {import('./thread.mjs').Thread} thread @param {() => void} onAck
   */
  sendMessage(thread, onAck) {
    const ref = ++this.#ref;
    this.#acks.set(ref, onAck);
    const input = { conversation_id: thread.id, id: messageId(), content: thread.next() };
    this.#socket.send(JSON.stringify({ type: 'request', ref, operation: 'send_message', input }));
  }

  close() {
    this.#socket.close();
  }

  /** @param {Frame} frame */
  #take(frame) {
    if (frame.type === 'range' && this.#live) {
      for (const delivered of frame.messages) this.onDelivered(delivered);
      if (this.#received) this.send({ type: 'received', cursor: frame.to });
    } else if (frame.type === 'reply') this.#acked(frame);
    else if (frame.type === 'bye' || (frame.type === 'reset' && this.#live)) throw new Error(`socket of ${this.#name}: ${frame.type} ${frame.reason ?? ''} in the middle of a run`);
    else this.onOther(frame);
  }

  /** @param {Frame} frame */
  #acked({ ref, status, body }) {
    const onAck = this.#acks.get(Number(ref));
    this.#acks.delete(Number(ref));
    if (onAck === undefined || status !== 201) throw new Error(`socket of ${this.#name}: answer ${status} to request ${ref}: ${JSON.stringify(body)}`);
    onAck();
  }
}
