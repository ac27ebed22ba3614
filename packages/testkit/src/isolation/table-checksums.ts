import type { Sql } from 'postgres';

/** Tables that reading may touch (when somebody was seen, which sessions are used), and the journal of migrations. */
const apart = new Set(['last_seen', 'session', 'ticket', 'migration']);

/** The names of the product's tables. */
export async function tableNames(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'tenant_chat' and c.relkind in ('r', 'p') order by 1`;
  return rows.map((row) => row.name);
}

/**
 * Table -> checksum of all its rows, of both tenants. Not of the clock of `mover`, the tenant in which somebody acts: a batch of
 * sends takes its numbers before it judges, for a made-up id as for any other.
 */
export async function tableChecksums(sql: Sql, mover: string): Promise<Readonly<Record<string, string>>> {
  const names = (await tableNames(sql)).filter((name) => !apart.has(name));
  const statements = names.map((name) => `
    select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum
    from tenant_chat."${name}" t ${name === 'tenant_clock' ? 'where t.tenant_id <> $1' : 'where $1::uuid is not null'}`);
  const rows = await sql.unsafe<{ name: string; sum: string }[]>(statements.join(' union all '), [mover]);
  return Object.fromEntries(rows.map((row) => [row.name, row.sum]));
}
