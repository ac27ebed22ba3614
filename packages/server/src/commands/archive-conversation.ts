import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { setPreference } from './set-preference.js';

/** Up to the newest message, so that the next one brings the conversation back without a write. */
export function archiveConversation({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['archive_conversation'] {
  return async (actor, input) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const conversation = await setPreference(tx, actor, input.conversation_id, version, ({ last_seq }) => ({ archived_seq: (input.archived ?? true) ? last_seq : null }));
      return { status: 200, body: { conversation } };
    });
}
