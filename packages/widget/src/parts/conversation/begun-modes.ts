import type { ChatClient } from '@tenant-chat/client';
import type { ComposerMode, ModeOf } from './composer-mode.js';

/** By conversation, of one person each. */
const begun = new WeakMap<ChatClient, { readonly me: string; readonly modes: Map<string, ComposerMode> }>();

/** What the person has begun in a conversation besides a new message: it waits for her when she goes elsewhere. */
export function modeOf({ client, conversation, me }: ModeOf): ComposerMode | null {
  const held = begun.get(client);
  return (held?.me === me && held.modes.get(conversation.row.id)) || null;
}

/** @param mode null: nothing any more */
export function setMode({ client, conversation, me }: ModeOf, mode: ComposerMode | null): void {
  let held = begun.get(client);
  if (held?.me !== me) begun.set(client, (held = { me, modes: new Map() }));
  if (mode) held.modes.set(mode.message.conversation_id, mode);
  else held.modes.delete(conversation.row.id);
}
