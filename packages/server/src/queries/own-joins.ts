import { and, eq } from 'drizzle-orm';
import { conversation, participant, preference } from '../db/tables/conversation.js';
import { user } from '../db/tables/user.js';

/** The conversation that a participant is in. */
export const itsConversation = and(eq(conversation.tenant_id, participant.tenant_id), eq(conversation.id, participant.conversation_id));

/** The person that a participant is. */
export const itsUser = and(eq(user.tenant_id, participant.tenant_id), eq(user.id, participant.user_id));

/** What is the participant's alone of it. */
export const itsPreference = and(
  eq(preference.tenant_id, participant.tenant_id),
  eq(preference.conversation_id, participant.conversation_id),
  eq(preference.user_id, participant.user_id),
);
