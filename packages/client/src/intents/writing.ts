import type { ChatClient } from '../client-interface.js';
import type { Clock } from '../ports.js';
import { outboxOf } from '../state/reduce-outbox.js';
import type { OutboxItem } from '../state/shape.js';
import type { Store } from '../store.js';
import { checkContent } from './check-content.js';

interface WritingParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly newId: () => string;
  readonly wake: () => void;
}

type Writing = Pick<ChatClient, 'send' | 'retry' | 'discard'>;

/** What is written goes into the state's outbox, which sends by itself; what has not gone yet can be taken out again. */
export function createWriting({ clock, store, newId, wake }: WritingParts): Writing {
  const { dispatch } = store;
  const find = (id: string): OutboxItem | undefined => outboxOf(store.state).find((item) => item.id === id);
  const add = (written: Pick<OutboxItem, 'id' | 'conversation_id' | 'content' | 'reply_to_id' | 'is_forwarded'>): void => {
    dispatch({ type: 'outbox_added', item: { ...written, written_at: clock.now(), status: 'waiting', error: null } });
    wake();
  };
  return {
    send(conversation_id, content, { reply_to_id = null, is_forwarded = false } = {}) {
      checkContent(content);
      const id = newId();
      add({ id, conversation_id, content, reply_to_id, is_forwarded });
      return id;
    },
    /** A failed message goes to the end of the line. */
    retry(id) {
      const item = find(id);
      if (item?.status !== 'failed') return;
      dispatch({ type: 'outbox_removed', item });
      add(item);
    },
    /** What is on its way or taken can no longer be called back. */
    discard(id) {
      const item = find(id);
      if (item?.status === 'failed' || item?.status === 'waiting') dispatch({ type: 'outbox_removed', item });
    },
  };
}
