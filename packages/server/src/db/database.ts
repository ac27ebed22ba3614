import type { Transaction } from './transaction.js';

/**
 * The one door to the database. Every transaction enters a role that owns nothing and cannot bypass row-level security:
 * a tenant's (`asTenant`, sees that tenant alone) or the narrow system one (`asSystem`: tenants, their keys, clocks, sessions, tickets).
 * An unreachable database is ChatError `unavailable`, whatever was asked.
 */
export interface Database {
  readonly kind: 'postgres' | 'pglite';
  /** Interactive; at most 5 s. `snapshot`: REPEATABLE READ READ ONLY, for reads that carry a position. */
  asTenant<T>(tenant_id: string, run: (tx: Transaction) => Promise<T>, options?: { readonly snapshot?: boolean }): Promise<T>;
  asSystem<T>(run: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * The hot path: BEGIN, role and tenant, then the statements, then COMMIT, issued together and awaited once (in turn on PGlite).
   * Returns the rows of each statement. Values are text, numbers, null or arrays of them, with explicit casts in the SQL.
   */
  pipeline(tenant_id: string, statements: readonly Statement[], options?: Urgency): Promise<readonly (readonly Record<string, unknown>[])[]>;
  /**
   * One statement that is a transaction by itself. It may only call a function of ours that belongs to tenant_chat_app, runs as that
   * role and sets its tenant before it reads (docs/decisions/0007).
   */
  ask(statement: Statement, options?: Urgency): Promise<readonly Record<string, unknown>[]>;
  /** The same, with each value as PostgreSQL wrote it in its text format: what goes out as it came is not made a string of in between. */
  askBytes(statement: Statement): Promise<readonly (readonly (Buffer | null)[])[]>;
  close(): Promise<void>;
}

export interface Urgency {
  /** A batch of writes carries many: where connections are short, it goes before all that are not one, and after those that came earlier. */
  readonly first?: boolean;
}

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}
