import type { ParticipantRole } from '@tenant-chat/protocol/schemas';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { conversation, participant } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { TENANT_TELLS } from '../feed/rows/participant-rows.js';
import { itsConversation } from './own-joins.js';

/** A conversation as somebody who is in it finds it. */
export interface OwnMembership {
  readonly conversation_id: string;
  readonly kind: 'direct' | 'group';
  readonly title: string | null;
  readonly description: string | null;
  readonly last_seq: number;
  readonly participant_count: number;
  readonly role: ParticipantRole;
  /** The first message that the actor may see. */
  readonly first_seq: number;
  /** Whether the actor is told what others read, and they what she reads. */
  readonly told: boolean;
  readonly colour: number | null;
  readonly posting: 'all' | 'admins';
}

/** The door to a conversation: what the actor is not in answers as what does not exist. */
export async function requireMembership(tx: Transaction, actor: Actor, conversation_id: string): Promise<OwnMembership> {
  const [membership] = await tx
    .select({
      conversation_id: conversation.id,
      kind: conversation.kind,
      title: conversation.title,
      description: conversation.description,
      last_seq: conversation.last_seq,
      participant_count: conversation.participant_count,
      role: participant.role,
      first_seq: sql<number>`greatest(${participant.from_seq}, ${conversation.first_seq})`.mapWith(Number),
      told: sql<boolean>`${participant.receipts} and ${sql.raw(TENANT_TELLS)}`,
      colour: conversation.colour,
      posting: conversation.posting,
    })
    .from(participant)
    .innerJoin(conversation, itsConversation)
    .where(
      and(
        eq(participant.tenant_id, actor.tenant_id),
        eq(participant.conversation_id, conversation_id),
        eq(participant.user_id, actor.user_id),
        isNull(participant.left_at),
      ),
    );
  if (membership === undefined) throw new ChatError('conversation_not_found');
  return membership;
}

export async function requireGroup(tx: Transaction, actor: Actor, conversation_id: string): Promise<OwnMembership> {
  const membership = await requireMembership(tx, actor, conversation_id);
  if (membership.kind !== 'group') throw new ChatError('not_a_group');
  return membership;
}

/** A group that the actor may lead: as its owner or one of its admins. */
export async function requireLedGroup(tx: Transaction, actor: Actor, conversation_id: string): Promise<OwnMembership> {
  const membership = await requireGroup(tx, actor, conversation_id);
  if (membership.role === 'member') throw new ChatError('role_required');
  return membership;
}
