import type { Message } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { and, eq, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { rows } from '../db/rows.js';
import { reaction } from '../db/tables/message.js';
import type { Transaction } from '../db/transaction.js';
import { requireText } from '../queries/require-message.js';
import { changeMessage } from './change-message.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

const oneEmoji = new RegExp('^\\p{RGI_Emoji}$', 'v');

/** One of a kind from a person. What is so already changes nothing. */
export function setReaction({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['set_reaction'] {
  return async (actor, { emoji, reacted = true, ...place }) => {
    if (!oneEmoji.test(emoji)) throw new ChatError('emoji_invalid');
    return runCommand(actor.tenant_id, async (tx, { version }) => {
      const { message } = await requireText(tx, actor, place);
      const is_new_kind = reacted && message.reactions.every((each) => each.emoji !== emoji);
      if (is_new_kind && message.reactions.length >= limits.reaction_kinds) throw new ChatError('too_many_reactions');
      const changed = await (reacted ? put(tx, actor, message.id, emoji) : take(tx, actor, message.id, emoji));
      if (!changed) return { status: 200, body: { message } };
      const reactions = await reactionsOf(tx, actor, message.id);
      return { status: 200, body: { message: await changeMessage(tx, actor, message, version, { reactions }) } };
    });
  };
}

async function put(tx: Transaction, { tenant_id, user_id }: Actor, message_id: string, emoji: string): Promise<boolean> {
  const added = await tx.insert(reaction).values({ tenant_id, message_id, emoji, user_id }).onConflictDoNothing().returning({ emoji: reaction.emoji });
  return added.length > 0;
}

async function take(tx: Transaction, { tenant_id, user_id }: Actor, message_id: string, emoji: string): Promise<boolean> {
  const taken = await tx
    .delete(reaction)
    .where(and(eq(reaction.tenant_id, tenant_id), eq(reaction.message_id, message_id), eq(reaction.emoji, emoji), eq(reaction.user_id, user_id)))
    .returning({ emoji: reaction.emoji });
  return taken.length > 0;
}

/** As the wire has them: the kinds in the order in which they came, of each the first people. */
async function reactionsOf(tx: Transaction, { tenant_id }: Actor, message_id: string): Promise<Message['reactions'] | null> {
  const kinds = await rows<Message['reactions'][number]>(tx, sql`
    select r.emoji, count(*)::int as count, (array_agg(r.user_id order by r.created_at, r.user_id))[1:${sql.raw(String(limits.reaction_users_inline))}] as user_ids
    from tenant_chat.reaction r where r.tenant_id = ${tenant_id}::uuid and r.message_id = ${message_id}::uuid
    group by r.emoji order by min(r.created_at), r.emoji`);
  return kinds.length === 0 ? null : kinds.map(({ emoji, count, user_ids }) => ({ emoji, count, user_ids }));
}
