import { ChatError } from '../../chat-error.js';
import type { Database, Statement } from '../../db/database.js';
import { LOCK_CLOCK } from '../../feed/clock.js';
import type { Commit, FeedEvent } from '../../feed/feed-event.js';
import { messageOf, messageRows } from '../../feed/rows/message-rows.js';
import { participantFactsOf } from '../../feed/rows/participant-rows.js';
import { messageEvent, participantEvent, userEvent } from '../../feed/to-event.js';
import { list } from '../../db/list.js';
import { sql } from 'drizzle-orm';
import type { DeliveredItem, Item, ReadItem, SendItem } from './item.js';
import { advanceStatement, readAnswersStatement, type MovedRow, type ReadRow } from './receipt-statements.js';
import { sendStatement, type SendRow } from './send-statement.js';

export interface BatchOptions {
  readonly database: Database;
  readonly onCommit: (commit: Commit) => void;
}

/**
 * Writes a batch as one transaction and tells each what became of it. When a statement fails, the halves are tried by themselves: who
 * can not be written harms nobody else. An unknown outcome is `unavailable`: the same again finds out. Never rejects.
 */
export async function commitBatch(options: BatchOptions, tenant_id: string, items: readonly Item[]): Promise<void> {
  const plan = planBatch(tenant_id, items);
  let results: Awaited<ReturnType<Database['pipeline']>>;
  try {
    const [first, ...more] = plan.statements;
    // Sends alone are one statement, which enters its tenant by itself.
    results = first !== undefined && more.length === 0 && plan.sent === 0
      ? [await options.database.ask(first, { first: true })]
      : await options.database.pipeline(tenant_id, plan.statements, { first: true });
  } catch (error) {
    if (items.length > 1 && !(error instanceof ChatError)) {
      const middle = Math.ceil(items.length / 2);
      await commitBatch(options, tenant_id, items.slice(0, middle));
      await commitBatch(options, tenant_id, items.slice(middle));
      return;
    }
    const refusal = error instanceof ChatError ? error : new ChatError('internal', { cause: error });
    for (const item of items) item.reject(refusal);
    return;
  }
  await finishBatch(options, tenant_id, items, plan, results);
}

interface Placed<Each extends Item> {
  readonly items: Each[];
  /** Place in the batch, from 1. */
  readonly ords: number[];
}

const isSend = (item: Item): item is SendItem => item.kind === 'send';
const isRead = (item: Item): item is ReadItem => item.kind === 'read';
const isDelivered = (item: Item): item is DeliveredItem => item.kind === 'delivered';

function place<Each extends Item>(items: readonly Item[], is: (item: Item) => item is Each): Placed<Each> {
  const placed: Placed<Each> = { items: [], ords: [] };
  items.forEach((item, index) => {
    if (!is(item)) return;
    placed.items.push(item);
    placed.ords.push(index + 1);
  });
  return placed;
}

interface Plan {
  readonly statements: readonly Statement[];
  /** Which statement is which; null: not in this batch. The first takes the clock: the sends, if there are any. */
  readonly sent: number | null;
  readonly moved: number | null;
  readonly answered: number | null;
}

function planBatch(tenant_id: string, items: readonly Item[]): Plan {
  const count = items.length;
  const sends = place(items, isSend);
  const reads = place(items, isRead);
  const delivered = place(items, isDelivered);
  const statements: Statement[] = [];
  const ask = (statement: Statement): number => statements.push(statement) - 1;
  const sent = sends.items.length > 0 ? ask(sendStatement(tenant_id, count, sends.items, sends.ords)) : null;
  if (sent === null) ask({ text: LOCK_CLOCK, values: [tenant_id, count] });
  const moved = reads.items.length + delivered.items.length > 0 ? ask(advanceStatement(tenant_id, count, reads, delivered)) : null;
  const answered = reads.items.length > 0 ? ask(readAnswersStatement(tenant_id, reads.items, reads.ords)) : null;
  return { statements, sent, moved, answered };
}

async function finishBatch(
  { database, onCommit }: BatchOptions, tenant_id: string, items: readonly Item[], plan: Plan, results: Awaited<ReturnType<Database['pipeline']>>,
): Promise<void> {
  // The shape of a row is what its statement selects.
  const rowsOf = <Row>(index: number | null) => (index === null ? [] : (results[index] ?? [])) as unknown as readonly Row[];
  const clock = clockOf(plan, rowsOf);
  if (clock === undefined) {
    for (const item of items) item.reject(new ChatError('internal', { cause: new Error(`The tenant ${tenant_id} has no clock.`) }));
    return;
  }
  const events = rowsOf<MovedRow>(plan.moved).map((row) => participantEvent(participantFactsOf(row), row.at, true));
  const again = answerSends(items, rowsOf<SendRow>(plan.sent), events);
  answerReads(items, rowsOf<ReadRow>(plan.answered));
  for (const item of items) if (isDelivered(item)) item.resolve();
  events.sort((one, other) => one.version - other.version);
  try {
    onCommit({ tenant_id, epoch: clock.epoch, from: clock.from, to: clock.to, events: rowsOf<SendRow>(plan.sent).some(needsPeople) ? null : events });
  } catch (error) {
    // Committed is committed: whoever listens has to ask the database.
    process.emitWarning(error instanceof Error ? error : String(error));
  }
  if (again.length > 0) await answerStored(database, tenant_id, again);
}

/** Whom a message means a reader of a large conversation may not know: those rows are not at hand. */
function needsPeople({ sender, mentions }: SendRow): boolean {
  return sender !== null && mentions !== null && mentions.some((each) => each !== 'all');
}

interface Span {
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
}

function clockOf(plan: Plan, rowsOf: <Row>(index: number | null) => readonly Row[]): Span | undefined {
  if (plan.sent === null) return rowsOf<Span>(0)[0];
  const [first] = rowsOf<SendRow>(plan.sent);
  return first === undefined ? undefined : { epoch: first.epoch, from: first.clock_from, to: first.clock_to };
}

/** Answers the new and the refused, adds their events, and gives those that had been sent before. */
function answerSends(items: readonly Item[], sent: readonly SendRow[], events: FeedEvent[]): readonly SendItem[] {
  const again: SendItem[] = [];
  const met = new Set<string>();
  for (const { ord, verdict, seq, created_at, version, mentions, sender } of sent.toSorted((one, other) => one.ord - other.ord)) {
    const item = items[ord - 1];
    if (item === undefined || !isSend(item)) continue;
    if (verdict === 'stored') {
      again.push(item);
    } else if (verdict !== 'new' || seq === null || created_at === null || version === null) {
      item.reject(new ChatError(verdict === 'new' ? 'internal' : verdict));
    } else {
      const { id, conversation_id, content, reply_to_id, is_forwarded, actor } = item;
      const message = messageOf({
        id, conversation_id, seq, sender_id: actor.user_id, kind: 'text', content, created_at, edited_at: null, deleted_at: null, reply_to_id,
        reactions: null, mentions, is_forwarded, pinned_at: null, system: null, version,
      });
      const place = `${conversation_id}:${actor.user_id}`;
      if (sender !== null && !met.has(place)) {
        met.add(place);
        events.push(userEvent(sender, conversation_id, version));
      }
      events.push(messageEvent('message_created', message));
      item.resolve({ verdict, message });
    }
  }
  return again;
}

function answerReads(items: readonly Item[], answered: readonly ReadRow[]): void {
  for (const row of answered) {
    const item = items[row.ord - 1];
    if (item !== undefined && isRead(item)) answerRead(item, row);
  }
}

export function answerRead(item: ReadItem, row: ReadRow): void {
  if (!row.member) item.reject(new ChatError('conversation_not_found'));
  else if (!row.found) item.reject(new ChatError('message_not_found'));
  else item.resolve({ read_seq: row.read_seq, unread_count: row.unread_count, was_marked: row.marked });
}

async function answerStored(database: Database, tenant_id: string, again: readonly SendItem[]): Promise<void> {
  try {
    const ids = list(again.map((item) => item.id));
    const messages = await database.asTenant(tenant_id, (tx) => messageRows(tx, tenant_id, sql`m.id = any(${ids}::uuid[])`));
    const stored = new Map(messages.map((message) => [message.id, message]));
    for (const item of again) {
      const message = stored.get(item.id);
      if (message === undefined) item.reject(new ChatError('unavailable'));
      else item.resolve({ verdict: 'stored', message });
    }
  } catch (error) {
    for (const item of again) item.reject(error);
  }
}
