import { test } from 'vitest';
import { addPeople, addTenant, openTestDatabase } from './db/test-database.js';
import { messagePageStatements } from './queries/message-page-statements.js';
import { randomUUID } from 'node:crypto';
test('bench', async () => {
  const t = await openTestDatabase('postgres');
  const tenant = await addTenant(t.database);
  const { ana, bruno } = await addPeople(t.database, tenant, ['ana', 'bruno']);
  const convs = Array.from({ length: 10 }, () => randomUUID());
  for (const c of convs) {
    await t.asOwner(`insert into tenant_chat.conversation (tenant_id,id,kind,created_by,created_at,participant_count,last_seq,version) values ($1,$2,'group',$3,now(),2,10000,1)`, [tenant, c, ana]);
    for (const u of [ana, bruno]) await t.asOwner(`insert into tenant_chat.participant (tenant_id,conversation_id,user_id,role,joined_at,grant_version,version) values ($1,$2,$3,'member',now(),1,1)`, [tenant, c, u]);
    await t.asOwner(`insert into tenant_chat.message (tenant_id,conversation_id,seq,id,sender_id,content,sent_hash,created_at,version)
      select $1::uuid,$2::uuid,g,gen_random_uuid(),case when g%2=0 then $3::uuid else $4::uuid end,repeat('x',100),'\\x00'::bytea,now(),g from generate_series(1,10000) g`, [tenant, c, ana, bruno]);
  }
  await t.asOwner('vacuum analyze');
  const inst = (c: string) => `to_char(${c} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const span = `with own as materialized (select greatest(p.from_seq, c.first_seq) as first_seq, c.last_seq from tenant_chat.participant p join tenant_chat.conversation c on c.tenant_id=p.tenant_id and c.id=p.conversation_id where p.tenant_id=$1::uuid and p.conversation_id=$3::uuid and p.user_id=$2::uuid and p.left_at is null), span as materialized (select first_seq, last_seq, greatest(first_seq, last_seq - $4::bigint + 1) as low, last_seq as high from own)`;
  const from = `from span s join tenant_chat.message m on m.tenant_id=$1::uuid and m.conversation_id=$3::uuid and m.seq between s.low and s.high`;
  const M = `m.id, m.conversation_id, m.seq, m.sender_id, m.kind, m.content, ${inst('m.created_at')} as created_at, ${inst('m.edited_at')} as edited_at, ${inst('m.deleted_at')} as deleted_at, m.reply_to_id, '[]'::json as attachments, '[]'::json as reactions, '[]'::json as mentions, m.version`;
  const q = (x: string) => `coalesce('"' || ${x} || '"', 'null')`;
  const concat = `concat('{"id":"', m.id, '","conversation_id":"', m.conversation_id, '","seq":', m.seq, ',"sender_id":"', m.sender_id, '","kind":"', m.kind, '","content":', to_json(m.content), ',"created_at":"', ${inst('m.created_at')}, '","edited_at":', ${q(inst('m.edited_at'))}, ',"deleted_at":', ${q(inst('m.deleted_at'))}, ',"reply_to_id":', ${q('m.reply_to_id')}, ',"attachments":[],"reactions":[],"mentions":[],"version":', m.version, '}')`;

  const user = (x: string) => `concat('{"id":"', ${x}.id, '","external_id":', to_json(${x}.external_id), ',"name":', to_json(${x}.name), '}')`;
  const V: Record<string, string> = {
    full: messagePageStatements.newest,
    select1: 'select 1 where $1::uuid is not null and $2::uuid is not null and $3::uuid is not null and $4::bigint>0',
    jsonAgg: `${span} select json_agg(r)::text from (select ${M} ${from}) r`,
    concat: `${span} select string_agg(${concat}, ',') ${from}`,
    concatNoTime: `${span} select string_agg(concat('{"id":"', m.id, '","conversation_id":"', m.conversation_id, '","seq":', m.seq, ',"sender_id":"', m.sender_id, '","kind":"', m.kind, '","content":', to_json(m.content), ',"version":', m.version, '}'), ',') ${from}`,
    concatPage: `${span}, page as materialized (select m.seq, m.sender_id, m.reply_to_id, ${concat} as json ${from}) select (select string_agg(json, ',') from page) from span`,
    concatPageUsers: `${span}, page as materialized (select m.seq, m.sender_id, m.reply_to_id, ${concat} as json ${from}) select (select string_agg(json, ',') from page),
       (select string_agg(h.json, ',') from (select distinct sender_id from page) ids cross join lateral (select concat('{"id":"', u.id, '","external_id":', to_json(u.external_id), ',"name":', to_json(u.name), ',"avatar_url":', coalesce(to_json(u.avatar_url)::text, 'null'), ',"title":', coalesce(to_json(u.title)::text, 'null'), ',"role":"', u.role, '","deactivated_at":', ${q(inst('u.deactivated_at'))}, ',"version":', u.version, ',"last_seen_at":', ${q(`(select ${inst('l.last_seen_at')} from tenant_chat.last_seen l where l.tenant_id=$1::uuid and l.user_id=u.id)`)}, '}') as json
       from tenant_chat."user" u where u.tenant_id=$1::uuid and u.id=ids.sender_id limit 1) h) from span`,
    oneAgg: `${span} select string_agg(${concat}, ','), array_agg(distinct m.sender_id), array_agg(m.reply_to_id) filter (where m.reply_to_id is not null) ${from}`,
    usersOnly: `select u.id, u.external_id, u.name, u.avatar_url, u.title, u.role, u.version, (select l.last_seen_at from tenant_chat.last_seen l where l.tenant_id=$1::uuid and l.user_id=u.id) from tenant_chat."user" u where u.tenant_id=$1::uuid and u.id = any(array[$2::uuid]) and $3::uuid is not null and $4::bigint > 0`,
  };
  const values = [tenant, ana, convs[0], 50];
  const best: Record<string, number> = {};
  for (let round = 0; round < 12; round++) for (const [name, text] of Object.entries(V)) {
    const run = async (n: number) => { for (let i = 0; i < n; i++) await t.database.pipeline(tenant, [{ text, values }]); };
    await run(10);
    const t0 = performance.now(); await run(100);
    best[name] = Math.min(best[name] ?? 1e9, (performance.now() - t0) * 10);
  }
  console.log('BEST', JSON.stringify(best));
  await t.drop();
});
