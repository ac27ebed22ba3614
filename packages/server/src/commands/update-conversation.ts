import { and, eq } from 'drizzle-orm';
import { conversation } from '../db/tables/conversation.js';
import { appendChanges } from '../feed/append-changes.js';
import { readConversation } from '../queries/read-conversations.js';
import { requireLedGroup } from '../queries/require-membership.js';
import { requireWellFormed } from '../require-well-formed.js';
import { checkTitle } from './check-title.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

/** Renames or describes a group; a blank description is none. */
export function updateConversation({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['update_conversation'] {
  return async (actor, input) => {
    const wantedTitle = input.title === undefined ? undefined : checkTitle(input.title);
    const wantedDescription = input.description === undefined ? undefined : checkDescription(input.description);
    return runCommand(actor.tenant_id, async (tx, { version }) => {
      const group = await requireLedGroup(tx, actor, input.conversation_id);
      const title = wantedTitle === undefined ? group.title : wantedTitle;
      const description = wantedDescription === undefined ? group.description : wantedDescription;
      if (title !== group.title || description !== group.description) {
        await tx
          .update(conversation)
          .set({ title, description, version })
          .where(and(eq(conversation.tenant_id, actor.tenant_id), eq(conversation.id, group.conversation_id)));
        await appendChanges(tx, actor.tenant_id, version, [
          { type: 'conversation_updated', row_id: group.conversation_id, conversation_id: group.conversation_id },
        ]);
      }
      return { status: 200, body: { conversation: await readConversation(tx, actor, group.conversation_id) } };
    });
  };
}

function checkDescription(description: string | null): string | null {
  if (description === null) return null;
  requireWellFormed(description);
  const kept = description.trim();
  return kept === '' ? null : kept;
}
