import { LRUCache } from 'lru-cache';

/** The newest page of a conversation as the JSON that goes out. Its key names which messages, as of which change: nothing here is ever stale. */
export interface KnownPage {
  readonly key: string;
  /** Ids of who wrote in it or is meant; null: nobody. */
  readonly people: readonly string[] | null;
  /** Ids of the messages that it quotes; null: none. */
  readonly quoted: readonly string[] | null;
  /** Messages, with commas between. */
  readonly json: Buffer;
}

const MOST_BYTES = 32 * 1_048_576;
/** What a page costs besides its text. */
const PAGE_BYTES = 1_000;

/**
 * The newest page of conversations as they were last asked for, on this node: most questions are for a page that somebody had just now.
 * Whether the asker may see it, and whether it is still so, the database says each time; only the texts are not written and carried again.
 */
export class NewestPages {
  readonly #pages = new LRUCache<string, KnownPage>({ maxSize: MOST_BYTES, sizeCalculation: ({ json }) => json.length + PAGE_BYTES });

  find(tenant_id: string, conversation_id: string): KnownPage | undefined {
    return this.#pages.get(`${tenant_id}:${conversation_id}`);
  }

  keep(tenant_id: string, conversation_id: string, page: KnownPage): void {
    this.#pages.set(`${tenant_id}:${conversation_id}`, page);
  }
}
