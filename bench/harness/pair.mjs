// Two people in a conversation of their own: one writes, the other reads.
import { inParallel } from './http-connection.mjs';
import { Thread } from './thread.mjs';

const CONNECTS_AT_ONCE = 16;

/**
 * @typedef {object} Pair
 * @property {Thread} thread
 * @property {import('../systems/system.mjs').Person} writer
 * @property {import('./link.mjs').Link} sender
 * @property {import('./link.mjs').Link} receiver
 * @property {import('./thread.mjs').Reader} reader
 *
 * With two nodes the two of a pair sit on different ones, so that every message has to cross.
 * @param {import('../systems/system.mjs').System} system @param {string} prefix of the people's names @param {number} count
 * @returns {Promise<Pair[]>}
 */
export async function makePairs(system, prefix, count) {
  const people = await system.people(Array.from({ length: count * 2 }, (_, index) => `${prefix}-${index}`));
  const couples = Array.from({ length: count }, (_, index) => /** @type {const} */ ([index, at(people, index * 2), at(people, index * 2 + 1)]));
  const threads = await inParallel(couples, 1, async ([, writer, other]) => new Thread(await system.converse([writer, other])));
  return inParallel(couples, CONNECTS_AT_ONCE, async ([index, writer, other]) => {
    const sender = await system.connect(writer, index);
    const receiver = await system.connect(other, index + 1);
    const thread = at(threads, index);
    return { thread, writer, sender, receiver, reader: thread.reader(other.name) };
  });
}

/** @template T @param {T[]} items @param {number} index @returns {T} */
const at = (items, index) => /** @type {T} */ (items[index]);
