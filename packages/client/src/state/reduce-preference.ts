import type { Preference } from '@tenant-chat/protocol/schemas';
import type { Draft } from './draft.js';
import { setDraft } from './reduce-draft.js';
import { dropBelow } from './reduce-message.js';

export function putPreference(draft: Draft, preference: Preference): void {
  const { conversation_id } = preference;
  const held = draft.state.conversations.get(conversation_id)?.preference;
  draft.change(conversation_id, (conversation) => (!held || preference.version > held.version ? { ...conversation, preference } : conversation));
  const now = draft.state.conversations.get(conversation_id)?.preference;
  if (now && now !== held) takeDraft(draft, now, held?.draft ?? '');
  dropBelow(draft, conversation_id, now?.first_seq ?? 0);
}

/** What was written on another device, unless more was written here since the devices agreed. */
function takeDraft(draft: Draft, { conversation_id, draft: text }: Preference, agreed: string): void {
  const written = draft.state.drafts.get(conversation_id) ?? '';
  if (written.trim() === agreed) setDraft(draft, { conversation_id, text: text ?? '' });
}
