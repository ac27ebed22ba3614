import type { NameOf } from './plain-text.js';

/** Who reads a message: what its mentions and links are called for her. */
export interface Reader {
  readonly nameOf: NameOf;
  /** Whether a mention means who reads. */
  readonly isMeant: (who: string) => boolean;
  /** What a conversation is called; null: it is not known to who reads. */
  readonly titleOf: (conversation_id: string) => string | null;
}
