import { sql } from 'drizzle-orm';
import { boolean, foreignKey, index, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { countColumn, instantColumn, schema } from './schema.js';
import { tenant } from './tenant.js';

export const user = schema.table(
  'user',
  {
    tenant_id: uuid().notNull().references(() => tenant.tenant_id),
    id: uuid().notNull(),
    external_id: text().notNull(),
    name: text().notNull(),
    email: text(),
    avatar_url: text(),
    title: text(),
    locale: text(),
    time_zone: text(),
    /** Whether what this person reads is told, and she is told what others read. */
    receipts: boolean().notNull().default(true),
    role: text().$type<'member' | 'admin'>().notNull().default('member'),
    deactivated_at: instantColumn(),
    created_at: instantColumn().notNull().default(sql`now()`),
    version: countColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.id] }),
    unique('user_external').on(table.tenant_id, table.external_id),
    index('user_by_name').on(table.tenant_id, sql`lower(${table.name})`, table.id),
  ],
);

/** When a person was last connected; presence itself is never stored. */
export const lastSeen = schema.table(
  'last_seen',
  { tenant_id: uuid().notNull(), user_id: uuid().notNull(), last_seen_at: instantColumn().notNull() },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.user_id] }),
    foreignKey({ columns: [table.tenant_id, table.user_id], foreignColumns: [user.tenant_id, user.id] }),
  ],
);
