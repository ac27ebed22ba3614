import postgres from 'postgres';
import { arrayTypes } from './array-types.js';
import { SETTINGS } from '../tenant-transaction.js';

export type Rows = readonly (Record<string, unknown> & readonly unknown[])[];
type Answer = Rows & { readonly command?: string };

/** What drizzle's postgres.js session asks of its client. */
interface LazyQuery extends PromiseLike<Answer> {
  values(): PromiseLike<Answer>;
}

/** What drizzle builds with more parameters than these is a list spelled out: one more plan a length, which nobody asks for again. */
const PARAMETERS_KEPT = 32;

const asIs = (value: unknown): unknown => value;
const text = (to: number, from: number[]) => ({ to, from, serialize: asIs, parse: asIs });

/** Numbers are numbers (counts stay below 2^53), instants and JSON are text on the way in: the same from both drivers. */
const types = {
  count: { to: 20, from: [20], serialize: String, parse: Number },
  instant: text(1184, [1082, 1083, 1114, 1184]),
  ...arrayTypes,
  json: { to: 114, from: [114, 3802], serialize: asIs, parse: (value: string): unknown => JSON.parse(value) },
};

/**
 * One connection, held by one transaction at a time; statements issued in a row travel without waiting for each other. Once it is
 * lost it stays lost: postgres.js would reconnect and run what is left of a transaction outside of any.
 */
export class Connection {
  readonly #client: postgres.Sql;
  #session: postgres.ReservedSql | null = null;
  #lost: Error | null = null;
  readonly #waiting = new Set<(error: Error) => void>();

  private constructor(url: string) {
    this.#client = postgres(url, {
      max: 1,
      connect_timeout: 5,
      fetch_types: false,
      onnotice: () => undefined,
      onclose: () => this.#lose(connectionError('CONNECTION_CLOSED')),
      types,
      connection: SETTINGS as unknown as postgres.ConnectionParameters,
    } as postgres.Options<Record<string, postgres.PostgresType>>);
  }

  static async open(url: string): Promise<Connection> {
    const connection = new Connection(url);
    try {
      await connection.#reserve();
      return connection;
    } catch (error) {
      connection.destroy();
      throw error;
    }
  }

  get alive(): boolean {
    return this.#lost === null;
  }

  /** Without parameters and without a plan to keep: BEGIN, COMMIT, ROLLBACK. */
  control(command: string): Promise<Answer> {
    return this.#issue((session) => session.unsafe(command));
  }

  /** A prepared statement. `values`: rows as arrays. */
  run(statement: string, values: readonly unknown[], raw = false, prepare = true): Promise<Answer> {
    return this.#issue((session) => {
      const query = session.unsafe(statement, values as postgres.ParameterOrJSON<never>[], { prepare, simple: false } as postgres.UnsafeQueryOptions);
      return raw ? query.values() : query;
    });
  }

  runForBytes(statement: string, values: readonly unknown[]): Promise<readonly (readonly (Buffer | null)[])[]> {
    return this.#issue((session) => session.unsafe(statement, values as postgres.ParameterOrJSON<never>[], { prepare: true }).raw());
  }

  /** For drizzle; `open` says whether the transaction that it belongs to is still there. */
  lazy(statement: string, values: readonly unknown[], open: () => void): LazyQuery {
    const start = (raw: boolean): Promise<Answer> => {
      open();
      return this.run(statement, values, raw, values.length <= PARAMETERS_KEPT);
    };
    return {
      // oxlint-disable-next-line unicorn/no-thenable -- drizzle awaits it, or asks for values() first, and it must start only then
      then: (onfulfilled, onrejected) => new Promise<Answer>((resolve) => resolve(start(false))).then(onfulfilled, onrejected),
      values: () => new Promise<Answer>((resolve) => resolve(start(true))),
    };
  }

  /** Ends at once; what waits is rejected. */
  destroy(): void {
    this.#lose(connectionError('CONNECTION_DESTROYED'));
    this.#client.end({ timeout: 0 }).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#lost ??= connectionError('CONNECTION_ENDED');
    this.#session?.release();
    await this.#client.end({ timeout: 1 });
  }

  /** Asks something first: postgres.js would wait for ever for a connection that it only reserves. */
  async #reserve(): Promise<void> {
    this.#session = await new Promise<postgres.ReservedSql>((resolve, reject) => {
      this.#waiting.add(reject);
      this.#client.unsafe('select 1').then(() => this.#client.reserve()).then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }

  #issue<Result = Answer>(make: (session: postgres.ReservedSql) => PromiseLike<unknown>): Promise<Result> {
    const session = this.#session;
    if (this.#lost !== null || session === null) return Promise.reject(this.#lost ?? connectionError('CONNECTION_CLOSED'));
    return new Promise<Result>((resolve, reject) => {
      // postgres.js forgets what still queues on a reserved connection that closes: it is rejected here.
      this.#waiting.add(reject);
      make(session).then(
        (answer) => {
          this.#waiting.delete(reject);
          resolve(answer as Result);
        },
        (error: unknown) => {
          this.#waiting.delete(reject);
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  #lose(error: Error): void {
    if (this.#lost !== null) return;
    this.#lost = error;
    for (const reject of this.#waiting) reject(error);
    this.#waiting.clear();
    this.#client.end({ timeout: 0 }).catch(() => undefined);
  }
}

function connectionError(code: string): Error {
  return Object.assign(new Error(`The connection to PostgreSQL is gone (${code}).`), { code });
}
