import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

export function markRead({ writer }: Pick<HandlerDependencies, 'writer'>): OperationHandlers['mark_read'] {
  return async (actor, input) => ({
    status: 200,
    body: await writer.read(actor, input.conversation_id, input.message_id ?? null),
  });
}
