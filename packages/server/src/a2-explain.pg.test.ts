import { test } from 'vitest';
import { addPeople, addTenant, openTestDatabase } from './db/test-database.js';
import { messagePageStatements } from './queries/message-page-statements.js';
import { randomUUID } from 'node:crypto';
test('explain', async () => {
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
  await t.asOwner('analyze');
  const anchor = (await t.asOwner('select id from tenant_chat.message where conversation_id=$1::uuid and seq=5000', [convs[0]]))[0]!.id;
  for (const mode of ['newest', 'before', 'since', 'around'] as const) {
    const values = [tenant, ana, convs[0], 50, ...(mode === 'newest' ? [] : [anchor])];
    const [r] = await t.database.pipeline(tenant, [{ text: messagePageStatements[mode], values }]);
    const row = r![0]!;
    const m = JSON.parse(String(row.messages));
    console.log(mode, m.length, m[0].seq, m.at(-1).seq, row.has_more, row.users);
    if (mode === 'newest') { console.log(m[0]); 
    const [e] = await t.database.pipeline(tenant, [{ text: 'explain (analyze, buffers) ' + messagePageStatements[mode], values }]);
    console.log(e!.map((x) => x['QUERY PLAN']).join('\n')); }
  }
  const N = 3000; let t0 = performance.now();
  const values = [tenant, ana, convs[0], 50];
  const run = async (n: number) => { for (let i = 0; i < n; i++) await t.database.pipeline(tenant, [{ text: messagePageStatements.newest, values }]); };
  await Promise.all(Array.from({ length: 32 }, () => run(N / 32)));
  console.log('pipeline/s', N / ((performance.now() - t0) / 1000));
  const bare = `select coalesce(json_agg(m), '[]')::text as messages from (select * from (select id, conversation_id, seq, sender_id, content, created_at from tenant_chat.message where tenant_id='${tenant}' and conversation_id=$1 order by seq desc limit $2) n order by seq) m`;
  t0 = performance.now();
  const postgres = (await import('postgres')).default;
  const sql = postgres(t.url!, { max: 10, onnotice: () => {} });
  const run2 = async (n: number) => { for (let i = 0; i < n; i++) await sql.unsafe(bare, [convs[0]!, 50], { prepare: true }); };
  await run2(50); t0 = performance.now();
  await Promise.all(Array.from({ length: 32 }, () => run2(N / 32)));
  console.log('bare/s', N / ((performance.now() - t0) / 1000));
  await sql.end();
  await t.drop();
});
