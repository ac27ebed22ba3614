import type { OperationInput, UserRow } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { Answer, OperationHandlers } from '../commands/operation-handlers.js';
import { rows } from '../db/rows.js';
import { givenInstant } from '../given-instant.js';
import { invalidRequest } from '../invalid-request.js';
import { NewestPages } from './newest-pages.js';

/** A function of the database (migration 0007) that enters its tenant by itself: one statement, one round trip. */
const MESSAGE_PAGE = `
select anchor_found, has_more, page_key, people, quoted, messages, referenced, users
from tenant_chat.message_page($1::uuid, $2::uuid, $3::uuid, $4::text, $5::bigint, $6::uuid, $7::timestamptz, $8::text, $9::uuid[], $10::uuid[])`;

/**
 * A page of messages, oldest first. The busiest question of all: its JSON goes out as PostgreSQL made it.
 * Throws ChatError conversation_not_found, message_not_found.
 */
export function listMessages({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_messages'] {
  const newest = new NewestPages();
  return async (actor, input) => {
    const { conversation_id, limit, around_seq } = input;
    const { mode, anchor_id, anchor_at } = placeOf(input, around_seq === undefined ? undefined : await idAt(database, actor, conversation_id, around_seq));
    const known = mode === 'newest' ? newest.find(actor.tenant_id, conversation_id) : undefined;
    const values = [
      actor.tenant_id, actor.user_id, conversation_id, mode, limit ?? limits.messages_page, anchor_id, anchor_at,
      known?.key ?? null, known?.people ?? null, known?.quoted ?? null,
    ];
    const [row] = await database.askBytes({ text: MESSAGE_PAGE, values });
    if (row === undefined) throw new ChatError('conversation_not_found');
    const [anchor_found, has_more, page_key, people, quoted, messages, referenced, users] = row;
    if (!isTrue(anchor_found)) throw new ChatError('message_not_found');
    const key = page_key?.toString();
    const json = known !== undefined && key === known.key ? known.json : (messages ?? NOTHING);
    // A copy: what came is a part of a larger piece of memory.
    if (key !== undefined && json !== known?.json) newest.keep(actor.tenant_id, conversation_id, { key, people: idsOf(people), quoted: idsOf(quoted), json: Buffer.from(json) });
    return bytesAnswer(Buffer.concat([
      MESSAGES, json, REFERENCED, referenced ?? NOTHING,
      Buffer.from(`],"users":${await addPresence(presence, actor, users ?? NOTHING)},"has_more":${isTrue(has_more)}}`),
    ]));
  };
}

const MESSAGES = Buffer.from('{"messages":[');
const REFERENCED = Buffer.from('],"referenced":[');
const NOTHING = Buffer.alloc(0);
/** A boolean in PostgreSQL's text format. */
const isTrue = (value: Buffer | null | undefined): boolean => value?.toString() === 't';
/** An array of ids in that format: {a,b}; null: none. */
const idsOf = (value: Buffer | null | undefined): readonly string[] | null => value?.toString().slice(1, -1).split(',') ?? null;

/** Where a page lies: at the end, before, after or around a message, or around a time. */
interface Place {
  readonly mode: 'newest' | 'before' | 'since' | 'around' | 'at';
  readonly anchor_id: string | null;
  readonly anchor_at: string | null;
}

/** @param at_seq the id of the message of `around_seq`; null: there is none */
function placeOf({ since_id, before_id, around_id, around_at }: OperationInput<'list_messages'>, at_seq: string | null | undefined): Place {
  const given: Place[] = [];
  if (since_id !== undefined) given.push({ mode: 'since', anchor_id: since_id, anchor_at: null });
  if (before_id !== undefined) given.push({ mode: 'before', anchor_id: before_id, anchor_at: null });
  if (around_id !== undefined) given.push({ mode: 'around', anchor_id: around_id, anchor_at: null });
  if (around_at !== undefined) given.push({ mode: 'at', anchor_id: null, anchor_at: givenInstant('around_at', around_at) });
  if (at_seq !== undefined) given.push({ mode: 'around', anchor_id: at_seq, anchor_at: null });
  if (given.length > 1) throw invalidRequest('since_id', 'At most one of since_id, before_id, around_id, around_at and around_seq.');
  return given[0] ?? { mode: 'newest', anchor_id: null, anchor_at: null };
}

/** Whether the actor may see it, the page itself judges. */
async function idAt(database: HandlerDependencies['database'], { tenant_id }: Actor, conversation_id: string, seq: number): Promise<string | null> {
  const [found] = await database.asTenant(tenant_id, (tx) => rows<{ readonly id: string }>(tx, sql`
    select m.id from tenant_chat.message m where m.tenant_id = ${tenant_id}::uuid and m.conversation_id = ${conversation_id}::uuid and m.seq = ${seq}::bigint`));
  return found?.id ?? null;
}

/** `json`: users with commas between them. */
async function addPresence(presence: HandlerDependencies['presence'], actor: Actor, json: Buffer): Promise<string> {
  const users = JSON.parse(`[${json.toString()}]`) as (UserRow & { last_seen_at: string | null })[];
  const statuses = await presence.read(actor.tenant_id, users.map((user) => user.id));
  return JSON.stringify(users.map((user) => ({ ...user, status: statuses.get(user.id) ?? 'offline' })));
}

function bytesAnswer(json: Buffer): Answer<'list_messages'> {
  return {
    status: 200,
    json,
    get body() {
      return JSON.parse(json.toString()) as Answer<'list_messages'>['body'];
    },
  };
}
