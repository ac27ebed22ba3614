import type { Message } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { messageVersion, reaction } from '../db/tables/message.js';
import type { Transaction } from '../db/transaction.js';
import { leads, requireMessage, type FoundMessage } from '../queries/require-message.js';
import { readTenantRules, requireWithin } from '../queries/tenant-rules.js';
import { changeMessage } from './change-message.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { replaceMentions } from './replace-mentions.js';
import { setPreference } from './set-preference.js';

/**
 * For everyone: a tombstone takes its place, and nothing of it stays: not its text, its earlier versions, nor its reactions. Authors may, and who leads
 * the group. For me: it stays, and I no longer see it.
 */
export function deleteMessage({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['delete_message'] {
  return async (actor, input) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const found = await requireMessage(tx, actor, input);
      const message = input.scope === 'me' ? await hide(tx, actor, found, version) : await deleteForEveryone(tx, actor, found, version);
      return { status: 200, body: { message } };
    });
}

async function hide(tx: Transaction, actor: Actor, { message }: FoundMessage, version: number): Promise<Message> {
  const { conversation_id, seq } = message;
  await setPreference(tx, actor, conversation_id, version, ({ mine: { hidden_seqs } }) => {
    if (hidden_seqs.includes(seq)) return {};
    if (hidden_seqs.length >= limits.hidden_messages_max) throw new ChatError('too_many_hidden');
    return { hidden_seqs: [...hidden_seqs, seq] };
  });
  return message;
}

async function deleteForEveryone(tx: Transaction, actor: Actor, { message, membership }: FoundMessage, version: number): Promise<Message> {
  if (message.kind !== 'text') throw new ChatError('not_a_text');
  const is_mine = message.sender_id === actor.user_id;
  if (!is_mine && !leads(membership)) throw new ChatError('author_required');
  if (message.deleted_at !== null) return message;
  if (!leads(membership)) await requireWithin(tx, (await readTenantRules(tx, actor)).delete_window_s, message.created_at);
  await tx.delete(messageVersion).where(and(eq(messageVersion.tenant_id, actor.tenant_id), eq(messageVersion.message_id, message.id)));
  await tx.delete(reaction).where(and(eq(reaction.tenant_id, actor.tenant_id), eq(reaction.message_id, message.id)));
  await replaceMentions(tx, actor, message, '');
  return changeMessage(tx, actor, message, version, {
    content: '', deleted_at: sql`statement_timestamp()`, reply_to_id: null, reactions: null, mentions: null, pinned_at: null,
  });
}
