import { noChange } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';
import { getCommittedValue, insertPart, removePart, setChildPartValue, setCommittedValue } from 'lit/directive-helpers.js';

/**
 * Draws a list so that what belongs to a key stays with it: `repeat` of Lit in a third of its size, good for lists in which items
 * come, go, and move one at a time, as ours do.
 */
class KeyedList extends Directive {
  #keys: readonly unknown[] = [];

  render<T>(items: readonly T[], _keyOf: (item: T) => unknown, draw: (item: T, index: number) => unknown): unknown {
    return items.map(draw);
  }

  override update<T>(container: ChildPart, [items, keyOf, draw]: Parameters<typeof this.render<T>>): unknown {
    const before = getCommittedValue(container);
    const keys = items.map(keyOf);
    const held = new Map(this.#keys.map((key, n) => [key, n]));
    this.#keys = keys;
    // At the first time Lit makes the parts.
    if (!Array.isArray(before)) return this.render(items, keyOf, draw);
    const parts = before as readonly ChildPart[]; // Lit commits a list as an array of parts
    const wanted = new Set(keys);
    const standing = [...held].filter(([key, n]) => wanted.has(key) || removePart(parts[n] as ChildPart)).map(([, n]) => parts[n]);
    setCommittedValue(container, place(container, standing, keys.map((key) => parts[held.get(key) ?? -1])).map((part, n) => setChildPartValue(part, draw(items[n] as T, n))));
    return noChange;
  }
}

/** Brings the parts into this order; undefined is a new one. @param standing the known ones, as they stand now */
function place(container: ChildPart, standing: readonly (ChildPart | undefined)[], order: readonly (ChildPart | undefined)[]): ChildPart[] {
  const moved = new Set<unknown>();
  let at = 0;
  return order.map((part) => {
    while (moved.has(standing[at])) at += 1;
    // The one that stands here goes further down: it is moved when its turn comes.
    if (part && part === standing[at + 1]) at += 1;
    if (part && part === standing[at]) {
      at += 1;
      return part;
    }
    if (part) moved.add(part);
    return insertPart(container, standing[at], part);
  });
}

export const keyedList = directive(KeyedList) as <T>(items: readonly T[], keyOf: (item: T) => unknown, draw: (item: T, index: number) => unknown) => unknown;
