import type { OperationInput } from '@tenant-chat/protocol/schemas';
import type { Actor } from '../actor.js';
import type { Transaction } from '../db/transaction.js';
import { requireMessage } from '../queries/require-message.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { setPreference } from './set-preference.js';

/** Moves the read point. What was marked unread is read now, as far as that. */
export function markRead({ writer, runCommand }: Pick<HandlerDependencies, 'writer' | 'runCommand'>): OperationHandlers['mark_read'] {
  return async (actor, input) => {
    const { was_marked, ...body } = await writer.read(actor, input.conversation_id, input.message_id ?? null);
    if (!was_marked) return { status: 200, body };
    const { read_seq, unread_count } = await runCommand(actor.tenant_id, (tx, { version }) => moveMark(tx, actor, input, version));
    return { status: 200, body: { read_seq, unread_count } };
  };
}

/** The mark goes on to the next message; where that was read long ago, it goes away. */
async function moveMark(tx: Transaction, actor: Actor, { conversation_id, message_id }: OperationInput<'mark_read'>, version: number) {
  const read_to = message_id ? (await requireMessage(tx, actor, { conversation_id, message_id })).message.seq : Infinity;
  const { mine } = await setPreference(tx, actor, conversation_id, version, ({ mine: { unread_seq, read_seq } }) =>
    (unread_seq === null || read_to < unread_seq ? {} : { unread_seq: read_to >= read_seq ? null : read_to + 1 }));
  return mine;
}
