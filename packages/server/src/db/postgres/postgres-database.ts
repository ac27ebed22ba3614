import { PgDatabase, PgDialect } from 'drizzle-orm/pg-core';
import { PostgresJsSession } from 'drizzle-orm/postgres-js';
import { ChatError } from '../../chat-error.js';
import { asDatabaseError } from '../database-error.js';
import type { Database, Statement, Urgency } from '../database.js';
import { BEGIN, BEGIN_SNAPSHOT, ENTER, enterValues } from '../tenant-transaction.js';
import type { Transaction } from '../transaction.js';
import type { Connection } from './connection.js';
import { ConnectionPool } from './connection-pool.js';

/** PostgreSQL's own timeouts fire first; this one frees us from a server that does not even answer. */
const TRANSACTION_MS = 15_000;

const dialect = new PgDialect();

export class PostgresDatabase implements Database {
  readonly kind = 'postgres';
  readonly #pool: ConnectionPool;

  constructor(url: string, pool_size: number) {
    this.#pool = new ConnectionPool(url, pool_size);
  }

  asTenant<T>(tenant_id: string, run: (tx: Transaction) => Promise<T>, options: { readonly snapshot?: boolean } = {}): Promise<T> {
    return this.#transact(tenant_id, options.snapshot === true, run);
  }

  asSystem<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#transact(null, false, run);
  }

  async pipeline(tenant_id: string, statements: readonly Statement[], { first = false }: Urgency = {}): Promise<readonly (readonly Record<string, unknown>[])[]> {
    return this.#hold(first, async (connection) => {
      const settled = await Promise.allSettled([
        connection.control(BEGIN),
        connection.run(ENTER, enterValues(tenant_id)),
        ...statements.map((statement) => connection.run(statement.text, statement.values)),
        // After a failed statement COMMIT is a ROLLBACK, so nothing half done can stay.
        connection.control('commit'),
      ]);
      const failed = settled.find((each) => each.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return settled.slice(2, -1).map((each) => (each.status === 'fulfilled' ? each.value : []));
    });
  }

  ask({ text, values }: Statement, { first = false }: Urgency = {}): Promise<readonly Record<string, unknown>[]> {
    return this.#hold(first, (connection) => connection.run(text, values));
  }

  askBytes({ text, values }: Statement): Promise<readonly (readonly (Buffer | null)[])[]> {
    return this.#hold(false, (connection) => connection.runForBytes(text, values));
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  async #hold<T>(first: boolean, use: (connection: Connection) => Promise<T>): Promise<T> {
    try {
      const connection = await this.#pool.acquire(first);
      const timer = setTimeout(() => connection.destroy(), TRANSACTION_MS);
      try {
        return await use(connection);
      } finally {
        clearTimeout(timer);
        this.#pool.release(connection);
      }
    } catch (error) {
      throw asDatabaseError(error);
    }
  }

  #transact<T>(tenant_id: string | null, snapshot: boolean, run: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#hold(false, async (connection) => {
      // Not awaited: the first statement of `run` follows on their heels. A failed one fails all that come after it.
      const opening = [connection.control(snapshot ? BEGIN_SNAPSHOT : BEGIN), connection.run(ENTER, enterValues(tenant_id))];
      opening.forEach((each) => each.catch(() => undefined));
      const scope = { open: true };
      try {
        const result = await run(transactionOn(connection, scope));
        await Promise.all(opening);
        scope.open = false;
        if (snapshot) {
          // Nothing to keep: who comes next on this connection queues behind it.
          connection.control('commit').catch(() => undefined);
          return result;
        }
        const end = await connection.control('commit');
        if (end.command !== 'COMMIT') throw new Error('A statement of this transaction failed and its error was swallowed: nothing was committed.');
        return result;
      } catch (error) {
        scope.open = false;
        const failed = (await Promise.allSettled(opening)).find((each) => each.status === 'rejected');
        await connection.control('rollback').catch(() => undefined);
        throw failed === undefined ? error : failed.reason;
      }
    });
  }
}

/** drizzle over a connection that is inside its transaction; unusable after the end, so that nothing strays into the next one. */
function transactionOn(connection: Connection, scope: { readonly open: boolean }): Transaction {
  const open = () => {
    if (!scope.open) throw new ChatError('internal', { cause: new Error('This transaction is over.') });
  };
  const client = { options: { parsers: {}, serializers: {} }, unsafe: (statement: string, values: readonly unknown[] = []) => connection.lazy(statement, values, open) };
  // drizzle wants postgres.js's own Sql and calls nothing of it but unsafe().
  const session = new PostgresJsSession(client as never, dialect, undefined, {});
  return new PgDatabase(dialect, session as never, undefined) as unknown as Transaction;
}
