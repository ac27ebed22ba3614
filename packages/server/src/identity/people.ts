import type { DirectoryEntry, User, UserRow } from '@tenant-chat/protocol/schemas';
import { and, eq } from 'drizzle-orm';
import { ChatError } from '../chat-error.js';
import type { Database } from '../db/database.js';
import { user } from '../db/tables/user.js';
import { userRows } from '../feed/rows/user-rows.js';
import type { PresenceStore } from '../presence/presence-store.js';
import { readLastSeen } from '../queries/read-last-seen.js';
import { addPresence } from '../queries/user-with-presence.js';
import { hostSessionId } from './host-session-id.js';
import type { Sessions } from './sessions.js';

export interface PeopleOptions {
  readonly database: Database;
  readonly presence: PresenceStore;
  readonly sessions: Sessions;
  /** The command that writes the directory. */
  readonly putUsers: (tenant_id: string, entries: readonly DirectoryEntry[]) => Promise<UserRow[]>;
  /** Tells everybody that a session is over. */
  readonly revoked: (tenant_id: string, session_id: string) => void;
}

/** The people of the tenants, as identity meets them: at sign-in, and when the host fills its directory. */
export class People {
  readonly #options: PeopleOptions;

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  /** A person whose identity was verified: created at first sight, updated later. Throws ChatError `user_deactivated`. */
  async admit(tenant_id: string, entry: DirectoryEntry): Promise<UserRow> {
    const [row] = await this.#options.putUsers(tenant_id, [entry]);
    if (row === undefined) throw new Error('putUsers gave no row');
    if (row.deactivated_at !== null) throw new ChatError('user_deactivated');
    return row;
  }

  /** The directory as the host gives it; who is deactivated loses all sessions at once. */
  async put(tenant_id: string, entries: readonly DirectoryEntry[]): Promise<UserRow[]> {
    const rows = await this.#options.putUsers(tenant_id, entries);
    await this.signOut(tenant_id, rows.filter((row) => row.deactivated_at !== null).map((row) => row.id));
    return rows;
  }

  /** Ends all sessions of these people. */
  async signOut(tenant_id: string, user_ids: readonly string[]): Promise<void> {
    for (const id of await this.#options.sessions.revokeOfUsers(tenant_id, user_ids)) this.#options.revoked(tenant_id, id);
    for (const user_id of user_ids) this.#options.revoked(tenant_id, hostSessionId(tenant_id, user_id));
  }

  /** The id of a person by the host's own; null: nobody. */
  async find(tenant_id: string, external_id: string): Promise<string | null> {
    const rows = await this.#options.database.asTenant(tenant_id, (tx) =>
      tx.select({ id: user.id }).from(user).where(and(eq(user.tenant_id, tenant_id), eq(user.external_id, external_id))));
    return rows[0]?.id ?? null;
  }

  async withPresence(tenant_id: string, rows: readonly UserRow[]): Promise<User[]> {
    const { database, presence } = this.#options;
    const lastSeen = await database.asTenant(tenant_id, (tx) => readLastSeen(tx, tenant_id, rows.map((row) => row.id)));
    return addPresence(presence, tenant_id, rows, lastSeen);
  }

  /** One person as HTTP answers give them. Throws ChatError `session_required` when they are not there. */
  async read(tenant_id: string, user_id: string): Promise<User> {
    const rows = await this.#options.database.asTenant(tenant_id, (tx) => userRows(tx, tenant_id, [user_id]));
    const [person] = await this.withPresence(tenant_id, rows);
    if (person === undefined) throw new ChatError('session_required');
    return person;
  }
}
