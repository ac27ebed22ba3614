// The two tables of the references and their statements: the work of a chat message without what a product needs around it.

export const CREATE_TABLES = `
  create table conversation (
    tenant_id uuid not null, id uuid not null, last_seq bigint not null default 0, last_message_id uuid, last_message_at timestamptz,
    primary key (tenant_id, id));
  create table message (
    tenant_id uuid not null, conversation_id uuid not null, seq bigint not null, id uuid not null, sender_id text not null,
    content text not null, created_at timestamptz not null default now(),
    primary key (tenant_id, conversation_id, seq), unique (tenant_id, id),
    foreign key (tenant_id, conversation_id) references conversation (tenant_id, id));`;

export const TENANT = '00000000-0000-7000-8000-000000000001';

/** $1 ids, $2 conversations, $3 senders, $4 contents; numbers each conversation's messages without holes, in the order given. */
export const INSERT_BATCH = `
  with input as (
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) with ordinality as t (id, conversation_id, sender_id, content, n)),
  grown as (
    update conversation c set last_seq = c.last_seq + g.n, last_message_id = g.last_id, last_message_at = now()
    from (select conversation_id, count(*) as n, (array_agg(id order by n desc))[1] as last_id from input group by 1) g
    where c.tenant_id = '${TENANT}' and c.id = g.conversation_id
    returning c.id, c.last_seq - g.n as before_seq)
  insert into message (tenant_id, conversation_id, seq, id, sender_id, content)
  select '${TENANT}', i.conversation_id, g.before_seq + row_number() over (partition by i.conversation_id order by i.n), i.id, i.sender_id, i.content
  from input i join grown g on g.id = i.conversation_id
  returning id, seq, created_at`;

/** $1 conversation, $2 how many: the newest messages, oldest first, as one JSON text. */
export const LIST_NEWEST = `
  select coalesce(json_agg(m), '[]')::text as messages from (
    select * from (
      select id, conversation_id, seq, sender_id, content, created_at from message
      where tenant_id = '${TENANT}' and conversation_id = $1 order by seq desc limit $2) newest
    order by seq) m`;
