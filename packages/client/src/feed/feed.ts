import type { DownFrame, Message } from '@tenant-chat/protocol/schemas';
import { meOf } from '../state/me.js';
import type { State } from '../state/shape.js';
import type { Store } from '../store.js';
import { acceptRange } from './accept-range.js';
import { crossesEpoch, holdsNewerThan } from './crosses-epoch.js';
import { findMissing } from './find-missing.js';
import { newMessages } from './new-messages.js';
import { readCursor } from './read-cursor.js';

export type RangeFrame = Extract<DownFrame, { readonly type: 'range' | 'reset' }>;

interface FeedParts {
  readonly store: Store;
  /** Somebody wrote, and I was there to hear it. */
  readonly onMessage: (message: Message) => void;
  /** The range brought messages of others: they are to be told that it came. */
  readonly onReceived: () => void;
  /** Everything was loaded afresh. */
  readonly onSnapshot: () => void;
  /** Events were about conversations that are not held, or by people who are not known. */
  readonly onMissing: (conversation_ids: ReadonlySet<string>) => void;
}

/**
 * Holds the position on the tenant's clock, beside the state and in memory only: a reload begins with a snapshot, so a position
 * can never be ahead of the rows that belong to it.
 */
export class Feed {
  readonly #parts: FeedParts;
  #position: string | null = null;
  /** The epoch that was last heard of: rows from before another one may be of commits that were lost. */
  #epoch: string | null = null;
  /** In the middle of a snapshot: what comes is loaded, not news. */
  #isLoading = false;
  /** Raised when answers on their way become worthless: reset, change of epoch, change of person. */
  #generation = 0;
  /** How often a conversation was left: answers about it from before are worthless too. */
  readonly #left = new Map<string, number>();
  readonly #asked = new Set<string>();

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Where we stand; null: nowhere, a snapshot is needed. */
  get position(): string | null {
    return this.#position;
  }

  /** Changes when answers that are on their way must no longer be put. */
  stamp(conversation_id: string | null): string {
    return `${this.#generation} ${this.#left.get(conversation_id ?? '') ?? 0}`;
  }

  /** Begin anew: another person, or nothing held can be trusted. */
  forget(): void {
    this.#position = null;
    this.#generation += 1;
    this.#asked.clear();
  }

  /** false: it does not begin where we stand; nothing was applied. */
  accept(frame: RangeFrame): boolean {
    const verdict = acceptRange(this.#position, frame);
    if (verdict === 'resync' || !this.#enterEpoch(frame)) return false;
    const before = this.#parts.store.state;
    const { events, limited = [] } = frame;
    const { epoch = null, version } = readCursor(frame.to);
    if (verdict === 'reset') {
      this.forget();
      this.#isLoading = true;
    }
    const is_lasting = this.#epoch === null || this.#epoch === epoch;
    this.#parts.store.dispatch({ type: frame.type, events, limited, ...(verdict === 'reset' && is_lasting && { read_at: version }) });
    this.#position = frame.to;
    this.#epoch = epoch;
    this.#notice(frame, before);
    if (this.#isLoading && !frame.has_more) {
      this.#isLoading = false;
      this.#parts.store.dispatch({ type: 'snapshot_completed' });
      this.#parts.onSnapshot();
    }
    return true;
  }

  /** false: rows may be held that exist no longer, so everything is loaded afresh. */
  #enterEpoch(frame: RangeFrame): boolean {
    const version = crossesEpoch(frame.from, frame.to);
    if (version === null) return true;
    const isTainted = holdsNewerThan(this.#parts.store.state, version);
    if (isTainted) {
      this.forget();
      return false;
    }
    this.#generation += 1;
    this.#parts.store.dispatch({ type: 'outbox_reoffered' });
    return true;
  }

  #notice({ events }: RangeFrame, before: State): void {
    const { store, onMessage, onReceived, onMissing } = this.#parts;
    const after = store.state;
    const me = meOf(after);
    for (const event of events) {
      if (!('participant' in event) || event.participant.user_id !== me || event.participant.left_at === null) continue;
      const { conversation_id } = event.participant;
      this.#left.set(conversation_id, (this.#left.get(conversation_id) ?? 0) + 1);
    }
    const missing = findMissing(after, events, this.#asked);
    missing.user_ids.forEach((user_id) => this.#asked.add(user_id));
    if (missing.conversation_ids.size > 0) onMissing(missing.conversation_ids);
    if (events.some((event) => 'message' in event && event.message.sender_id !== me)) onReceived();
    if (!this.#isLoading) newMessages(before, after, events).forEach(onMessage);
  }
}
