import type { SystemFact } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import type { Transaction } from '../db/transaction.js';
import type { Change } from '../feed/append-changes.js';

export type Happening =
  | { readonly type: 'people_added' | 'person_removed' | 'person_left' | 'owner_changed'; readonly user_ids: readonly string[] }
  | { readonly type: 'title_changed'; readonly title: string }
  | { readonly type: 'posting_changed'; readonly posting: 'all' | 'admins' };

/** In which group, at which version. */
export interface Where {
  readonly conversation_id: string;
  readonly version: number;
  /** A UUIDv7. */
  readonly newId: () => string;
}

/**
 * A line of the system in a group: a message of the actor's that nobody wrote. It moves her read point as a send does, and the log says so (SPEC.md W65).
 * Gives the pointer that tells of it.
 */
export async function sayWhatHappened(
  tx: Transaction, actor: Actor, { conversation_id, version, newId }: Where, happening: Happening,
): Promise<Change> {
  const fact = await factOf(tx, actor, happening);
  const [line] = await rows<{ readonly id: string }>(tx, sql`
    with place as (
      update tenant_chat.conversation c
      set last_seq = c.last_seq + 1, last_message_at = greatest(date_trunc('milliseconds', clock_timestamp()), c.last_message_at)
      where c.tenant_id = ${actor.tenant_id}::uuid and c.id = ${conversation_id}::uuid returning c.last_seq, c.last_message_at),
    behind as materialized (
      select greatest(p.read_seq, p.from_seq - 1) as read_seq, greatest(p.delivered_seq, p.from_seq - 1) as delivered_seq from tenant_chat.participant p
      where p.tenant_id = ${actor.tenant_id}::uuid and p.conversation_id = ${conversation_id}::uuid and p.user_id = ${actor.user_id}::uuid),
    skipped as (
      insert into tenant_chat.receipt (tenant_id, conversation_id, user_id, kind, from_seq, to_seq)
      select ${actor.tenant_id}::uuid, ${conversation_id}::uuid, ${actor.user_id}::uuid, k.kind, k.from_seq, place.last_seq
      from place, behind b cross join lateral (values ('read', b.read_seq), ('delivered', b.delivered_seq)) k(kind, from_seq)
      where place.last_seq - k.from_seq > 1),
    standing as (
      update tenant_chat.participant p set read_seq = place.last_seq, delivered_seq = place.last_seq from place
      where p.tenant_id = ${actor.tenant_id}::uuid and p.conversation_id = ${conversation_id}::uuid and p.user_id = ${actor.user_id}::uuid)
    insert into tenant_chat.message (tenant_id, conversation_id, seq, id, sender_id, kind, content, sent_hash, system, created_at, version)
    select ${actor.tenant_id}::uuid, ${conversation_id}::uuid, place.last_seq, ${newId()}::uuid, ${actor.user_id}::uuid, 'system', ${inEnglish(fact)}, '',
      ${JSON.stringify(fact)}::json, place.last_message_at, ${version}::bigint
    from place returning id`);
  if (line === undefined) throw new Error('A line for a conversation that is not there.');
  return { type: 'message_created', row_id: line.id, conversation_id };
}

async function factOf(tx: Transaction, { tenant_id }: Actor, happening: Happening): Promise<SystemFact> {
  const user_ids = 'user_ids' in happening ? happening.user_ids : [];
  const named = user_ids.slice(0, limits.system_people_inline);
  const users = await rows<{ readonly id: string; readonly name: string }>(tx, sql`
    select u.id, u.name from tenant_chat."user" u where u.tenant_id = ${tenant_id}::uuid and u.id = any(${list(named)}::uuid[])`);
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  return {
    type: happening.type,
    people: named.map((user_id) => ({ user_id, name: nameOf.get(user_id) ?? '' })),
    people_count: user_ids.length,
    title: 'title' in happening ? happening.title : null,
    posting: 'posting' in happening ? happening.posting : null,
  };
}

/** For programs that read only the text; people read it in their own language. */
function inEnglish({ type, people, people_count, title, posting }: SystemFact): string {
  const left = people_count - people.length;
  const names = [...people.map(({ name }) => name), ...(left > 0 ? [`${left} more`] : [])].join(', ');
  switch (type) {
    case 'people_added': return `Added ${names}`;
    case 'person_removed': return `Removed ${names}`;
    case 'person_left': return `${names} left`;
    case 'owner_changed': return `Made ${names} the owner`;
    case 'title_changed': return `Renamed the group to ${title ?? ''}`;
    case 'posting_changed': return posting === 'admins' ? 'Only admins may write now' : 'Everybody may write now';
  }
}
