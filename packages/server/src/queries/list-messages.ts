import type { OperationInput, UserRow } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { HandlerDependencies } from '../commands/handler-dependencies.js';
import type { Answer, OperationHandlers } from '../commands/operation-handlers.js';
import { invalidRequest } from '../invalid-request.js';

/** A function of the database (migration 0002) that enters its tenant by itself: one statement, one round trip. */
const MESSAGE_PAGE = 'select found, has_more, messages, referenced, users from tenant_chat.message_page($1::uuid, $2::uuid, $3::uuid, $4::text, $5::bigint, $6::uuid)';

/**
 * A page of messages, oldest first. The busiest question of all: its JSON goes out as PostgreSQL made it.
 * Throws ChatError conversation_not_found, message_not_found.
 */
export function listMessages({ database, presence }: Pick<HandlerDependencies, 'database' | 'presence'>): OperationHandlers['list_messages'] {
  return async (actor, input) => {
    const { mode, anchor_id } = placeOf(input);
    const values = [actor.tenant_id, actor.user_id, input.conversation_id, mode, input.limit ?? limits.messages_page, anchor_id];
    const [row] = (await database.ask({ text: MESSAGE_PAGE, values })) as unknown as readonly PageRow[];
    if (row === undefined) throw new ChatError('conversation_not_found');
    if (!row.found) throw new ChatError('message_not_found');
    const users = await addPresenceToJson(presence, actor, row.users);
    return textAnswer(
      `{"messages":[${row.messages ?? ''}],"referenced":[${row.referenced ?? ''}],"users":${users},"has_more":${row.has_more}}`,
    );
  };
}

interface PageRow {
  /** Whether the message that the page is anchored at is there for the actor. */
  readonly found: boolean;
  readonly has_more: boolean;
  /** JSON texts with commas between them; null: none. */
  readonly messages: string | null;
  readonly referenced: string | null;
  readonly users: string | null;
}

/** Where a page lies: at the end, or before, after or around a message. */
interface Place {
  readonly mode: 'newest' | 'before' | 'since' | 'around';
  readonly anchor_id: string | null;
}

function placeOf({ since_id, before_id, around_id }: OperationInput<'list_messages'>): Place {
  const given: Place[] = [];
  if (since_id !== undefined) given.push({ mode: 'since', anchor_id: since_id });
  if (before_id !== undefined) given.push({ mode: 'before', anchor_id: before_id });
  if (around_id !== undefined) given.push({ mode: 'around', anchor_id: around_id });
  if (given.length > 1) throw invalidRequest('since_id', 'At most one of since_id, before_id and around_id.');
  return given[0] ?? { mode: 'newest', anchor_id: null };
}

async function addPresenceToJson(presence: HandlerDependencies['presence'], actor: Actor, json: string | null): Promise<string> {
  if (json === null) return '[]';
  const users = JSON.parse(`[${json}]`) as (UserRow & { last_seen_at: string | null })[];
  const statuses = await presence.read(actor.tenant_id, users.map((user) => user.id));
  return JSON.stringify(users.map((user) => ({ ...user, status: statuses.get(user.id) ?? 'offline' })));
}

function textAnswer(json: string): Answer<'list_messages'> {
  return {
    status: 200,
    json,
    get body() {
      return JSON.parse(json) as Answer<'list_messages'>['body'];
    },
  };
}
