import { sql } from 'drizzle-orm';
import { foreignKey, index, jsonb, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytesColumn, instantColumn, schema } from './schema.js';
import { user } from './user.js';

/** A signed-in person on one device. Read before the tenant is known, by the system role, through the hash of its secret. */
export const session = schema.table(
  'session',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    user_id: uuid().notNull(),
    kind: text().$type<'bearer' | 'cookie'>().notNull(),
    /** SHA-256 of the access token, or of the cookie session's id. */
    secret_hash: bytesColumn().notNull(),
    /** What @fastify/session keeps for a cookie session. */
    data: jsonb().$type<Readonly<Record<string, unknown>>>(),
    created_at: instantColumn().notNull().default(sql`now()`),
    expires_at: instantColumn().notNull(),
    revoked_at: instantColumn(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.id] }),
    // 256 random bits are their own proof: this one key is not prefixed by the tenant, which is not known yet.
    unique('session_secret').on(table.secret_hash),
    index('session_by_user').on(table.tenant_id, table.user_id),
    index('session_by_expiry').on(table.expires_at),
    foreignKey({ columns: [table.tenant_id, table.user_id], foreignColumns: [user.tenant_id, user.id] }),
  ],
);

/** Opens one socket, once. */
export const ticket = schema.table(
  'ticket',
  {
    tenant_id: uuid().notNull(),
    secret_hash: bytesColumn().notNull(),
    session_id: uuid().notNull(),
    expires_at: instantColumn().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.secret_hash] }),
    index('ticket_by_secret').on(table.secret_hash),
    index('ticket_by_expiry').on(table.expires_at),
    foreignKey({ columns: [table.tenant_id, table.session_id], foreignColumns: [session.tenant_id, session.id] }).onDelete('cascade'),
  ],
);
