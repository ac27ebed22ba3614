// What must be true of the messages of one conversation: each is delivered to each reader once, in order, and none is missing.

const CONTENT_CHARACTERS = 100;

export class Thread {
  /** How many were submitted so far; the content of the n-th begins with n. */
  sent = 0;
  /** @type {Reader[]} */
  readers = [];
  /** When the n-th was submitted, in ms; at index n - 1. @type {number[]} */
  sentAt = [];

  /** @param {string} id the conversation */
  constructor(id) {
    this.id = id;
  }

  /** The content of the next message, of 100 characters. */
  next() {
    this.sent += 1;
    this.sentAt.push(performance.now());
    return `${this.sent} `.padEnd(CONTENT_CHARACTERS, 'the quick brown fox jumps over the lazy dog ');
  }

  /** @param {string} name whom to name when something is wrong */
  reader(name) {
    const reader = new Reader(this, name);
    this.readers.push(reader);
    return reader;
  }

  /** How many deliveries are still missing. */
  get missing() {
    return this.readers.reduce((sum, reader) => sum + this.sent - reader.received, 0);
  }
}

export class Reader {
  received = 0;
  /**
   * False while several connections send at once into one conversation (REST): then the server's numbers must still be without
   * holes, but our own need not arrive in the order of submission.
   */
  inOrder = true;
  #thread;
  #name;
  /** The number that the server gave to the last one delivered. @type {number | null} */
  lastSeq = null;
  /** Our numbers that came out of turn, above `received`'s run. @type {Set<number>} */
  #early = new Set();
  #upTo = 0;

  /** @param {Thread} thread @param {string} name */
  constructor(thread, name) {
    this.#thread = thread;
    this.#name = name;
  }

  /**
   * @param {{conversation_id: string, seq: number, number: number}} message
   * @returns {number} how long it was on its way, in ms
   */
  accept({ conversation_id, seq, number }) {
    if (conversation_id !== this.#thread.id) this.#broken(`a message of conversation ${conversation_id} arrived here`);
    if (this.lastSeq !== null && seq !== this.lastSeq + 1) this.#broken(`seq ${seq} after ${this.lastSeq}`);
    this.lastSeq = seq;
    if (number > this.#thread.sent || number <= this.#upTo || this.#early.has(number)) this.#broken(`number ${number} was delivered before, or never sent`);
    if (number === this.#upTo + 1) {
      this.#upTo += 1;
      while (this.#early.delete(this.#upTo + 1)) this.#upTo += 1;
    } else if (this.inOrder) this.#broken(`number ${number} after ${this.#upTo}: lost or out of order`);
    else this.#early.add(number);
    this.received += 1;
    return performance.now() - /** @type {number} */ (this.#thread.sentAt[number - 1]);
  }

  /** @param {string} what @returns {never} */
  #broken(what) {
    throw new Error(`conversation ${this.#thread.id}, read by ${this.#name}: ${what}`);
  }
}
