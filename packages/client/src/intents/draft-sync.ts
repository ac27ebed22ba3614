import type { ChatCore } from '../client-interface.js';
import type { Clock } from '../ports.js';
import type { Room } from '../room.js';
import type { Store } from '../store.js';

interface DraftSyncParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly call: ChatCore['call'];
  readonly isWorking: () => boolean;
}

interface DraftSync extends Room {
  readonly note: (conversation_id: string) => void;
}

/** Long enough that a sentence is one write, short enough that another device has it when one gets there. */
const QUIET_MS = 1_500;

/** Tells the person's other devices what she has begun to write, when her hands rest. What could not be told is told with the next connection. */
export function createDraftSync({ clock, store, call, isWorking }: DraftSyncParts): DraftSync {
  /** Written here since this client began: what was kept from before is no news. */
  const written = new Set<string>();
  let cancel = (): void => {};

  /** What the server is to be told; null: nothing, or nothing before it is known what it knows. */
  const untold = (conversation_id: string): string | null => {
    const { preference, telling } = store.state.conversations.get(conversation_id) ?? {};
    const text = (store.state.drafts.get(conversation_id) ?? '').trim();
    return !preference || telling !== undefined || (preference.draft ?? '').trim() === text ? null : text;
  };
  const note = (conversation_id: string): void => {
    written.add(conversation_id);
    cancel();
    cancel = clock.after(QUIET_MS, tell);
  };
  const tell = (): void => {
    cancel();
    if (!isWorking()) return;
    for (const conversation_id of written) {
      written.delete(conversation_id);
      const text = untold(conversation_id);
      if (text === null) continue;
      store.dispatch({ type: 'draft_telling', conversation_id, text });
      void call('update_preferences', { conversation_id, draft: text || null })
        .finally(() => store.dispatch({ type: 'draft_telling', conversation_id }))
        .catch(() => written.add(conversation_id))
        // Written meanwhile; what it could not be told waits for the next connection.
        .then(() => [null, text].includes(untold(conversation_id)) || note(conversation_id));
    }
  };
  const rest = (): void => cancel();
  return {
    note,
    resume: tell,
    rest,
    forget() {
      rest();
      written.clear();
    },
  };
}
