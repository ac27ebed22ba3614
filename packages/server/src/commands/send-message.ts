import { checkContent } from './check-content.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

export function sendMessage({ writer, newId }: Pick<HandlerDependencies, 'writer' | 'newId'>): OperationHandlers['send_message'] {
  return async (actor, input) => {
    checkContent(input.content);
    const { verdict, message } = await writer.send({
      actor,
      id: input.id ?? newId(),
      conversation_id: input.conversation_id,
      content: input.content,
      reply_to_id: input.reply_to_id ?? null,
      is_forwarded: input.is_forwarded ?? false,
    });
    return { status: verdict === 'new' ? 201 : 200, body: { message } };
  };
}
