import { asApiError } from '../api-error.js';
import type { ChatCore } from '../client-interface.js';
import type { Clock } from '../ports.js';
import type { Room } from '../room.js';

interface MissingParts {
  readonly clock: Clock;
  readonly call: ChatCore['call'];
  readonly stamp: (conversation_id: string) => string;
}

interface Missing extends Room {
  readonly want: (conversation_ids: Iterable<string>) => void;
}

const AGAIN_MS = 5_000;

/** Loads what the feed does not bring: conversations that events are about but that are not held. */
export function createMissing({ clock, call, stamp }: MissingParts): Missing {
  /** Conversations to be fetched; the feed has moved on, so none may be forgotten. */
  const wanted = new Set<string>();
  const fetching = new Set<string>();
  const fetch = async (conversation_id: string): Promise<void> => {
    fetching.add(conversation_id);
    try {
      const asked_at = stamp(conversation_id);
      await call('get_conversation', { conversation_id });
      await call('list_messages', { conversation_id });
      if (asked_at === stamp(conversation_id)) wanted.delete(conversation_id);
    } catch (error) {
      // It is not there for me (any more): then there is nothing to hold.
      if (!asApiError(error).mayPass) wanted.delete(conversation_id);
    }
    fetching.delete(conversation_id);
    if (wanted.has(conversation_id)) clock.after(AGAIN_MS, resume);
  };
  const resume = (): void => {
    for (const id of wanted) if (!fetching.has(id)) void fetch(id);
  };
  return {
    want(conversation_ids) {
      for (const id of conversation_ids) wanted.add(id);
      resume();
    },
    resume,
    forget: () => wanted.clear(),
  };
}
