import type { TimelineItem } from '@tenant-chat/client';

/** Some 50 rows that are laid out, skipped and drawn together (performance.md, "The browser"). */
export interface Chunk {
  /** The message that it begins with. */
  readonly key: string;
  /** The same array as long as nothing in it changed: what has been drawn of it stays. */
  readonly items: readonly TimelineItem[];
  readonly has_waiting: boolean;
}

const SIZE = 50;
/** A chunk in the middle grows when a hole is filled; past this it is cut. */
const SIZE_MAX = 100;

/**
 * Cuts a timeline into chunks whose borders stay where they are when messages come before, after or in between, so that a row never
 * moves from one parent to another and only chunks with a change are drawn again.
 */
export class TimelineChunks {
  #items: readonly TimelineItem[] = [];
  #chunks: readonly Chunk[] = [];

  update(items: readonly TimelineItem[]): readonly Chunk[] {
    if (items === this.#items) return this.#chunks;
    this.#items = items;
    const before = new Map(this.#chunks.map((chunk) => [chunk.key, chunk]));
    const rows = rowsOf(items);
    const borders = cut(rows, before);
    this.#chunks = borders.map((row, n) => {
      const next = borders[n + 1];
      const part = items.slice(rows[row]?.from, next === undefined ? items.length : rows[next]?.from);
      return keep(before.get(rows[row]?.key ?? ''), { key: rows[row]?.key ?? '', items: part, has_waiting: part.some(isWaiting) });
    });
    return this.#chunks;
  }
}

interface Row {
  readonly key: string;
  /** Index of its first item: dividers belong to the message after them. */
  readonly from: number;
}

function rowsOf(items: readonly TimelineItem[]): readonly Row[] {
  const rows: Row[] = [];
  let from = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'message') continue;
    rows.push({ key: item.key, from });
    from = index + 1;
  }
  return rows;
}

/** The rows that begin a chunk: known borders stay; what came before them is cut from its end, what came after from its start. */
function cut(rows: readonly Row[], known: ReadonlyMap<string, unknown>): readonly number[] {
  const first_known = rows.findIndex((row) => known.has(row.key));
  const head = first_known === -1 ? rows.length : first_known;
  const borders: number[] = [];
  for (let row = head - SIZE; row > 0; row -= SIZE) borders.unshift(row);
  if (head > 0) borders.unshift(0);
  if (first_known === -1) return borders;
  const last_known = rows.findLastIndex((row) => known.has(row.key));
  let begun = head;
  for (let row = head; row < rows.length; row += 1) {
    const is_full = row - begun >= (row > last_known ? SIZE : SIZE_MAX);
    if (row !== head && !is_full && !known.has(rows[row]?.key ?? '')) continue;
    borders.push(row);
    begun = row;
  }
  return borders;
}

function keep(before: Chunk | undefined, after: Chunk): Chunk {
  const is_same = before?.items.length === after.items.length && after.items.every((item, n) => isSame(item, before.items[n]));
  return before !== undefined && is_same ? before : after;
}

function isSame(a: TimelineItem, b: TimelineItem | undefined): boolean {
  if (a === b) return true;
  if (b === undefined || a.key !== b.key || a.kind !== b.kind) return false;
  if (a.kind !== 'message' || b.kind !== 'message') return true;
  return (
    a.message === b.message && a.outbox === b.outbox && a.tick === b.tick && a.first_of_group === b.first_of_group && a.last_of_group === b.last_of_group
  );
}

function isWaiting(item: TimelineItem): boolean {
  return item.kind === 'message' && item.tick === 'waiting';
}
