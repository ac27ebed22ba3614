// The table of work E, the same for ours and for the limit: 1,000,000 messages, every tenth of them in one conversation (which so has
// 100,000), the others spread over 90 conversations, as they would lie after being written in turn. People and conversations are
// made through the system itself, the messages by SQL.
import postgres from 'postgres';
import { TENANT } from './references/limit-tables.mjs';

const MESSAGES = 1_000_000;
const OTHER_CONVERSATIONS = 90;
const MEMBERS = 3;
export const IN_CONVERSATION = MESSAGES / 10;

/** $1 the conversations, the measured one first: which message goes where, with which number in its conversation. */
const PLACED = `
  select g, ($1::uuid[])[1 + k] as conversation_id, seq, ('01920000-0000-7000-a000-' || lpad(to_hex(g), 12, '0'))::uuid as id,
    rpad(seq || ' ', 100, 'the quick brown fox jumps over the lazy dog ') as content, now() - (${MESSAGES} - g) * interval '1 second' as created_at
  from generate_series(1, ${MESSAGES}) g,
    lateral (select g - g / 10 - 1 as h) as other,
    lateral (select case when g % 10 = 0 then 0 else 1 + h % ${OTHER_CONVERSATIONS} end as k, case when g % 10 = 0 then g / 10 else h / ${OTHER_CONVERSATIONS} + 1 end as seq) as place`;

/** @param {import('postgres').TransactionSql} sql @param {string[]} conversations */
async function fillLimit(sql, conversations) {
  await sql.unsafe(
    `insert into message (tenant_id, conversation_id, seq, id, sender_id, content, created_at)
     select '${TENANT}', conversation_id, seq, id, 'e-0', content, created_at from (${PLACED}) placed order by g`,
    [conversations],
  );
  await sql`
    update conversation c set last_seq = m.seq, last_message_id = m.id, last_message_at = m.created_at
    from (select distinct on (conversation_id) * from message order by conversation_id, seq desc) m where c.id = m.conversation_id`;
}

/** Ours, with its clock and its feed moved along. @param {import('postgres').TransactionSql} sql @param {string[]} conversations */
async function fillOurs(sql, conversations) {
  const [clock] = await sql`
    select k.tenant_id, k.version, c.created_by from tenant_chat.tenant_clock k join tenant_chat.conversation c using (tenant_id) where c.id = ${String(conversations[0])} for update of k`;
  const { tenant_id, version, created_by } = /** @type {import('postgres').Row} */ (clock);
  await sql.unsafe(
    `insert into tenant_chat.message (tenant_id, conversation_id, seq, id, sender_id, kind, content, sent_hash, created_at, version)
     select $2::uuid, conversation_id, seq, id, $3::uuid, 'text', content, sha256(content::bytea), created_at, $4::bigint + g from (${PLACED}) placed order by g`,
    [conversations, tenant_id, created_by, version],
  );
  await sql`
    insert into tenant_chat.change (tenant_id, version, type, row_id, conversation_id)
    select tenant_id, version, 'message_created', id, conversation_id from tenant_chat.message where tenant_id = ${tenant_id} and version > ${version} order by version`;
  await sql`
    update tenant_chat.conversation c set last_seq = m.seq, last_message_at = m.created_at
    from (select distinct on (conversation_id) conversation_id, seq, created_at from tenant_chat.message where tenant_id = ${tenant_id} order by conversation_id, seq desc) m
    where c.tenant_id = ${tenant_id} and c.id = m.conversation_id`;
  await sql`update tenant_chat.tenant_clock set version = version + ${MESSAGES} where tenant_id = ${tenant_id}`;
}

/**
 * @param {import('./systems/system.mjs').System} system running, on an empty database; restarted, so that nothing older is cached
 * @param {string} database_url of a superuser
 * @returns {Promise<{person: import('./systems/system.mjs').Person, conversation_id: string}>} a member, and the conversation of 100,000
 */
export async function seedHistory(system, database_url) {
  const names = Array.from({ length: MEMBERS }, (_, index) => `e-${index}`);
  const people = await system.people(names);
  /** @type {string[]} */
  const conversations = [];
  for (let index = 0; index <= OTHER_CONVERSATIONS; index += 1) conversations.push(await system.converse(people));
  const sql = postgres(database_url, { max: 1, onnotice: () => {} });
  await sql.begin(async (transaction) => {
    // References are right by construction; checking a million of them would double the time.
    await transaction`set local session_replication_role = replica`;
    await (system.name === 'ours' ? fillOurs : fillLimit)(transaction, conversations);
  });
  await sql`vacuum analyze`;
  await sql.end();
  await system.restart();
  const [person] = await system.people(names.slice(0, 1));
  return { person: /** @type {import('./systems/system.mjs').Person} */ (person), conversation_id: String(conversations[0]) };
}
