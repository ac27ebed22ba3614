import { ChatError } from '../../chat-error.js';
import { answerRead, commitBatch, type BatchOptions } from './commit-batch.js';
import type { DeliveredItem, Item, ReadItem } from './item.js';
import { arrivalsStatement, readAnswersStatement, type ArrivalRow, type ReadRow } from './receipt-statements.js';
import { takeBatch } from './take-batch.js';

/** More waiting than that, and newcomers are told to come back: memory is bounded, and so is how long one waits. */
const QUEUE_ITEMS = 20_000;
const QUEUE_BYTES = 32 * 1_024 * 1_024;
/** What a conversation in which something arrived adds to an item. */
const ARRIVAL_BYTES = 128;

/** The writes of one tenant on this node: one batch at a time, and what queues meanwhile is the next one. No timer: who comes alone goes at once. */
export class TenantWriter {
  readonly #options: BatchOptions;
  readonly #tenant_id: string;
  readonly #onIdle: () => void;
  #queue: Item[] = [];
  #bytes = 0;
  #receipts: (ReadItem | DeliveredItem)[] = [];
  #writing = false;
  #checking = false;

  constructor(options: BatchOptions, tenant_id: string, onIdle: () => void) {
    this.#options = options;
    this.#tenant_id = tenant_id;
    this.#onIdle = onIdle;
  }

  get idle(): boolean {
    return !this.#writing && !this.#checking;
  }

  add(item: Item): void {
    if (this.#queue.length + this.#receipts.length >= QUEUE_ITEMS || this.#bytes + item.bytes > QUEUE_BYTES) {
      item.reject(new ChatError('unavailable'));
    } else if (item.kind === 'send') {
      this.#enqueue(item);
    } else {
      this.#receipts.push(item);
      if (!this.#checking) void this.#checkAll();
    }
  }

  #enqueue(item: Item): void {
    this.#queue.push(item);
    this.#bytes += item.bytes;
    if (!this.#writing) void this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#queue.length > 0) {
      const { batch, rest } = takeBatch(this.#queue);
      this.#queue = rest;
      for (const item of batch) this.#bytes -= item.bytes;
      await commitBatch(this.#options, this.#tenant_id, batch);
    }
    this.#writing = false;
    if (this.idle) this.#onIdle();
  }

  /**
   * Receipts are often no news (another device was first; an empty range was received). Those are answered without the clock: else every
   * receipt would move it, everybody would be told, and would send a receipt for that.
   */
  async #checkAll(): Promise<void> {
    this.#checking = true;
    while (this.#receipts.length > 0) {
      const receipts = this.#receipts.splice(0, 256);
      try {
        await this.#check(receipts);
      } catch (error) {
        for (const item of receipts) item.reject(error instanceof ChatError ? error : new ChatError('internal', { cause: error }));
      }
    }
    this.#checking = false;
    if (this.idle) this.#onIdle();
  }

  async #check(receipts: readonly (ReadItem | DeliveredItem)[]): Promise<void> {
    const reads = receipts.filter((item) => item.kind === 'read');
    const delivered = receipts.filter((item) => item.kind === 'delivered');
    const places = (items: readonly Item[]) => items.map((_, index) => index);
    const [readRows = [], arrivalRows = []] = await this.#options.database.pipeline(this.#tenant_id, [
      readAnswersStatement(this.#tenant_id, reads, places(reads)),
      arrivalsStatement(this.#tenant_id, delivered, places(delivered)),
    ]);
    for (const row of readRows as unknown as readonly ReadRow[]) {
      const item = reads[row.ord];
      if (item === undefined) continue;
      if (row.advances) this.#enqueue(item);
      else answerRead(item, row);
    }
    const arrivals = new Map<number, ArrivalRow[]>();
    for (const row of arrivalRows as unknown as readonly ArrivalRow[]) {
      const known = arrivals.get(row.ord);
      if (known === undefined) arrivals.set(row.ord, [row]);
      else known.push(row);
    }
    delivered.forEach((item, index) => {
      const news = arrivals.get(index);
      if (news === undefined) item.resolve();
      else this.#enqueue({ ...item, news, bytes: item.bytes + ARRIVAL_BYTES * news.length });
    });
  }
}
