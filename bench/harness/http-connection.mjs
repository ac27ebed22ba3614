// A keep-alive HTTP/1.1 connection that has one request in flight, as lean as raw-socket.mjs and for the same reason.
import { connect } from 'node:net';

const HEADERS_END = Buffer.from('\r\n\r\n');
const NOTHING = Buffer.alloc(0);

/** @typedef {{status: number, body: Buffer}} Answer */

export class HttpConnection {
  #origin;
  /** @type {import('node:net').Socket | null} */
  #socket = null;
  /** @type {Buffer[]} */
  #chunks = [];
  #size = 0;
  #wanted = 0;
  #status = 0;
  #bodyAt = 0;
  /** @type {{resolve: (answer: Answer) => void, reject: (error: Error) => void} | null} */
  #waiting = null;

  /** @param {string} origin `http://host:port` */
  constructor(origin) {
    this.#origin = new URL(origin);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{token?: string | undefined, json?: unknown}} [more] a bearer token; what to send as JSON
   * @returns {Promise<Answer>}
   */
  request(method, path, { token, json } = {}) {
    const body = json === undefined ? '' : JSON.stringify(json);
    const head =
      `${method} ${path} HTTP/1.1\r\nHost: ${this.#origin.host}\r\n` +
      (token === undefined ? '' : `Authorization: Bearer ${token}\r\n`) +
      (json === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`);
    return new Promise((resolve, reject) => {
      if (this.#waiting !== null) throw new Error('one request at a time');
      this.#waiting = { resolve, reject };
      this.#chunks = [];
      this.#size = this.#wanted = 0;
      this.#open().write(`${head}\r\n${body}`);
    });
  }

  close() {
    this.#socket?.destroy();
    this.#socket = null;
  }

  // A server may end an idle connection; the next request then opens another.
  #open() {
    if (this.#socket !== null) return this.#socket;
    const socket = connect({ host: this.#origin.hostname, port: Number(this.#origin.port), noDelay: true });
    const ended = (/** @type {string} */ reason) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      const waiting = this.#waiting;
      this.#waiting = null;
      waiting?.reject(new Error(`HTTP connection to ${this.#origin.host}: ${reason}`));
    };
    socket.on('error', (error) => ended(error.message));
    socket.on('close', () => ended('closed before the answer'));
    socket.on('data', (chunk) => this.#read(chunk));
    return (this.#socket = socket);
  }

  /** @param {Buffer} chunk */
  #read(chunk) {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#wanted > 0 && this.#size < this.#wanted) return;
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    if (this.#wanted === 0 && !this.#readHead(bytes)) return;
    if (bytes.length < this.#wanted) return;
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status: this.#status, body: this.#wanted === this.#bodyAt ? NOTHING : bytes.subarray(this.#bodyAt, this.#wanted) });
  }

  /** @param {Buffer} bytes */
  #readHead(bytes) {
    const end = bytes.indexOf(HEADERS_END);
    if (end < 0) return false;
    const head = bytes.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    this.#status = Number(head.slice(9, 12));
    if (length === undefined && this.#status !== 204) throw new Error(`an answer without Content-Length, which this reader does not know:\n${head}`);
    this.#bodyAt = end + 4;
    this.#wanted = this.#bodyAt + Number(length ?? 0);
    return true;
  }
}

/** Runs `work` over `items`, at most `width` at once, results in the order of the items.
 * @template T, R @param {T[]} items @param {number} width @param {(item: T, index: number, lane: number) => Promise<R>} work @returns {Promise<R[]>} */
export async function inParallel(items, width, work) {
  const results = /** @type {R[]} */ (Array.from({ length: items.length }));
  let next = 0;
  const lane = async (/** @type {number} */ number) => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(/** @type {T} */ (items[index]), index, number);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, (_, number) => lane(number)));
  return results;
}
