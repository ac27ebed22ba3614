import { ChatError } from '../chat-error.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

const IS_MEMBER = `
  select 1 as member from tenant_chat.participant
  where tenant_id = $1::uuid and conversation_id = $2::uuid and user_id = $3::uuid and left_at is null`;

/** Nothing is stored: typing is a signal. */
export function setTyping({ database, signal }: Pick<HandlerDependencies, 'database' | 'signal'>): OperationHandlers['set_typing'] {
  return async (actor, input) => {
    const [members] = await database.pipeline(actor.tenant_id, [
      { text: IS_MEMBER, values: [actor.tenant_id, input.conversation_id, actor.user_id] },
    ]);
    if (members?.length !== 1) throw new ChatError('conversation_not_found');
    signal(actor, input.conversation_id, input.is_typing ?? true);
    return { status: 204, body: null };
  };
}
