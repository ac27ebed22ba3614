import type { Draft } from './draft.js';

export function setDraft(draft: Draft, { conversation_id, text }: { readonly conversation_id: string; readonly text: string }): void {
  if (text === '') draft.delete('drafts', conversation_id);
  else draft.set('drafts', conversation_id, text);
}

/** What was typed meanwhile is newer than what was kept. */
export function restoreDrafts(draft: Draft, { drafts }: { readonly drafts: ReadonlyMap<string, string> }): void {
  for (const [conversation_id, text] of drafts) {
    if (!draft.state.drafts.has(conversation_id)) setDraft(draft, { conversation_id, text });
  }
}
