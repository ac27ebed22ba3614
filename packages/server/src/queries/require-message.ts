import type { Message } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { Transaction } from '../db/transaction.js';
import { messageRows } from '../feed/rows/message-rows.js';
import { requireMembership, type OwnMembership } from './require-membership.js';

/** A message where somebody finds it who may see it. */
export interface FoundMessage {
  readonly message: Message;
  readonly membership: OwnMembership;
}

interface Place {
  readonly conversation_id: string;
  readonly message_id: string;
}

/** The door to a message: ChatError conversation_not_found, message_not_found (also of another conversation, and before the history window). */
export async function requireMessage(tx: Transaction, actor: Actor, { conversation_id, message_id }: Place): Promise<FoundMessage> {
  const membership = await requireMembership(tx, actor, conversation_id);
  const [message] = await messageRows(tx, actor.tenant_id, sql`m.id = ${message_id}::uuid`, sql`limit 1`);
  if (message === undefined || message.conversation_id !== conversation_id || message.seq < membership.first_seq) throw new ChatError('message_not_found');
  return { message, membership };
}

/** One that somebody wrote and that is still there: else message_deleted or not_a_text. */
export async function requireText(tx: Transaction, actor: Actor, place: Place): Promise<FoundMessage> {
  const found = await requireMessage(tx, actor, place);
  if (found.message.kind !== 'text') throw new ChatError('not_a_text');
  if (found.message.deleted_at !== null) throw new ChatError('message_deleted');
  return found;
}

/** Whoever may not write changes nothing of what is written either, but may take her own back: else role_required. */
export function requirePosting(membership: OwnMembership): void {
  if (membership.posting === 'admins' && !leads(membership)) throw new ChatError('role_required');
}

/** Whether the actor leads the group; nobody leads a direct conversation. */
export function leads({ kind, role }: OwnMembership): boolean {
  return kind === 'group' && role !== 'member';
}
