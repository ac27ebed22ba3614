/** Where a page lies: at the end, or before, after or around a message. */
export type PageMode = 'newest' | 'before' | 'since' | 'around';

interface PageRule {
  /** The first number of the page, before it is cut at the history window. */
  readonly low: string;
  /** The last number, with `low` known; cut at the end of the conversation. */
  readonly high: string;
  readonly has_more: string;
}

// Messages of a conversation are numbered without holes, so a page is a stretch of numbers: nothing is counted or skipped.
const older = 's.low > s.first_seq';
const rules: Readonly<Record<PageMode, PageRule>> = {
  newest: { low: 'v.last_seq - $4::bigint + 1', high: 'v.last_seq', has_more: older },
  before: { low: 'v.anchor_seq - $4::bigint', high: 'v.anchor_seq - 1', has_more: older },
  since: { low: 'v.anchor_seq + 1', high: 'v.anchor_seq + $4::bigint', has_more: 's.high < s.last_seq' },
  // In the middle, but near the end the page is filled from the older side.
  around: {
    low: 'least(v.anchor_seq - $4::bigint / 2, v.last_seq - $4::bigint + 1)',
    high: 'greatest(least(v.anchor_seq - $4::bigint / 2, v.last_seq - $4::bigint + 1), v.first_seq) + $4::bigint - 1',
    has_more: older,
  },
};

const instant = (value: string): string => `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** For values that need no escaping, or null. */
const quoted = (value: string): string => `coalesce('"' || ${value} || '"', 'null')`;
const text = (value: string): string => `coalesce(to_json(${value})::text, 'null')`;

// concat() over json_build_object(): a third less time, for it looks the type of each value up once a statement, not once a row.
const MESSAGE_JSON = `concat('{"id":"', m.id, '","conversation_id":"', m.conversation_id, '","seq":', m.seq, ',"sender_id":"', m.sender_id,
    '","kind":"', m.kind, '","content":', case when m.deleted_at is null then to_json(m.content)::text else '""' end,
    ',"created_at":"', ${instant('m.created_at')}, '","edited_at":', ${quoted(instant('m.edited_at'))},
    ',"deleted_at":', ${quoted(instant('m.deleted_at'))}, ',"reply_to_id":', ${quoted('m.reply_to_id')},
    ',"attachments":[],"reactions":[],"mentions":[],"version":', m.version, '}')`;

const USER_JSON = `concat('{"id":"', u.id, '","external_id":', to_json(u.external_id), ',"name":', to_json(u.name),
    ',"avatar_url":', ${text('u.avatar_url')}, ',"title":', ${text('u.title')}, ',"role":"', u.role,
    '","deactivated_at":', ${quoted(instant('u.deactivated_at'))}, ',"version":', u.version, ',"last_seen_at":', ${quoted(`(
      select ${instant('l.last_seen_at')} from tenant_chat.last_seen l where l.tenant_id = $1::uuid and l.user_id = u.id)`)}, '}')`;

const ANCHOR = `
  left join tenant_chat.message a on a.tenant_id = $1::uuid and a.id = $5::uuid and a.conversation_id = $3::uuid
    and a.seq >= greatest(p.from_seq, c.first_seq)`;

/**
 * Looked up one by one (`lateral ... limit 1`): a planner that knows nothing of how long a page is would read the whole conversation.
 * $1 tenant, $2 user, $3 conversation, $4 limit, $5 the anchor's id (not for `newest`). No row: not in that conversation.
 */
function statement(mode: PageMode): string {
  const { low, high, has_more } = rules[mode];
  const anchored = mode !== 'newest';
  return `
with own as materialized (
  select greatest(p.from_seq, c.first_seq) as first_seq, c.last_seq${anchored ? ', a.seq as anchor_seq' : ''}
  from tenant_chat.participant p
  join tenant_chat.conversation c on c.tenant_id = p.tenant_id and c.id = p.conversation_id${anchored ? ANCHOR : ''}
  where p.tenant_id = $1::uuid and p.conversation_id = $3::uuid and p.user_id = $2::uuid and p.left_at is null),
span as materialized (
  select v.first_seq, v.last_seq, ${anchored ? 'v.anchor_seq is not null' : 'true'} as found,
    greatest(v.first_seq, ${low}) as low, least(v.last_seq, ${high}) as high
  from own v),
page as materialized (
  select m.seq, m.sender_id, m.reply_to_id, ${MESSAGE_JSON} as json from span s
  join tenant_chat.message m on m.tenant_id = $1::uuid and m.conversation_id = $3::uuid and m.seq between s.low and s.high
  where s.found),
quoted as materialized (
  select q.* from span s
  cross join (select distinct r.reply_to_id from page r where r.reply_to_id is not null) ids
  cross join lateral (
    select m.seq, m.sender_id, ${MESSAGE_JSON} as json from tenant_chat.message m
    where m.tenant_id = $1::uuid and m.id = ids.reply_to_id and m.conversation_id = $3::uuid and m.seq >= s.first_seq limit 1) q)
select s.found, ${has_more} as has_more,
  (select string_agg(r.json, ',' order by r.seq) from page r) as messages,
  (select string_agg(q.json, ',' order by q.seq) from quoted q) as referenced,
  (select string_agg(h.json, ',') from (select r.sender_id from page r union select q.sender_id from quoted q) ids
    cross join lateral (
      select ${USER_JSON} as json from tenant_chat."user" u where u.tenant_id = $1::uuid and u.id = ids.sender_id limit 1) h) as users
from span s`;
}

export const messagePageStatements: Readonly<Record<PageMode, string>> = {
  newest: statement('newest'),
  before: statement('before'),
  since: statement('since'),
  around: statement('around'),
};
