import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** What commands and queries get: a drizzle transaction of either driver, already inside its role and tenant. */
export type Transaction = PgDatabase<PgQueryResultHKT, Record<string, never>>;
