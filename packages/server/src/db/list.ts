import { sql, type SQL } from 'drizzle-orm';

/**
 * A list of values as one parameter: `= any(${list(ids)}::uuid[])`. drizzle would spread an array into one parameter an element, and
 * every length would be another prepared statement.
 */
export function list(values: readonly (string | number | null)[]): SQL {
  return sql`${sql.param(values)}`;
}
