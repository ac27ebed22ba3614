import type { DirectoryEntry, UserRow } from '@tenant-chat/protocol/schemas';
import { and, eq, sql } from 'drizzle-orm';
import { list } from '../db/list.js';
import { user } from '../db/tables/user.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges, type Change } from '../feed/append-changes.js';
import { userRows } from '../feed/rows/user-rows.js';
import { inOrderOf } from '../queries/in-order-of.js';
import { requireWellFormed } from '../require-well-formed.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import { isShownChange, mergeEntry, sameProfile, type StoredUser } from './merge-entry.js';
import { passGroupsOn } from './pass-groups-on.js';

/**
 * The directory as the host gives it: people by their external_id, new ones made, known ones updated; a field that is not given
 * stays. Gives the rows in the order of the entries. Where nothing differs nothing is written and the clock stands still, for
 * every sign-in comes this way.
 */
export async function putUsers(
  { database, runCommand, newId }: Pick<HandlerDependencies, 'database' | 'runCommand' | 'newId'>,
  tenant_id: string,
  entries: readonly DirectoryEntry[],
): Promise<UserRow[]> {
  for (const entry of entries) for (const value of Object.values(entry)) if (typeof value === 'string') requireWellFormed(value);
  // Of one person given twice the later entry counts.
  const byExternalId = new Map(entries.map((entry) => [entry.external_id, entry]));
  const unchanged = await database.asTenant(tenant_id, async (tx) => {
    const stored = await readStored(tx, tenant_id, [...byExternalId.keys()]);
    return differing(byExternalId, stored).length > 0 ? null : userRows(tx, tenant_id, idsOf(stored));
  });
  const rows = unchanged ?? (await runCommand(tenant_id, async (tx, { version }) => {
    const stored = await readStored(tx, tenant_id, [...byExternalId.keys()]);
    await write(tx, { tenant_id, version, newId }, differing(byExternalId, stored), stored);
    return userRows(tx, tenant_id, idsOf(await readStored(tx, tenant_id, [...byExternalId.keys()])));
  }));
  return inOrderOf(entries.map((entry) => entry.external_id), rows, (row) => row.external_id);
}

type Stored = ReadonlyMap<string, StoredUser>;

function idsOf(stored: Stored): string[] {
  return [...stored.values()].map((row) => row.id);
}

function differing(entries: ReadonlyMap<string, DirectoryEntry>, stored: Stored): DirectoryEntry[] {
  return [...entries.values()].filter((entry) => {
    const row = stored.get(entry.external_id);
    return row === undefined || !sameProfile(row, mergeEntry(row, entry));
  });
}

async function readStored(tx: Transaction, tenant_id: string, external_ids: readonly string[]): Promise<Stored> {
  const rows = await tx
    .select({
      id: user.id, external_id: user.external_id, name: user.name, email: user.email, avatar_url: user.avatar_url, title: user.title,
      locale: user.locale, time_zone: user.time_zone, role: user.role, version: user.version,
      deactivated: sql<boolean>`${user.deactivated_at} is not null`,
    })
    .from(user)
    .where(and(eq(user.tenant_id, tenant_id), sql`${user.external_id} = any(${list(external_ids)}::text[])`));
  return new Map(rows.map((row) => [row.external_id, row]));
}

interface WriteContext {
  readonly tenant_id: string;
  readonly version: number;
  readonly newId: () => string;
}

async function write(tx: Transaction, { tenant_id, version, newId }: WriteContext, entries: readonly DirectoryEntry[], stored: Stored): Promise<void> {
  if (entries.length === 0) return;
  const changes: Change[] = [];
  const cameOrWent: string[] = [];
  const rows = entries.map((entry) => {
    const before = stored.get(entry.external_id) ?? null;
    const profile = mergeEntry(before, entry);
    const { deactivated, ...fields } = profile;
    // What nobody is shown (an address, a language) moves no version; and nobody holds the row of a new person yet.
    const shown = before === null || isShownChange(before, profile);
    const id = before?.id ?? newId();
    if (before !== null && shown) changes.push({ type: 'user_updated', row_id: id, conversation_id: null });
    if (before !== null && before.deactivated !== deactivated) cameOrWent.push(id);
    return {
      ...fields, tenant_id, id, version: shown ? version : before.version,
      deactivated_at: deactivated ? sql`statement_timestamp()` : null,
    };
  });
  await tx
    .insert(user)
    .values(rows)
    .onConflictDoUpdate({
      target: [user.tenant_id, user.external_id],
      set: {
        name: sql`excluded.name`, email: sql`excluded.email`, avatar_url: sql`excluded.avatar_url`, title: sql`excluded.title`,
        locale: sql`excluded.locale`, time_zone: sql`excluded.time_zone`, role: sql`excluded.role`, version: sql`excluded.version`,
        // The first time stays.
        deactivated_at: sql`case when excluded.deactivated_at is null then null else coalesce(${user.deactivated_at}, excluded.deactivated_at) end`,
      },
    });
  if (cameOrWent.length > 0) changes.push(...(await passGroupsOn(tx, { tenant_id, version, newId }, cameOrWent)));
  await appendChanges(tx, tenant_id, version, changes);
}
