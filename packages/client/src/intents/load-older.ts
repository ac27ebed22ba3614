import type { ChatClient, ChatCore } from '../client-interface.js';
import { hasOlder, tail } from '../state/select/tail.js';
import type { Store } from '../store.js';

interface LoadOlderParts {
  readonly store: Store;
  readonly call: ChatCore['call'];
  readonly stamp: (conversation_id: string) => string;
}

/** An answer that came too late (a reset in between) is asked for again so often. */
const ATTEMPTS = 3;

/** Loads the page before; one at a time per conversation (SPEC.md F16). */
export function createLoadOlder({ store, call, stamp }: LoadOlderParts): ChatClient['loadOlder'] {
  const loading = new Map<string, Promise<boolean>>();
  const load = async (conversation_id: string): Promise<boolean> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const conversation = store.state.conversations.get(conversation_id);
      if (!conversation || !hasOlder(conversation)) return false;
      const oldest = tail(conversation.messages)[0];
      const asked_at = stamp(conversation_id);
      const { has_more } = await call('list_messages', { conversation_id, ...(oldest && { before_id: oldest.id }) });
      const after = store.state.conversations.get(conversation_id);
      if (asked_at === stamp(conversation_id)) return has_more && after !== undefined && hasOlder(after);
    }
    return true;
  };
  return (conversation_id) => {
    const page = loading.get(conversation_id) ?? load(conversation_id).finally(() => loading.delete(conversation_id));
    loading.set(conversation_id, page);
    return page;
  };
}
