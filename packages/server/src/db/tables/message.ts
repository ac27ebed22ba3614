import type { Message, SystemFact } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, json, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { participant } from './conversation.js';
import { bytesColumn, countColumn, instantColumn, schema } from './schema.js';
import { user } from './user.js';

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
    /** SHA-256 of what was sent (reply, forwarded, content; `commands/writer.ts`): the same id again must be the same message, also after an edit. */
    sent_hash: bytesColumn().notNull(),
    reply_to_id: uuid(),
    is_forwarded: boolean().notNull().default(false),
    /** Reactions as the wire has them, made of the table below by every change of it; null: none. */
    reactions: json().$type<Message['reactions']>(),
    /** Who is meant in the text, as the wire has it; null: nobody. */
    mentions: json().$type<Message['mentions']>(),
    pinned_at: instantColumn(),
    /** What a line of the system says; null: a text. */
    system: json().$type<SystemFact>(),
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
    index('message_pinned').on(table.tenant_id, table.conversation_id, table.pinned_at).where(sql`pinned_at is not null`),
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

/** Who reacted with what. */
export const reaction = schema.table(
  'reaction',
  {
    tenant_id: uuid().notNull(),
    message_id: uuid().notNull(),
    emoji: text().notNull(),
    user_id: uuid().notNull(),
    created_at: instantColumn().notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.message_id, table.emoji, table.user_id] }),
    foreignKey({ columns: [table.tenant_id, table.message_id], foreignColumns: [message.tenant_id, message.id] }),
    foreignKey({ columns: [table.tenant_id, table.user_id], foreignColumns: [user.tenant_id, user.id] }),
  ],
);

/** Whom a message means, as its row says: written with the message and with every edit, gone with what was deleted. */
export const mention = schema.table(
  'mention',
  {
    tenant_id: uuid().notNull(),
    conversation_id: uuid().notNull(),
    /** null: everybody. */
    user_id: uuid(),
    seq: countColumn().notNull(),
  },
  (table) => [
    unique('mention_place').on(table.tenant_id, table.conversation_id, table.user_id, table.seq).nullsNotDistinct(),
    foreignKey({ columns: [table.tenant_id, table.conversation_id, table.seq], foreignColumns: [message.tenant_id, message.conversation_id, message.seq] }),
    foreignKey({
      columns: [table.tenant_id, table.conversation_id, table.user_id],
      foreignColumns: [participant.tenant_id, participant.conversation_id, participant.user_id],
    }),
  ],
);
