import type { Message } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import { meantIn } from '../queries/meant-in.js';

type Place = Pick<Message, 'conversation_id' | 'seq' | 'mentions'>;

/** Whom a message means from now on, of those in this text who are in; null: nobody. They find it among their mentions, and whom it meant no longer. */
export async function replaceMentions(tx: Transaction, actor: Actor, message: Place, content: string): Promise<string[] | null> {
  await forget(tx, actor, message);
  const meant = meantIn(content);
  if (meant === null) return null;
  const { tenant_id } = actor;
  const { conversation_id, seq } = message;
  const [found] = await rows<{ readonly mentions: string[] | null }>(tx, sql`
    with found as materialized (select tenant_chat.mentions_of(${tenant_id}::uuid, ${conversation_id}::uuid, ${meant}) as mentions),
    noted as (
      insert into tenant_chat.mention (tenant_id, conversation_id, user_id, seq)
      select ${tenant_id}::uuid, ${conversation_id}::uuid, nullif(x.id, 'all')::uuid, ${seq}::bigint from found, json_array_elements_text(found.mentions) x(id))
    select mentions from found`);
  return found?.mentions ?? null;
}

async function forget(tx: Transaction, { tenant_id }: Actor, { conversation_id, seq, mentions }: Place): Promise<void> {
  if (mentions.length === 0) return;
  const people = mentions.filter((each) => each !== 'all');
  await tx.execute(sql`
    delete from tenant_chat.mention n
    where n.tenant_id = ${tenant_id}::uuid and n.conversation_id = ${conversation_id}::uuid and n.seq = ${seq}::bigint
      and (n.user_id = any(${list(people)}::uuid[]) or n.user_id is null)`);
}
