import { limits } from '@tenant-chat/protocol/wire';
import { and, eq, gt } from 'drizzle-orm';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import type { Database } from '../db/database.js';
import { ticket as table } from '../db/tables/session.js';
import { hashSecret, newSecret } from './secret.js';
import type { Sessions } from './sessions.js';

/** A ticket stands in an address, so it opens one socket, once, within 30 s. */
export class Tickets {
  readonly #database: Database;
  readonly #sessions: Pick<Sessions, 'findById'>;

  constructor(database: Database, sessions: Pick<Sessions, 'findById'>) {
    this.#database = database;
    this.#sessions = sessions;
  }

  async make({ tenant_id, id: session_id }: Session): Promise<string> {
    const ticket = newSecret();
    const expires_at = new Date(Date.now() + limits.ticket_ms).toISOString();
    await this.#database.asSystem((tx) => tx.insert(table).values({ tenant_id, session_id, secret_hash: hashSecret(ticket), expires_at }));
    return ticket;
  }

  /** Uses a ticket up and gives the session that it was made for. Throws ChatError `ticket_invalid`. */
  async take(ticket: string): Promise<Session> {
    const rows = await this.#database.asSystem((tx) =>
      tx
        .delete(table)
        .where(and(eq(table.secret_hash, hashSecret(ticket)), gt(table.expires_at, new Date().toISOString())))
        .returning({ tenant_id: table.tenant_id, session_id: table.session_id }));
    const taken = rows[0];
    const session = taken === undefined ? null : await this.#sessions.findById(taken.tenant_id, taken.session_id);
    if (session === null) throw new ChatError('ticket_invalid');
    return session;
  }
}
