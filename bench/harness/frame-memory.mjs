// In a large group everybody gets the same bytes. Comparing them with a frame that is already parsed costs a tenth of parsing
// them again, and what is checked stays the same.

const KEPT = 512;
const LOOKED_AT = 8;

/** @template T */
export class FrameMemory {
  /** @type {{bytes: Buffer, value: T}[]} */
  #ring = [];
  #next = 0;
  #parse;

  /** @param {(text: string) => T} parse */
  constructor(parse) {
    this.#parse = parse;
  }

  /**
   * @param {Buffer} buffer @param {number} start @param {number} end
   * @param {{at: number}} place where this reader stands; moved
   * @returns {T}
   */
  read(buffer, start, end, place) {
    for (let at = Math.max(place.at, this.#next - KEPT); at < Math.min(place.at + LOOKED_AT, this.#next); at += 1) {
      const known = /** @type {{bytes: Buffer, value: T}} */ (this.#ring[at % KEPT]);
      if (known.bytes.length !== end - start || buffer.compare(known.bytes, 0, known.bytes.length, start, end) !== 0) continue;
      place.at = at + 1;
      return known.value;
    }
    const bytes = Buffer.from(buffer.subarray(start, end));
    const value = this.#parse(bytes.toString());
    this.#ring[this.#next % KEPT] = { bytes, value };
    this.#next += 1;
    place.at = this.#next;
    return value;
  }
}
