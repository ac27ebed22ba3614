import type { Preference } from '@tenant-chat/protocol/schemas';
import type { Draft } from './draft.js';
import { dropBelow } from './reduce-message.js';

export function putPreference(draft: Draft, preference: Preference): void {
  draft.change(preference.conversation_id, (held) =>
    !held.preference || preference.version > held.preference.version ? { ...held, preference } : held,
  );
  const first_seq = draft.state.conversations.get(preference.conversation_id)?.preference?.first_seq ?? 0;
  dropBelow(draft, preference.conversation_id, first_seq);
}
