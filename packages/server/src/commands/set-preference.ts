import type { Conversation, Preference } from '@tenant-chat/protocol/schemas';
import { and, eq, type SQL } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { preference } from '../db/tables/conversation.js';
import type { Transaction } from '../db/transaction.js';
import { appendChanges } from '../feed/append-changes.js';
import { readConversation } from '../queries/read-conversations.js';

type Marks = Omit<Preference, 'conversation_id' | 'first_seq' | 'version'>;

/** Instants in ISO 8601 in UTC with milliseconds, as rows give them, or in SQL. */
export type PreferenceWanted = { readonly [Field in keyof Marks]?: Marks[Field] | SQL };

/** Writes what only the actor sees of a conversation that she is in, by how it is; nothing when it is so already. Gives the conversation as it is then. */
export async function setPreference(
  tx: Transaction,
  actor: Actor,
  conversation_id: string,
  version: number,
  wantedOf: (before: Conversation) => PreferenceWanted,
): Promise<Conversation> {
  const before = await readConversation(tx, actor, conversation_id);
  const wanted = wantedOf(before);
  const keys = Object.keys(wanted) as (keyof PreferenceWanted)[]; // Object.keys forgets whose keys they are.
  if (keys.every((key) => wanted[key] === before.mine[key])) return before;
  await tx
    .update(preference)
    .set({ ...wanted, version })
    .where(
      and(
        eq(preference.tenant_id, actor.tenant_id),
        eq(preference.conversation_id, conversation_id),
        eq(preference.user_id, actor.user_id),
      ),
    );
  await appendChanges(tx, actor.tenant_id, version, [{ type: 'preference_updated', row_id: actor.user_id, conversation_id }]);
  return readConversation(tx, actor, conversation_id);
}
