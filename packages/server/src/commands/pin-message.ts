import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import { rows } from '../db/rows.js';
import { requirePosting, requireText } from '../queries/require-message.js';
import { changeMessage } from './change-message.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import type { OperationHandlers } from './operation-handlers.js';

/** Everybody who may write may pin, and take off what others pinned. */
export function pinMessage({ runCommand }: Pick<HandlerDependencies, 'runCommand'>): OperationHandlers['pin_message'] {
  return async (actor, { pinned = true, ...place }) =>
    runCommand(actor.tenant_id, async (tx, { version }) => {
      const { message, membership } = await requireText(tx, actor, place);
      requirePosting(membership);
      if (pinned === (message.pinned_at !== null)) return { status: 200, body: { message } };
      const [held] = await rows<{ readonly count: number }>(tx, sql`
        select count(*)::int as count from tenant_chat.message m
        where m.tenant_id = ${actor.tenant_id}::uuid and m.conversation_id = ${place.conversation_id}::uuid and m.pinned_at is not null`);
      if (pinned && (held?.count ?? 0) >= limits.pins_max) throw new ChatError('too_many_pins');
      return { status: 200, body: { message: await changeMessage(tx, actor, message, version, { pinned_at: pinned ? sql`statement_timestamp()` : null }) } };
    });
}
