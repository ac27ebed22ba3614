import type { ChatEvent, SyncAnswer } from '@tenant-chat/protocol/schemas';
import { eventKinds } from '@tenant-chat/protocol/wire';
import type { HttpPerson } from '../http-person.js';

/** Follows ranges to their end: every page, each beginning where the one before it ended. */
export async function follow(person: HttpPerson, cursor?: string): Promise<{ readonly pages: readonly SyncAnswer[]; readonly events: readonly ChatEvent[]; readonly to: string }> {
  const pages: SyncAnswer[] = [];
  for (let from = cursor; ;) {
    const page = await person.must('sync', from === undefined ? {} : { cursor: from });
    if (pages.length > 0 && page.from !== from) throw new Error(`a page begins at ${page.from}, the one before it ended at ${from}`);
    pages.push(page);
    from = page.to;
    if (!page.has_more) return { pages, events: pages.flatMap((one) => one.events), to: page.to };
    if (pages.length > 200) throw new Error('the pages do not end');
  }
}

/** Where a person stands who has everything. */
export async function cursorOf(person: HttpPerson): Promise<string> {
  return (await follow(person)).to;
}

/** What is left of events when the newest version of every row is kept: row -> its JSON. */
export function fold(events: readonly ChatEvent[], into = new Map<string, string>()): Map<string, string> {
  for (const event of events) {
    const row = rowOf(event);
    const known = into.get(keyOf(event));
    if (known === undefined || (JSON.parse(known) as { version: number }).version <= row.version) into.set(keyOf(event), JSON.stringify(row));
  }
  return into;
}

/** A row without what a send moves in it: clients derive that from the message. */
export function withoutDerived(row: string | undefined): unknown {
  const derived = new Set(['last_seq', 'last_message_at', 'read_seq', 'delivered_seq']);
  return row === undefined ? undefined : JSON.parse(row, (field, value: unknown) => (derived.has(field) ? undefined : value));
}

export function rowOf(event: ChatEvent): { readonly version: number } & Readonly<Record<string, unknown>> {
  return (event as unknown as Record<string, unknown>)[eventKinds[event.type]] as { version: number };
}

/** Names the row of an event, whatever happened to it. */
export function keyOf(event: ChatEvent): string {
  const { id, conversation_id, user_id } = rowOf(event);
  return `${eventKinds[event.type]} ${String(id ?? `${String(conversation_id)} ${String(user_id)}`)}`;
}
