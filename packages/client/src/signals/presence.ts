import { limits } from '@tenant-chat/protocol/wire';
import type { ChatCore } from '../client-interface.js';
import type { Clock } from '../ports.js';
import type { Room } from '../room.js';
import type { Store } from '../store.js';

/** In a large tenant not everybody is told of everybody: it is asked for again, on average after so long. */
const AGAIN_MS = 5 * 60_000;
/** After an outage everybody comes back within so long, and was not there when it was asked first. */
const SOON_MS = 15_000;

interface PresenceParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly store: Store;
  readonly call: ChatCore['call'];
  readonly isWorking: () => boolean;
  readonly position: () => string | null;
}

interface Presence extends Room {
  /** @param user_ids none: the people of my conversations, and who else is there */
  readonly ask: (user_ids?: readonly string[]) => void;
}

/** Asks who is there. Presence is not in the feed: signals tell only what changes, in a large tenant to people who share a conversation, and may be lost. */
export function createPresence({ clock, random, store, call, isWorking, position }: PresenceParts): Presence {
  /** The conversations whose people were asked about. */
  let met = store.state.conversations;
  let cancel = (): void => {};
  let pause_ms = AGAIN_MS;
  const ask: Presence['ask'] = (user_ids) => {
    met = store.state.conversations;
    if (!user_ids) {
      cancel();
      cancel = clock.after(pause_ms * (0.5 + random()), () => isWorking() && ask());
      pause_ms = AGAIN_MS;
    }
    const before = store.state.presence;
    call('list_presence', user_ids ? { user_ids: user_ids.slice(0, limits.presence_users_max) } : {}).then(({ users, has_more }) => {
      if (user_ids || has_more) return;
      const told = new Set(users.map(({ user_id }) => user_id));
      // Whoever was there when it was asked, of whom nothing came meanwhile, and is not in the answer.
      const gone = [...before.values()].filter((each) => each.status !== 'offline' && !told.has(each.user_id) && store.state.presence.get(each.user_id) === each);
      store.dispatch({ type: 'presence_listed', users: gone.map((each) => ({ ...each, status: 'offline' })) });
    }).catch(() => {});
  };
  return {
    ask,
    resume() {
      pause_ms = SOON_MS;
      // Without a position a snapshot comes first: an answer from before it would not be put.
      if (position() !== null) ask();
    },
    rest: () => cancel(),
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
