import type { OperationInput } from '@tenant-chat/protocol/schemas';
import { FOREVER } from '@tenant-chat/protocol/wire';
import { givenInstant } from '../given-instant.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { setPreference } from './set-preference.js';

export function muteConversation({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['mute_conversation'] {
  return async (actor, input) => {
    const muted_until = mutedUntil(input);
    return runCommand(actor.tenant_id, async (tx, { version }) => ({
      status: 200,
      body: { conversation: await setPreference(tx, actor, input.conversation_id, version, () => ({ muted_until })) },
    }));
  };
}

function mutedUntil({ muted, until }: OperationInput<'mute_conversation'>): string | null {
  if (muted === false) return null;
  if (until === undefined || until === null) return FOREVER;
  return givenInstant('until', until);
}
