import type { Presence, TypingSignal } from '@tenant-chat/protocol/schemas';
import type { Draft } from './draft.js';

export function putTyping(draft: Draft, { signal, now }: { readonly signal: TypingSignal; readonly now: number }): void {
  if (signal.user_id === draft.me) return;
  draft.change(signal.conversation_id, (held) => {
    if (!signal.is_typing && !held.typing.has(signal.user_id)) return held;
    const typing = new Map(held.typing);
    if (signal.is_typing) typing.set(signal.user_id, now + signal.expires_in_ms);
    else typing.delete(signal.user_id);
    return { ...held, typing };
  });
}

/** Takes away who has been silent for too long. */
export function endTyping(draft: Draft, { conversation_id, now }: { readonly conversation_id: string; readonly now: number }): void {
  draft.change(conversation_id, (held) => {
    const typing = new Map([...held.typing].filter(([, until]) => until > now));
    return typing.size === held.typing.size ? held : { ...held, typing };
  });
}

export function putPresence(draft: Draft, { user_id, status, last_seen_at }: Presence): void {
  const held = draft.state.presence.get(user_id);
  // Of strangers it is not told.
  const seen_at = last_seen_at ?? held?.last_seen_at ?? null;
  if (held?.status !== status || held.last_seen_at !== seen_at) draft.set('presence', user_id, { user_id, status, last_seen_at: seen_at });
}

export function listPresence(draft: Draft, { users }: { readonly users: readonly Presence[] }): void {
  for (const presence of users) putPresence(draft, presence);
}
