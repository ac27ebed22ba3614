import { asApiError, type ApiError } from '../api-error.js';
import type { ChatCore } from '../client-interface.js';
import type { Clock } from '../ports.js';
import type { Room } from '../room.js';
import { meOf } from '../state/me.js';
import { readPoint, unreadMark } from '../state/select/unread.js';
import type { Store } from '../store.js';

interface ReadMarksParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly call: ChatCore['call'];
  readonly isWorking: () => boolean;
}

interface Marked {
  readonly seq: number;
  /** What was marked unread then: that is read once more. */
  readonly unread_seq: number | null;
}

interface ReadMarks extends Room {
  readonly mark: (conversation_id: string, seq: number) => void;
  /** Tells at once what waits; resolves when nothing told is on its way any more. Never rejects. */
  readonly tell: () => Promise<unknown>;
}

const COALESCE_MS = 1_000;
const AGAIN_MS = 5_000;

/** Tells how far I have read: shown here at once, told about once a second, only forward. */
export function createReadMarks({ clock, store, call, isWorking }: ReadMarksParts): ReadMarks {
  const pending = new Map<string, number>();
  /** The furthest that was given to tell, by conversation. */
  const marked = new Map<string, Marked>();
  let cancel: (() => void) | null = null;
  let telling: Promise<unknown> = Promise.resolve();

  const later = (delay_ms: number): void => {
    cancel ??= clock.after(delay_ms, () => {
      cancel = null;
      void flush();
    });
  };
  const flush = (): Promise<unknown> => {
    if (!isWorking()) return telling;
    const told = [...pending].map(([conversation_id, seq]) => {
      const message = store.state.conversations.get(conversation_id)?.messages.findLast((each) => each.seq <= seq);
      return message && call('mark_read', { conversation_id, message_id: message.id }).catch((error: unknown) => again(conversation_id, seq, asApiError(error)));
    });
    pending.clear();
    return (telling = Promise.all([telling, ...told]).then(() => 0));
  };
  const again = (conversation_id: string, seq: number, { mayPass, retry_after_ms }: ApiError): void => {
    if (!mayPass) return;
    pending.set(conversation_id, Math.max(seq, pending.get(conversation_id) ?? 0));
    later(Math.max(AGAIN_MS, retry_after_ms ?? 0));
  };
  return {
    mark(conversation_id, seq) {
      const [conversation, me] = [store.state.conversations.get(conversation_id), meOf(store.state)];
      if (!conversation || me === null) return;
      const [unread_seq, before] = [unreadMark(conversation, me), marked.get(conversation_id)];
      if (seq <= readPoint(conversation, me) || (before?.unread_seq === unread_seq && seq <= before.seq)) return;
      marked.set(conversation_id, { seq, unread_seq });
      pending.set(conversation_id, seq);
      store.dispatch({ type: 'read_marked', conversation_id, seq });
      later(COALESCE_MS);
    },
    tell: flush,
    resume() {
      if (pending.size > 0) later(COALESCE_MS);
    },
    forget() {
      cancel?.();
      cancel = null;
      pending.clear();
      marked.clear();
    },
  };
}
