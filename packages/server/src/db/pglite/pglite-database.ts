import { AsyncLocalStorage } from 'node:async_hooks';
import type { PGlite, Transaction as PgliteTx } from '@electric-sql/pglite';
import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { PgliteSession } from 'drizzle-orm/pglite';
import { ChatError } from '../../chat-error.js';
import { asDatabaseError } from '../database-error.js';
import type { Database, Statement } from '../database.js';
import { ENTER, enterValues } from '../tenant-transaction.js';
import type { Transaction } from '../transaction.js';

const dialect = new PgDialect();
/** PGlite makes values of these types (boolean, bigint, integer, uuid[], by their fixed numbers) unless it is told not to. */
const asWritten = Object.fromEntries([16, 20, 23, 2951].map((type) => [type, (value: string) => value]));

/** The embedded default: one connection, so transactions take turns. */
export class PgliteDatabase implements Database {
  readonly kind = 'pglite';
  readonly #pglite: PGlite;
  readonly #release: () => void;
  /** A transaction begun inside of another would wait for itself for ever: it is refused instead. */
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();
  #closed = false;

  constructor(pglite: PGlite, release: () => void) {
    this.#pglite = pglite;
    this.#release = release;
  }

  asTenant<T>(tenant_id: string, run: (tx: Transaction) => Promise<T>, options: { readonly snapshot?: boolean } = {}): Promise<T> {
    return this.#transact(tenant_id, options.snapshot === true, (tx) => run(transactionOn(tx)));
  }

  asSystem<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#transact(null, false, (tx) => run(transactionOn(tx)));
  }

  pipeline(tenant_id: string, statements: readonly Statement[]): Promise<readonly (readonly Record<string, unknown>[])[]> {
    return this.#transact(tenant_id, false, async (tx) => {
      const results: Record<string, unknown>[][] = [];
      for (const statement of statements) results.push((await tx.query<Record<string, unknown>>(statement.text, [...statement.values])).rows);
      return results;
    });
  }

  async ask({ text, values }: Statement): Promise<readonly Record<string, unknown>[]> {
    if (this.#closed) throw new ChatError('unavailable');
    try {
      return (await this.#pglite.query<Record<string, unknown>>(text, [...values])).rows;
    } catch (error) {
      throw asDatabaseError(error);
    }
  }

  async askBytes({ text, values }: Statement): Promise<readonly (readonly (Buffer | null)[])[]> {
    if (this.#closed) throw new ChatError('unavailable');
    try {
      const { rows } = await this.#pglite.query<(string | null)[]>(text, [...values], { rowMode: 'array', parsers: asWritten });
      return rows.map((row) => row.map((value) => (value === null ? null : Buffer.from(value))));
    } catch (error) {
      throw asDatabaseError(error);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    try {
      await this.#pglite.close();
    } finally {
      this.#release();
    }
  }

  async #transact<T>(tenant_id: string | null, snapshot: boolean, run: (tx: PgliteTx) => Promise<T>): Promise<T> {
    if (this.#closed) throw new ChatError('unavailable');
    if (this.#inside.getStore()?.open === true) throw new Error('A transaction may not begin inside of another: hand the outer one down.');
    const scope = { open: true };
    try {
      return await this.#pglite.transaction(async (tx) => {
        if (snapshot) await tx.exec('set transaction isolation level repeatable read read only');
        await tx.query(ENTER, [...enterValues(tenant_id)]);
        return this.#inside.run(scope, () => run(tx));
      });
    } catch (error) {
      throw asDatabaseError(error);
    } finally {
      scope.open = false;
    }
  }
}

function transactionOn(tx: PgliteTx): Transaction {
  const session = new PgliteSession(tx as never, dialect, undefined, {});
  return new PgDatabase(dialect, session as never, undefined) as unknown as Transaction;
}
