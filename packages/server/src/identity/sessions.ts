import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, notInArray, or, sql, desc } from 'drizzle-orm';
import { LRUCache } from 'lru-cache';
import type { Actor, Session } from '../actor.js';
import type { Database } from '../db/database.js';
import { list } from '../db/list.js';
import { rows } from '../db/rows.js';
import { session as table } from '../db/tables/session.js';
import { hashSecret, newSecret } from './secret.js';

export type StoredKind = 'bearer' | 'cookie';

/** What the table says of a session. */
export interface StoredSession {
  readonly session: Session;
  /** ms since 1970. */
  readonly created_at: number;
}

/** How long a session lives without being used; a bearer's is never prolonged. */
const LIFE_MS: Readonly<Record<StoredKind, number>> = { bearer: 15 * 60_000, cookie: 12 * 60 * 60_000 };
/** A cookie session ends then, however busy it is. */
const LONGEST_MS = 7 * 24 * 60 * 60_000;
const MOST_PER_USER = 100;
const FRESH_MS = 5_000;
const MOST_CACHED = 200_000;

export interface OpenedSession {
  readonly session: Session;
  readonly secret: string;
}

export interface GivenSession {
  readonly id?: string;
  readonly secret?: string;
  /** The session that the same sign-in makes beside this one (a cookie's and a bearer's): they end together. */
  readonly sibling?: string;
}

interface Cached extends StoredSession {
  readonly checked_at: number;
}

/**
 * Sessions, kept in PostgreSQL by the hash of their secret. What was looked up counts for 5 s, so that most requests cost no
 * query; a sign-out is heard at once (`forget`), and where its bell was lost, 5 s later. A database that is away is
 * ChatError `unavailable`, never "no session".
 */
export class Sessions {
  readonly #database: Database;
  readonly #cache = new LRUCache<string, Cached>({ max: MOST_CACHED, dispose: ({ session }, key) => this.#unlink(session.id, key) });
  readonly #keyById = new Map<string, string>();
  readonly #looking = new Map<string, Promise<StoredSession | null>>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Makes a session of a person; its secret is told here and nowhere else. */
  async open({ tenant_id, user_id }: Actor, kind: StoredKind, given: GivenSession = {}): Promise<OpenedSession> {
    const secret = given.secret ?? newSecret();
    const now = Date.now();
    const session: Session = { id: given.id ?? randomUUID(), tenant_id, user_id, kind, expires_at: now + LIFE_MS[kind] };
    const secret_hash = hashSecret(secret);
    await this.#database.asSystem(async (tx) => {
      await tx.insert(table).values({ tenant_id, id: session.id, user_id, kind, secret_hash, data: { sibling: given.sibling ?? null }, created_at: iso(now), expires_at: iso(session.expires_at) });
      const newest = tx.select({ id: table.id }).from(table).where(ofUsers(tenant_id, [user_id])).orderBy(desc(table.created_at), desc(table.id)).limit(MOST_PER_USER);
      await tx.delete(table).where(and(ofUsers(tenant_id, [user_id]), notInArray(table.id, newest)));
    });
    this.#remember(secret_hash.toString('base64'), { session, created_at: now, checked_at: now });
    return { session, secret };
  }

  /** The session that a secret opens; null when there is none, or it is over. */
  async find(secret: string): Promise<Session | null> {
    const hash = hashSecret(secret);
    const key = hash.toString('base64');
    const now = Date.now();
    const cached = this.#cache.get(key);
    if (cached !== undefined && now - cached.checked_at < FRESH_MS) return cached.session.expires_at > now ? cached.session : null;
    let looking = this.#looking.get(key);
    if (looking === undefined) {
      looking = this.#look(hash, key).finally(() => this.#looking.delete(key));
      this.#looking.set(key, looking);
    }
    return (await looking)?.session ?? null;
  }

  /** By its id, from the database: for tickets. */
  async findById(tenant_id: string, id: string): Promise<Session | null> {
    const found = await this.#database.asSystem((tx) => tx.select(columns).from(table).where(and(eq(table.tenant_id, tenant_id), eq(table.id, id), current())));
    return found[0] === undefined ? null : toStored(found[0]).session;
  }

  /** Ends a session, and the one that the same sign-in made beside it; gives the ids of those that ended. */
  async revoke({ tenant_id, user_id, id }: Pick<Session, 'tenant_id' | 'user_id' | 'id'>): Promise<readonly string[]> {
    const ended = await this.#database.asSystem((tx) =>
      tx
        .update(table)
        .set({ revoked_at: iso(Date.now()) })
        .where(and(ofUsers(tenant_id, [user_id]), or(eq(table.id, id), eq(sql`${table.data}->>'sibling'`, id)), isNull(table.revoked_at)))
        .returning({ id: table.id }));
    for (const each of ended) this.forget(each.id);
    return ended.map((each) => each.id);
  }

  /** Ends all the sessions of these people and gives their ids. */
  async revokeOfUsers(tenant_id: string, user_ids: readonly string[]): Promise<readonly string[]> {
    if (user_ids.length === 0) return [];
    const ended = await this.#database.asSystem((tx) =>
      tx.update(table).set({ revoked_at: iso(Date.now()) }).where(and(ofUsers(tenant_id, user_ids), isNull(table.revoked_at))).returning({ id: table.id }));
    for (const { id } of ended) this.forget(id);
    return ended.map((row) => row.id);
  }

  /** Of these, the ids that the table no longer knows as running. */
  async overAmong(sessions: readonly Session[]): Promise<Set<string>> {
    const [tenant_ids, ids] = [list(sessions.map((each) => each.tenant_id)), list(sessions.map((each) => each.id))];
    const over = await this.#database.asSystem((tx) => rows<{ readonly id: string }>(tx, sql`
      select i.id from unnest(${tenant_ids}::uuid[], ${ids}::uuid[]) as i(tenant_id, id)
      where not exists (select 1 from ${table} s where s.tenant_id = i.tenant_id and s.id = i.id and s.revoked_at is null)`));
    return new Set(over.map(({ id }) => id));
  }

  /** A bell says that this session is over, or changed. */
  forget(session_id: string): void {
    const key = this.#keyById.get(session_id);
    if (key !== undefined) this.#cache.delete(key);
  }

  async #look(hash: Buffer, key: string): Promise<StoredSession | null> {
    const rows = await this.#database.asSystem((tx) => tx.select(columns).from(table).where(and(eq(table.secret_hash, hash), current())));
    const row = rows[0];
    if (row === undefined) {
      this.#cache.delete(key);
      return null;
    }
    const stored = await this.#prolong(toStored(row));
    this.#remember(key, { ...stored, checked_at: Date.now() });
    return stored;
  }

  /** A cookie session that is used lives on, half a life at a time. */
  async #prolong(stored: StoredSession): Promise<StoredSession> {
    const { session, created_at } = stored;
    const now = Date.now();
    if (session.kind !== 'cookie' || session.expires_at - now > LIFE_MS.cookie / 2) return stored;
    const expires_at = Math.min(now + LIFE_MS.cookie, created_at + LONGEST_MS);
    if (expires_at <= session.expires_at) return stored;
    await this.#database.asSystem((tx) => tx.update(table).set({ expires_at: iso(expires_at) }).where(and(eq(table.tenant_id, session.tenant_id), eq(table.id, session.id))));
    return { created_at, session: { ...session, expires_at } };
  }

  #remember(key: string, cached: Cached): void {
    this.#cache.set(key, cached);
    this.#keyById.set(cached.session.id, key);
  }

  #unlink(session_id: string, key: string): void {
    if (this.#keyById.get(session_id) === key && !this.#cache.has(key)) this.#keyById.delete(session_id);
  }
}

const columns = {
  id: table.id,
  tenant_id: table.tenant_id,
  user_id: table.user_id,
  kind: table.kind,
  created_ms: sql`extract(epoch from ${table.created_at}) * 1000`.mapWith(Number),
  expires_ms: sql`extract(epoch from ${table.expires_at}) * 1000`.mapWith(Number),
};

function toStored(row: { id: string; tenant_id: string; user_id: string; kind: StoredKind; created_ms: number; expires_ms: number }): StoredSession {
  const { id, tenant_id, user_id, kind } = row;
  return { created_at: row.created_ms, session: { id, tenant_id, user_id, kind, expires_at: row.expires_ms } };
}

function current() {
  return and(isNull(table.revoked_at), gt(table.expires_at, iso(Date.now())));
}

function ofUsers(tenant_id: string, user_ids: readonly string[]) {
  return and(eq(table.tenant_id, tenant_id), inArray(table.user_id, [...user_ids]));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
