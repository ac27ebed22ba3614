import { and, eq, ilike, or, sql, type SQL } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import { requireWellFormed } from '../require-well-formed.js';

/** The order of every list of people; the index user_by_name holds it. */
export const peopleByName: readonly SQL[] = [sql`lower(${user.name})`, sql`${user.id}`];

/** Part of the name, or the whole e-mail address, which is shown to nobody and not to be guessed letter by letter; whatever the case. undefined: everybody. */
export function matchesSearch(search: string | undefined): SQL | undefined {
  const text = search?.trim() ?? '';
  if (text === '') return undefined;
  requireWellFormed(text);
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(user.name, pattern), eq(sql`lower(${user.email})`, text.toLowerCase()));
}

/** The people that come after this one in the list; ChatError user_not_found when the tenant has no such person. */
export async function comesAfter(tx: Transaction, tenant_id: string, user_id: string | undefined): Promise<SQL | undefined> {
  if (user_id === undefined) return undefined;
  const [last] = await tx
    .select({ key: sql<string>`lower(${user.name})` })
    .from(user)
    .where(and(eq(user.tenant_id, tenant_id), eq(user.id, user_id)));
  if (last === undefined) throw new ChatError('user_not_found');
  return sql`(lower(${user.name}), ${user.id}) > (${last.key}::text, ${user_id}::uuid)`;
}
