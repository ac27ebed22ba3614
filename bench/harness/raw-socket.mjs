// A WebSocket client that costs next to nothing: with servers and harness on the same cores, a fat client would be what is measured.
// It reads unfragmented frames without extensions and sends with a mask of zeros (which needs no masking on either side).
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const HEADERS_END = Buffer.from('\r\n\r\n');
const READ_BYTES = 256 * 1024;
// One buffer for all sockets: it is read out before the next read is made.
const readBuffer = Buffer.allocUnsafe(READ_BYTES);

/**
 * Where text goes: `buffer` from `start` to `end` is one text frame, and valid only until the function returns.
 * @typedef {(buffer: Buffer, start: number, end: number) => void} OnText
 */

export class RawSocket {
  #socket;
  #onText;
  #onClose;
  /** @type {Buffer | null} */
  #rest = null;
  #upgraded = false;
  #closing = false;
  /** @type {() => void} */
  #opened = () => {};

  /**
   * @param {URL} url `http:`, with path and query
   * @param {OnText} onText
   * @param {(reason: string) => void} onClose called when the other side ends it
   */
  constructor(url, onText, onClose) {
    this.#onText = onText;
    this.#onClose = onClose;
    this.opened = new Promise((resolve) => (this.#opened = () => resolve(undefined)));
    const onread = { buffer: readBuffer, callback: (/** @type {number} */ count) => this.#read(count) };
    this.#socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true, onread });
    this.#socket.on('error', (error) => this.#end(error.message));
    this.#socket.on('close', () => this.#end('the connection ended'));
    this.#socket.write(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
  }

  /** @param {string} text */
  send(text) {
    this.#socket.write(frame(1, Buffer.from(text)));
  }

  /** Ends it without waiting for the other side's goodbye. */
  close() {
    this.#closing = true;
    this.#socket.end(frame(8, Buffer.from([0x03, 0xe8])));
    this.#socket.destroySoon();
  }

  /** @param {string} reason */
  #end(reason) {
    if (this.#closing) return;
    this.#closing = true;
    this.#socket.destroy();
    this.#onClose(reason);
  }

  /** @param {number} count */
  #read(count) {
    const fresh = readBuffer.subarray(0, count);
    const buffer = this.#rest === null ? fresh : Buffer.concat([this.#rest, fresh]);
    const used = this.#upgraded ? this.#frames(buffer, 0) : this.#handshake(buffer);
    this.#rest = used === buffer.length ? null : Buffer.from(buffer.subarray(used));
    return true;
  }

  /** @param {Buffer} buffer */
  #handshake(buffer) {
    const end = buffer.indexOf(HEADERS_END);
    if (end < 0) return 0;
    const head = buffer.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101')) {
      this.#end(`no upgrade: ${head.split('\r\n', 1)[0]} ${buffer.toString('utf8', end + 4, end + 300)}`);
      return buffer.length;
    }
    this.#upgraded = true;
    this.#opened();
    return this.#frames(buffer, end + 4);
  }

  /** @param {Buffer} buffer @param {number} from @returns {number} how far it was read */
  #frames(buffer, from) {
    let at = from;
    while (buffer.length - at >= 2) {
      let length = /** @type {number} */ (buffer[at + 1]) & 0x7f;
      let start = at + 2;
      if (length === 126) {
        if (buffer.length - at < 4) break;
        length = buffer.readUInt16BE(at + 2);
        start = at + 4;
      } else if (length === 127) {
        if (buffer.length - at < 10) break;
        length = buffer.readUIntBE(at + 4, 6);
        start = at + 10;
      }
      const end = start + length;
      if (end > buffer.length) break;
      this.#frame(/** @type {number} */ (buffer[at]), buffer, start, end);
      at = end;
    }
    return at;
  }

  /** @param {number} first @param {Buffer} buffer @param {number} start @param {number} end */
  #frame(first, buffer, start, end) {
    if (first === 0x81) this.#onText(buffer, start, end);
    else if (first === 0x89) this.#socket.write(frame(10, Buffer.from(buffer.subarray(start, end))));
    else if (first === 0x88) this.#end(`closed with ${end - start >= 2 ? buffer.readUInt16BE(start) : 'no code'} ${buffer.toString('utf8', start + 2, end)}`);
    else if (first !== 0x8a) throw new Error(`a frame that this reader does not know: first byte 0x${first.toString(16)}`);
  }
}

/** @param {number} opcode @param {Buffer} payload */
function frame(opcode, payload) {
  const long = payload.length > 125;
  const bytes = Buffer.alloc((long ? 8 : 6) + payload.length);
  bytes[0] = 0x80 | opcode;
  bytes[1] = 0x80 | (long ? 126 : payload.length);
  if (long) bytes.writeUInt16BE(payload.length, 2);
  payload.copy(bytes, bytes.length - payload.length);
  return bytes;
}
