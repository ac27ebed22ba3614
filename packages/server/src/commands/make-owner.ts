import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { participant } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import type { Change } from '../feed/append-changes.js';
import { itsUser } from '../queries/own-joins.js';
import { sayWhatHappened, type Where } from './say-what-happened.js';
import { setRole } from './set-role.js';

/** Hands a group over: its owner is one of its admins then, and a line of hers tells of it. Gives the pointers. */
export async function makeOwner(tx: Transaction, owner: Actor, where: Where, user_id: string): Promise<Change[]> {
  const { tenant_id } = owner;
  const { conversation_id, version } = where;
  return [
    await setRole(tx, { tenant_id, conversation_id, user_id, role: 'owner', version }),
    await setRole(tx, { tenant_id, conversation_id, user_id: owner.user_id, role: 'admin', version }),
    await sayWhatHappened(tx, owner, where, { type: 'owner_changed', user_ids: [user_id] }),
  ];
}

/** The longest-standing admin, else member, besides the owner; who is deactivated after all others. null: nobody else is in. */
export async function findHeir(tx: Transaction, owner: Actor, conversation_id: string): Promise<{ readonly user_id: string; readonly is_active: boolean } | null> {
  const [heir] = await tx
    .select({ user_id: participant.user_id, is_active: sql<boolean>`${user.deactivated_at} is null` })
    .from(participant)
    .innerJoin(user, itsUser)
    .where(
      and(
        eq(participant.tenant_id, owner.tenant_id),
        eq(participant.conversation_id, conversation_id),
        ne(participant.user_id, owner.user_id),
        isNull(participant.left_at),
      ),
    )
    .orderBy(sql`${user.deactivated_at} is not null`, sql`${participant.role} <> 'admin'`, asc(participant.joined_at), asc(participant.user_id))
    .limit(1);
  return heir ?? null;
}
