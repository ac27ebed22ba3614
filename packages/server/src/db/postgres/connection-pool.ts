import { ChatError } from '../../chat-error.js';
import { Connection } from './connection.js';

interface Waiter {
  readonly first: boolean;
  readonly resolve: (connection: Connection) => void;
  readonly reject: (error: unknown) => void;
  readonly timer: NodeJS.Timeout;
}

/** Who waits longer for a connection than a transaction may take is told to come back. */
const PATIENCE_MS = 5_000;

/** At most `size` connections, made when needed; lost ones are replaced, so it heals when the database is back. */
export class ConnectionPool {
  readonly #url: string;
  readonly #size: number;
  readonly #idle: Connection[] = [];
  readonly #all = new Set<Connection>();
  #opening = 0;
  #waiters: Waiter[] = [];
  #closed = false;

  constructor(url: string, size: number) {
    this.#url = url;
    this.#size = size;
  }

  /** `first`: before others that wait, in their own order. */
  async acquire(first = false): Promise<Connection> {
    if (this.#closed) throw new ChatError('unavailable');
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (idle.alive) return idle;
      this.#all.delete(idle);
    }
    return new Promise<Connection>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiters = this.#waiters.filter((each) => each !== waiter);
        reject(new ChatError('unavailable'));
      }, PATIENCE_MS);
      const waiter: Waiter = { first, resolve, reject, timer };
      const place = first ? this.#waiters.findIndex((each) => !each.first) : -1;
      this.#waiters.splice(place === -1 ? this.#waiters.length : place, 0, waiter);
      this.#grow();
    });
  }

  release(connection: Connection): void {
    if (!connection.alive || this.#closed) {
      this.#all.delete(connection);
      if (connection.alive) void connection.close().catch(() => undefined);
      this.#grow();
      return;
    }
    const waiter = this.#next();
    if (waiter === undefined) this.#idle.push(connection);
    else waiter.resolve(connection);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (let waiter = this.#next(); waiter !== undefined; waiter = this.#next()) waiter.reject(new ChatError('unavailable'));
    const idle = this.#idle.splice(0);
    await Promise.all(idle.map((connection) => connection.close().catch(() => undefined)));
    idle.forEach((connection) => this.#all.delete(connection));
    // Those in use close when they come back; not for ever.
    for (let waited = 0; this.#all.size > 0 && waited < PATIENCE_MS; waited += 10) await new Promise((resolve) => setTimeout(resolve, 10));
    this.#all.forEach((connection) => connection.destroy());
  }

  #next(): Waiter | undefined {
    const waiter = this.#waiters.shift();
    if (waiter !== undefined) clearTimeout(waiter.timer);
    return waiter;
  }

  #grow(): void {
    if (this.#waiters.length <= this.#opening || this.#all.size + this.#opening >= this.#size) return;
    this.#opening += 1;
    Connection.open(this.#url).then(
      (connection) => {
        this.#opening -= 1;
        this.#all.add(connection);
        this.release(connection);
      },
      (error: unknown) => {
        this.#opening -= 1;
        this.#next()?.reject(error);
        this.#grow();
      },
    );
  }
}
