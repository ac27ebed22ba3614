import type { ChatClient } from '@tenant-chat/client';
import type { ComposerMode, ModeOf } from './composer-mode.js';

/** By conversation, of one person each. */
const begun = new WeakMap<ChatClient, { readonly me: string; readonly modes: Map<string, ComposerMode> }>();

/** What the person has begun in a conversation besides a new message: it waits for her when she goes elsewhere. */
export function modeOf({ client, conversation, me }: ModeOf): ComposerMode | null {
  const held = begun.get(client);
  return (held?.me === me && held.modes.get(conversation.row.id)) || null;
}

/** @param mode null: nothing any more, but what waits behind it */
export function setMode({ client, conversation, me }: ModeOf, mode: ComposerMode | null): void {
  let held = begun.get(client);
  if (held?.me !== me) begun.set(client, (held = { me, modes: new Map() }));
  const before = held.modes.get(conversation.row.id);
  if (mode?.kind === 'edit' && mode !== before) mode.behind = before?.kind === 'edit' ? before.behind : before;
  const next = mode ?? before?.behind;
  if (next) held.modes.set(next.message.conversation_id, next);
  else held.modes.delete(conversation.row.id);
}
