import { initialState, reduce, timeline, type ConversationState, type Input } from '@tenant-chat/client';
import type { ConversationRow, Message } from '@tenant-chat/protocol/schemas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDay } from './local-day.js';
import { CHUNK_ROWS, chunkOf, shownSeqs, TimelineChunks, type Chunk } from './timeline-chunks.js';

const [room, ana, bruno] = ['room', 'ana', 'bruno'];
const row: ConversationRow = {
  id: room, kind: 'direct', title: null, created_at: '2026-03-01T08:00:00.000Z', participants: [], participant_count: 2, last_seq: 0, last_message_at: null, version: 1,
} as unknown as ConversationRow; // what a list shows of it

const message = (seq: number, version = 1): Message => ({
  id: `m${seq}`, conversation_id: room, seq, sender_id: seq % 3 === 0 ? ana : bruno, kind: 'text', content: `message ${seq}`,
  created_at: new Date(Date.parse('2026-03-01T08:00:00.000Z') + seq * 200_000).toISOString(), edited_at: null, deleted_at: null, reply_to_id: null,
  attachments: [], reactions: [], mentions: [], is_forwarded: false, pinned_at: null, version,
});

const loaded = (...seqs: readonly number[]): Input => ({ type: 'messages_loaded', conversation_id: room, messages: seqs.map((seq) => message(seq)), referenced: [] });
const begun = reduce(initialState(0), { type: 'range', events: [{ type: 'conversation_created', version: 1, conversation: row }] });
const conversationAfter = (...inputs: readonly Input[]): ConversationState => inputs.reduce(reduce, begun).conversations.get(room)!;
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);
const of = (conversation: ConversationState, place_seq: number | null = null) => ({ conversation, me: ana, place_seq, unread_from_seq: null });
const everything = (): boolean => true;
const itemsOf = (chunks: readonly Chunk[]) => chunks.flatMap((chunk) => chunk.items ?? []);

describe('TimelineChunks', () => {
  it('T10 borders are numbers: what comes before, after or changes in between leaves every other chunk as it is', () => {
    const cut = new TimelineChunks();
    const held = conversationAfter(loaded(...numbers(100, 200)));
    const after = (before: ConversationState, ...inputs: readonly Input[]): ConversationState =>
      inputs.reduce(reduce, { ...begun, conversations: new Map([[room, before]]) }).conversations.get(room)!;
    const first = cut.update(of(held), everything);
    expect(first.map(({ id }) => id)).toEqual(numbers(6, 13));
    const longer = after(held, loaded(...numbers(60, 100)), loaded(200, 201));
    const grown = cut.update(of(longer), everything);
    expect(grown.map(({ id }) => id)).toEqual(numbers(3, 13));
    expect([grown[4] === first[1], grown[5] === first[2]], 'untouched in the middle').toEqual([true, true]);
    const edited = after(longer, { type: 'messages_loaded', conversation_id: room, messages: [message(140, 200)], referenced: [] });
    const changed = cut.update(of(edited), everything);
    expect(changed.flatMap((chunk, n) => (chunk === grown[n] ? [] : [chunk.id]))).toEqual([Math.floor(140 / CHUNK_ROWS)]);
    expect(cut.update(of({ ...edited, typing: new Map([['b', 1]]) }), everything), 'a typing line').toBe(changed);
  });

  it('T10 a chunk that is not in the document has no items, and a hundred thousand of them cost nothing', () => {
    const messages = numbers(1, 100_001).map((seq) => message(seq));
    const conversation = { ...conversationAfter(), row: { ...row, last_seq: 100_000 }, messages };
    const cut = new TimelineChunks();
    const chunks = cut.update(of(conversation), (id) => id >= 6_249);
    expect([chunks.length, itemsOf(chunks).filter(({ kind }) => kind === 'message').length]).toEqual([3, 17]);
    expect(chunks[0]).toMatchObject({ id: 0, to_id: 6_248, items: null });
    const appended = { ...conversation, messages: [...messages, message(100_001)] };
    const after = cut.update(of(appended), (id) => id >= 6_249);
    expect(after.filter((chunk, n) => chunk !== chunks[n])).toHaveLength(1);
  });

  it('T10 nor do answers to what stands far up, or is not there: what was looked through is not looked through again', () => {
    const answers = numbers(9_990, 10_001).map((seq) => ({ ...message(seq), reply_to_id: seq % 2 === 0 ? `m${seq - 9_980}` : 'nowhere' }));
    const messages = [...numbers(1, 9_990).map((seq) => message(seq)), ...answers];
    const conversation = { ...conversationAfter(), row: { ...row, last_seq: 10_000 }, messages };
    const cut = new TimelineChunks();
    const at_end = (id: number): boolean => id >= chunkOf(9_990);
    const quoted = (chunks: readonly Chunk[]) => itemsOf(chunks).flatMap((item) => (item.kind === 'message' && item.quoted !== null ? [item.quoted] : []));
    const before = cut.update(of(conversation), at_end);
    expect(quoted(before)).toEqual(numbers(10, 21).map((seq) => (seq % 2 === 0 ? messages[seq - 1] : undefined)));
    let looks = 0;
    const watched = (held: readonly Message[]) => new Proxy(held, { get: (array, key) => ((looks += 1), Reflect.get(array, key) as unknown) });
    const appended = { ...conversation, messages: watched([...messages, message(10_001)]) };
    expect(quoted(cut.update(of(appended), at_end))).toEqual(quoted(before));
    expect(cut.update(of({ ...appended, typing: new Map([['b', 1]]) }), at_end)).toHaveLength(before.length);
    expect(looks).toBeLessThan(2_000);
    const edited = { ...appended, messages: messages.map((each) => (each.seq === 10 ? message(10, 2) : each)) };
    expect(quoted(cut.update(of(edited), at_end))[0], 'an edit of what is quoted').toBe(edited.messages[9]);
  });

  it('R29 together they are what the timeline is, whatever is held, shown or waiting (property)', () => {
    const step = fc.record({ from: fc.integer({ min: 1, max: 300 }), count: fc.integer({ min: 1, max: 90 }), place: fc.option(fc.integer({ min: 1, max: 400 })), unsent: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const cut = new TimelineChunks();
        let conversation = conversationAfter();
        for (const { from, count, place, unsent } of steps) {
          const state = reduce({ ...begun, conversations: new Map([[room, conversation]]) }, loaded(...numbers(from, from + count)));
          const outbox = numbers(0, unsent).map((n) => ({ id: `o${n}`, conversation_id: room, content: 'mine', reply_to_id: null, is_forwarded: false, written_at: Date.parse('2026-03-09T08:00:00.000Z') + n, status: 'waiting' as const, error: null }));
          conversation = { ...state.conversations.get(room)!, outbox };
          const chunks = cut.update(of(conversation, place), everything);
          expect(itemsOf(chunks)).toEqual(timeline(conversation, ana, { unread_from_seq: null, day_of: localDay, place_seq: place }));
          const { from_seq, end_seq } = shownSeqs(of(conversation, place));
          const gap = cut.update(of(conversation, place), () => false);
          expect(gap).toEqual([{ id: chunkOf(from_seq), to_id: chunkOf(end_seq - 1), items: null, has_waiting: false }]);
        }
      }),
    );
  });
});
