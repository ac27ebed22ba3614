import type { DirectoryEntry, UserRow } from '@tenant-chat/protocol/schemas';
import type { ErrorCode } from '@tenant-chat/protocol/wire';
import { asc, eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { rows } from '../db/rows.js';
import { change, type ChangeType } from '../db/tables/change.js';
import { addPeople, addTenant, openTestDatabase, testDatabaseKinds, type TestDatabase, type TestDatabaseKind } from '../db/test-database.js';
import type { Commit } from '../feed/feed-event.js';
import { ensureTenants } from '../identity/ensure-tenants.js';
import { MemoryPresence } from '../presence/memory-presence.js';
import { createHandlers } from './create-handlers.js';
import type { OperationHandlers } from './operation-handlers.js';
import { putUsers } from './put-users.js';
import { createRunCommand } from './run-command.js';
import { createWriter, type Writer } from './writer.js';

/** For tests: the verbs and questions over a real database, with the characters of both tenants. Not part of the package's public entry. */
export interface ChatWorld {
  readonly test: TestDatabase;
  readonly handlers: OperationHandlers;
  readonly presence: MemoryPresence;
  readonly commits: readonly Commit[];
  readonly signals: readonly { readonly user_id: string; readonly conversation_id: string; readonly is_typing: boolean }[];
  readonly ana: Actor;
  readonly bruno: Actor;
  readonly chen: Actor;
  readonly dora: Actor;
  readonly gina: Actor;
  readonly hugo: Actor;
  newId(): string;
  /** The character's name, for readable expectations. */
  nameOf(user_id: string): string;
  putUsers(tenant_id: string, entries: readonly DirectoryEntry[]): Promise<UserRow[]>;
  /** The change log of a tenant, oldest first. */
  pointers(tenant_id: string): Promise<{ version: number; type: ChangeType; row_id: string; conversation_id: string | null }[]>;
  /** The ChatError that this ends with; anything else fails the test. */
  rejection(answer: Promise<unknown>): Promise<ChatError>;
  close(): Promise<void>;
}

export const databaseKinds = testDatabaseKinds;

export async function openChatWorld(kind: TestDatabaseKind): Promise<ChatWorld> {
  const test = await openTestDatabase(kind);
  const { database } = test;
  const commits: Commit[] = [];
  const signals: { user_id: string; conversation_id: string; is_typing: boolean }[] = [];
  const onCommit = (commit: Commit): void => void commits.push(commit);
  const runCommand = createRunCommand({ database, onCommit });
  const writer = createWriter({ database, onCommit });
  const presence = new MemoryPresence();
  const handlers = createHandlers({
    database, runCommand, writer, presence, newId: uuidv7,
    signal: ({ user_id }, conversation_id, is_typing) => void signals.push({ user_id, conversation_id, is_typing }),
  });
  const people = await addCharacters(test);
  const names = new Map(Object.entries(people).map(([name, actor]) => [actor.user_id, name]));
  return {
    test, handlers, presence, commits, signals, rejection, newId: uuidv7, ...people,
    nameOf: (user_id) => names.get(user_id) ?? user_id,
    putUsers: (tenant_id, entries) => putUsers({ database, runCommand, newId: uuidv7 }, tenant_id, entries),
    pointers: (tenant_id) =>
      database.asTenant(tenant_id, (tx) =>
        tx
          .select({ version: change.version, type: change.type, row_id: change.row_id, conversation_id: change.conversation_id })
          .from(change)
          .where(eq(change.tenant_id, tenant_id))
          .orderBy(asc(change.version), asc(change.type), asc(change.row_id)),
      ),
    close: async () => {
      await writer.close();
      await test.drop();
    },
  };
}

/** The same with a writer of its own, and what that one has committed. */
export interface WriterWorld extends ChatWorld {
  readonly writer: Writer;
  readonly written: Commit[];
}

export async function openWriterWorld(kind: TestDatabaseKind): Promise<WriterWorld> {
  const world = await openChatWorld(kind);
  const written: Commit[] = [];
  const writer = createWriter({ database: world.test.database, onCommit: (commit) => void written.push(commit) });
  return { ...world, writer, written, close: async () => { await writer.close(); await world.close(); } };
}

/** A new group; its id. */
export async function startGroup({ handlers }: Pick<ChatWorld, 'handlers'>, owner: Actor, others: readonly Actor[]): Promise<string> {
  return (await handlers.start_conversation(owner, { user_ids: others.map((each) => each.user_id), title: 'Group' })).body.conversation.id;
}

/** The log of a person's watermarks in a conversation. */
export function readReceipts({ test, ana }: Pick<ChatWorld, 'test' | 'ana'>, conversation_id: string, user_id: string): Promise<readonly { readonly kind: string; readonly from_seq: number; readonly to_seq: number }[]> {
  return test.database.asTenant(ana.tenant_id, (tx) => rows(tx, sql`
    select kind, from_seq, to_seq from tenant_chat.receipt where conversation_id = ${conversation_id}::uuid and user_id = ${user_id}::uuid order by kind, to_seq`));
}

async function addCharacters({ database }: TestDatabase): Promise<Record<'ana' | 'bruno' | 'chen' | 'dora' | 'gina' | 'hugo', Actor>> {
  const acme = await addTenant(database);
  const globex = await addTenant(database);
  const { ana, bruno, chen, dora } = await addPeople(database, acme, ['ana', 'bruno', 'chen', 'dora']);
  const { gina, hugo } = await addPeople(database, globex, ['gina', 'hugo']);
  const at = (tenant_id: string, user_id: string): Actor => ({ tenant_id, user_id });
  return { ana: at(acme, ana), bruno: at(acme, bruno), chen: at(acme, chen), dora: at(acme, dora), gina: at(globex, gina), hugo: at(globex, hugo) };
}

async function rejection(answer: Promise<unknown>): Promise<ChatError> {
  const outcome = await answer.then((value) => ({ value }), (error: unknown) => ({ error }));
  if ('error' in outcome && outcome.error instanceof ChatError) return outcome.error;
  if ('error' in outcome) throw outcome.error;
  throw new Error(`This should have been refused, but was answered: ${JSON.stringify(outcome.value)}`);
}

export async function refusal(answer: Promise<unknown>): Promise<ErrorCode> {
  return (await rejection(answer)).code;
}

/** What configuration says of a tenant from now on. */
export async function setRules({ test: { database } }: Pick<ChatWorld, 'test'>, tenant_id: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const [tenant] = await database.asSystem((tx) => rows<{ readonly slug: string }>(tx, sql`select slug from tenant_chat.tenant where tenant_id = ${tenant_id}::uuid`));
  if (tenant === undefined) throw new Error(`There is no tenant ${tenant_id}.`);
  await ensureTenants(database, [{ slug: tenant.slug, settings }]);
}
