import type { OperationInput } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import { requireWellFormed } from '../require-well-formed.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';
import { setPreference, type PreferenceWanted } from './set-preference.js';

/** What the actor is told of, whether the conversation stands on top for her, what she has begun to write (blank: nothing). */
export function updatePreferences({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['update_preferences'] {
  return async (actor, input) => {
    if (input.draft) requireWellFormed(input.draft);
    return runCommand(actor.tenant_id, async (tx, { version }) => ({
      status: 200,
      body: { conversation: await setPreference(tx, actor, input.conversation_id, version, ({ mine }) => wantedOf(input, mine.pinned_at)) },
    }));
  };
}

function wantedOf({ notify, pinned, draft }: OperationInput<'update_preferences'>, pinned_at: string | null): PreferenceWanted {
  return {
    ...(notify !== undefined && { notify }),
    // Pinned again it keeps its place.
    ...(pinned !== undefined && { pinned_at: pinned ? (pinned_at ?? sql`statement_timestamp()`) : null }),
    ...(draft !== undefined && { draft: draft === null || draft.trim() === '' ? null : draft }),
  };
}
