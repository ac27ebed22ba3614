import type { EventType } from '@tenant-chat/protocol/wire';
import { text, unique, uuid } from 'drizzle-orm/pg-core';
import { countColumn, schema } from './schema.js';

/**
 * What a pointer tells of: an event's row; or `watermarks_moved`: of a participant's row only how far she has read and got, which moves no `version` of it
 * (SPEC.md W78: to whom that is not told, nothing is).
 */
export type ChangeType = EventType | 'watermarks_moved';

/** The feed: pointers, append-only, never letters. What a reader gets is the current row. */
export const change = schema.table(
  'change',
  {
    tenant_id: uuid().notNull(),
    version: countColumn().notNull(),
    type: text().$type<ChangeType>().notNull(),
    /** The row: message id; conversation id; user id of the participant, the preference's owner or the user. */
    row_id: uuid().notNull(),
    /** null for users: they are visible to the whole tenant. */
    conversation_id: uuid(),
  },
  // One person's receipts in several conversations share a version, so the conversation belongs to the key; users have none.
  (table) => [unique('change_place').on(table.tenant_id, table.version, table.type, table.row_id, table.conversation_id).nullsNotDistinct()],
);
