import { limits } from '@tenant-chat/protocol/wire';
import type { ChatCore } from '../client-interface.js';
import type { Room } from '../room.js';
import type { Store } from '../store.js';

interface PresenceParts {
  readonly store: Store;
  readonly call: ChatCore['call'];
  readonly isWorking: () => boolean;
  readonly position: () => string | null;
}

interface Presence extends Room {
  /** @param user_ids none: the people of my conversations */
  readonly ask: (user_ids?: readonly string[]) => void;
}

/** Asks who is there. Presence is not in the feed: signals tell only what changes, to people who share a conversation, and may be lost. */
export function createPresence({ store, call, isWorking, position }: PresenceParts): Presence {
  /** The conversations whose people were asked about. */
  let met = store.state.conversations;
  const ask: Presence['ask'] = (user_ids) => {
    met = store.state.conversations;
    call('list_presence', user_ids ? { user_ids: user_ids.slice(0, limits.presence_users_max) } : {}).catch(() => {});
  };
  return {
    ask,
    resume() {
      // Without a position a snapshot comes first: an answer from before it would not be put.
      if (position() !== null) ask();
    },
    /** Whoever came into a conversation with me is asked about. */
    changed() {
      const { conversations, ready } = store.state;
      if (conversations === met || !ready || !isWorking()) return;
      const user_ids = [...conversations].flatMap(([id, { participants }]) => {
        const known = met.get(id)?.participants;
        return participants === known ? [] : [...participants.keys()].filter((user_id) => !known?.has(user_id));
      });
      met = conversations;
      if (user_ids.length > 0) ask(user_ids);
    },
  };
}
