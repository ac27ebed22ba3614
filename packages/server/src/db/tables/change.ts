import type { EventType } from '@tenant-chat/protocol/wire';
import { text, unique, uuid } from 'drizzle-orm/pg-core';
import { countColumn, schema } from './schema.js';

/** The feed: pointers, append-only, never letters. What a reader gets is the current row. */
export const change = schema.table(
  'change',
  {
    tenant_id: uuid().notNull(),
    version: countColumn().notNull(),
    type: text().$type<EventType>().notNull(),
    /** The row: message id; conversation id; user id of the participant, the preference's owner or the user. */
    row_id: uuid().notNull(),
    /** null for users: they are visible to the whole tenant. */
    conversation_id: uuid(),
  },
  // One person's receipts in several conversations share a version, so the conversation belongs to the key; users have none.
  (table) => [unique('change_place').on(table.tenant_id, table.version, table.type, table.row_id, table.conversation_id).nullsNotDistinct()],
);
