import { requireMessage } from '../queries/require-message.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { setPreference } from './set-preference.js';

/** The actor's alone: watermarks stay, so nobody's ticks turn back. Reading on, or writing, takes it back. */
export function markUnread({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['mark_unread'] {
  return async (actor, input) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const { message } = await requireMessage(tx, actor, input);
      const conversation = await setPreference(tx, actor, input.conversation_id, version, ({ mine }) => ({ unread_seq: message.seq, marked_read_seq: mine.read_seq }));
      return { status: 200, body: { conversation } };
    });
}
