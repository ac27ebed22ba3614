import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { OperationHandlers } from '../commands/operation-handlers.js';
import { readConversation } from './read-conversations.js';

export function getConversation({ database }: Pick<HandlerDependencies, 'database'>): OperationHandlers['get_conversation'] {
  return async (actor, input) => {
    const conversation = await database.asTenant(
      actor.tenant_id,
      (tx) => readConversation(tx, actor, input.conversation_id),
      { snapshot: true },
    );
    return { status: 200, body: { conversation } };
  };
}
