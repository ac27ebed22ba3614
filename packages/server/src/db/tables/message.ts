import { foreignKey, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { participant } from './conversation.js';
import { bytesColumn, countColumn, instantColumn, schema } from './schema.js';

export const message = schema.table(
  'message',
  {
    tenant_id: uuid().notNull(),
    conversation_id: uuid().notNull(),
    seq: countColumn().notNull(),
    /** Made by the sender. */
    id: uuid().notNull(),
    sender_id: uuid().notNull(),
    kind: text().$type<'text' | 'system'>().notNull().default('text'),
    content: text().notNull(),
    /** SHA-256 of what was sent (content, reply, files): the same id again must be the same message, also after an edit. */
    sent_hash: bytesColumn().notNull(),
    reply_to_id: uuid(),
    created_at: instantColumn().notNull(),
    edited_at: instantColumn(),
    deleted_at: instantColumn(),
    version: countColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.conversation_id, table.seq] }),
    unique('message_id').on(table.tenant_id, table.id),
    foreignKey({
      columns: [table.tenant_id, table.conversation_id, table.sender_id],
      foreignColumns: [participant.tenant_id, participant.conversation_id, participant.user_id],
    }),
    foreignKey({ columns: [table.tenant_id, table.reply_to_id], foreignColumns: [table.tenant_id, table.id] }),
  ],
);

/** Earlier contents of an edited message. */
export const messageVersion = schema.table(
  'message_version',
  {
    tenant_id: uuid().notNull(),
    message_id: uuid().notNull(),
    version: countColumn().notNull(),
    content: text().notNull(),
    replaced_at: instantColumn().notNull(),
    replaced_by: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.message_id, table.version] }),
    foreignKey({ columns: [table.tenant_id, table.message_id], foreignColumns: [message.tenant_id, message.id] }),
  ],
);
