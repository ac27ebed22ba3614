import { sql, type AnyColumn, type SQL } from 'drizzle-orm';

/** An instant in a select as the wire has it: ISO 8601, UTC, milliseconds; null stays null. */
export function instant(value: SQL | AnyColumn): SQL<string | null> {
  return sql<string | null>`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
