import { LRUCache } from 'lru-cache';

/** Messages of a conversation one after the other, as the JSON that goes out. A version names what a row looks like in its epoch, so nothing here is ever stale. */
export interface KnownPage {
  readonly epoch: number;
  /** `seq` of the first. */
  readonly first: number;
  readonly versions: readonly number[];
  /** With commas between. */
  readonly json: Buffer;
  /** The messages in it, one by one. */
  readonly messages: readonly Buffer[];
}

const MOST_BYTES = 32 * 1_048_576;
/** What a message costs besides its text. */
const MESSAGE_BYTES = 200;

/**
 * The newest page of conversations as they were last asked for, on this node: most questions are for a page that somebody had just now.
 * Whether the asker may see it, and what of it is still so, the database says each time; only the texts are not written and carried again.
 */
export class NewestPages {
  readonly #pages = new LRUCache<string, KnownPage>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ json, messages }) => json.length + MESSAGE_BYTES * (messages.length + 1),
  });

  find(tenant_id: string, conversation_id: string): KnownPage | undefined {
    return this.#pages.get(`${tenant_id}:${conversation_id}`);
  }

  keep(tenant_id: string, conversation_id: string, page: KnownPage): void {
    this.#pages.set(`${tenant_id}:${conversation_id}`, page);
  }
}

/** The page that has these versions: what is known of it, and what came, in its order. The known one itself if it is still so. */
export function fillPage({ epoch, first, versions }: Pick<KnownPage, 'epoch' | 'first' | 'versions'>, known: KnownPage | undefined, came: readonly Buffer[]): KnownPage {
  const usable = known?.epoch === epoch ? known : undefined;
  if (usable !== undefined && came.length === 0 && first === usable.first && versions.length === usable.versions.length) return usable;
  let next = 0;
  const pieces = versions.map((version, index) => {
    const at = first + index - (usable?.first ?? 0);
    const message = usable?.versions[at] === version ? usable.messages[at] : came[next++];
    if (message === undefined) throw new Error(`A page of ${versions.length} messages, of which ${came.length} came, has one that nobody knows.`);
    return message;
  });
  const json = Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [COMMA, piece])));
  let start = 0;
  const messages = pieces.map(({ length }) => {
    const message = json.subarray(start, start + length);
    start += length + COMMA.length;
    return message;
  });
  return { epoch, first, versions, json, messages };
}

const COMMA = Buffer.from(',');
const LINE_END = 10;

/** JSON texts that came in one piece, a line each. */
export function linesOf(bytes: Buffer | null): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; bytes !== null && start < bytes.length;) {
    const end = bytes.indexOf(LINE_END, start);
    lines.push(bytes.subarray(start, end === -1 ? bytes.length : end));
    start = end === -1 ? bytes.length : end + 1;
  }
  return lines;
}
