import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, integer, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countColumn, instantColumn, schema } from './schema.js';
import { user } from './user.js';

export const conversation = schema.table(
  'conversation',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    kind: text().$type<'direct' | 'group'>().notNull(),
    /** direct only: both user ids, the smaller first; so one between two people exists once. */
    direct_key: text(),
    title: text(),
    description: text(),
    /** One of limits.colours; null: by its id. */
    colour: integer(),
    /** Who may write. */
    posting: text().$type<'all' | 'admins'>().notNull().default('all'),
    created_by: uuid().notNull(),
    created_at: instantColumn().notNull(),
    participant_count: integer().notNull(),
    last_seq: countColumn().notNull().default(0),
    last_message_at: instantColumn(),
    /** Retention: messages below it are gone. */
    first_seq: countColumn().notNull().default(1),
    version: countColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.id] }),
    unique('conversation_direct').on(table.tenant_id, table.direct_key),
    foreignKey({ columns: [table.tenant_id, table.created_by], foreignColumns: [user.tenant_id, user.id] }),
  ],
);

export const participant = schema.table(
  'participant',
  {
    tenant_id: uuid().notNull(),
    conversation_id: uuid().notNull(),
    user_id: uuid().notNull(),
    role: text().$type<'owner' | 'admin' | 'member'>().notNull(),
    joined_at: instantColumn().notNull(),
    left_at: instantColumn(),
    /** The history window: the first message that this person may see. */
    from_seq: countColumn().notNull().default(1),
    /** The clock when this person's sight of the conversation last widened (joined, came back). */
    grant_version: countColumn().notNull(),
    read_seq: countColumn().notNull().default(0),
    delivered_seq: countColumn().notNull().default(0),
    /** A copy of the person's own setting: whether what she reads is told, and she is told what others read. */
    receipts: boolean().notNull().default(true),
    /** The clock when that last changed: what this person saw before is another sight. */
    told_since: countColumn().notNull().default(0),
    version: countColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.conversation_id, table.user_id] }),
    index('participant_by_user').on(table.tenant_id, table.user_id, table.conversation_id),
    foreignKey({ columns: [table.tenant_id, table.conversation_id], foreignColumns: [conversation.tenant_id, conversation.id] }),
    foreignKey({ columns: [table.tenant_id, table.user_id], foreignColumns: [user.tenant_id, user.id] }),
  ],
);

/** What only its owner may see of a conversation; made with the participant. */
export const preference = schema.table(
  'preference',
  {
    tenant_id: uuid().notNull(),
    conversation_id: uuid().notNull(),
    user_id: uuid().notNull(),
    archived_seq: countColumn(),
    muted_until: instantColumn(),
    notify: text().$type<'all' | 'mentions' | 'none'>().notNull().default('all'),
    pinned_at: instantColumn(),
    /** Marked unread from this message on. */
    unread_seq: countColumn(),
    /** Where the read point stood then: once it is beyond, the mark is over. */
    marked_read_seq: countColumn(),
    /** Messages deleted for this person alone. */
    hidden_seqs: countColumn().array().notNull().default(sql`'{}'`),
    draft: text(),
    version: countColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.conversation_id, table.user_id] }),
    foreignKey({
      columns: [table.tenant_id, table.conversation_id, table.user_id],
      foreignColumns: [participant.tenant_id, participant.conversation_id, participant.user_id],
    }),
  ],
);

/** Append-only: every advance of a watermark, so that the time of each message and person can be told. */
export const receipt = schema.table(
  'receipt',
  {
    tenant_id: uuid().notNull(),
    conversation_id: uuid().notNull(),
    user_id: uuid().notNull(),
    kind: text().$type<'read' | 'delivered'>().notNull(),
    /** The advance covers messages in (from_seq, to_seq]. */
    from_seq: countColumn().notNull(),
    to_seq: countColumn().notNull(),
    at: instantColumn().notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.conversation_id, table.user_id, table.kind, table.to_seq] }),
    foreignKey({
      columns: [table.tenant_id, table.conversation_id, table.user_id],
      foreignColumns: [participant.tenant_id, participant.conversation_id, participant.user_id],
    }),
  ],
);
