import type { Preference } from '@tenant-chat/protocol/schemas';
import type { Draft } from './draft.js';
import { setDraft } from './reduce-draft.js';
import { dropBelow } from './reduce-message.js';

export function putPreference(draft: Draft, preference: Preference): void {
  const { conversation_id } = preference;
  const conversation = draft.state.conversations.get(conversation_id);
  const held = conversation?.preference;
  if (!conversation || (held && preference.version <= held.version)) return;
  draft.set('conversations', conversation_id, { ...conversation, preference });
  // What was written on another device, unless more was written here since the devices agreed, or since this one began to tell.
  const written = draft.state.drafts.get(conversation_id) ?? '';
  if (written.trim() === (conversation.telling ?? held?.draft ?? '')) setDraft(draft, { conversation_id, text: preference.draft ?? '' });
  dropBelow(draft, conversation_id, preference.first_seq ?? 0);
}
