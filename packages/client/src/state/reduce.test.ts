import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import {
  ana, anas, bruno, chen, conversation, conversationEvent, conversationRow, created, id, message, otherRoom, participant, participantEvent, preference,
  preferenceEvent, room, talk, updated, user, userEvent, userRow,
} from '../testing/rows.js';
import { reduce } from './reduce.js';
import type { OutboxItem, State } from './shape.js';

const held = (state: State, conversation_id = room) => state.conversations.get(conversation_id)!;
const range = (state: State, ...events: readonly ChatEvent[]): State => reduce(state, { type: 'range', events });
const item = (number: number, part: Partial<OutboxItem> = {}): OutboxItem => ({
  id: id('d00', number), conversation_id: room, content: `message ${number}`, reply_to_id: null, is_forwarded: false, written_at: number, status: 'waiting', error: null, ...part,
});

describe('rows', () => {
  it('R1 an input that changes nothing gives the same state, and none changes the state before', () => {
    const before = talk(3);
    const copy = structuredClone(before);
    expect(range(before, created(message(2)), userEvent(userRow(bruno, 'Bruno')))).toBe(before);
    range(before, created(message(4)), conversationEvent(conversationRow({ version: 9, title: 'new' })));
    reduce(before, { type: 'wiped' });
    expect(structuredClone(before)).toEqual(copy);
  });

  it('R2 a row is put if its version is higher; an equal or older one leaves what is held', () => {
    const state = range(talk(1), updated(message(1, { version: 200, content: 'edited' })));
    expect(held(state).messages[0]!.content).toBe('edited');
    expect(range(state, updated(message(1, { version: 199, content: 'older' })), updated(message(1, { version: 200, content: 'equal' })))).toBe(state);
    const renamed = range(state, userEvent(userRow(bruno, 'Bruno B.', 7)), userEvent(userRow(bruno, 'Bruno A.', 6)));
    expect(renamed.users.get(bruno)!.name).toBe('Bruno B.');
  });

  it('R3 watermarks and the last message only move forward, whatever the version; a watermark that is not told stays so', () => {
    const state = range(talk(3), participantEvent(participant(bruno, { version: 5, read_seq: 3, delivered_seq: 3 })));
    const older = range(state, participantEvent(participant(bruno, { version: 6, read_seq: 1, delivered_seq: 2 })));
    expect(held(older).participants.get(bruno)).toMatchObject({ read_seq: 3, delivered_seq: 3, version: 6 });
    const silent = range(older, participantEvent(participant(bruno, { version: 7, read_seq: null, delivered_seq: null })), created(message(4)));
    expect(held(silent).participants.get(bruno)).toMatchObject({ read_seq: null, delivered_seq: null });
    expect(held(range(silent, conversationEvent(conversationRow({ version: 9, last_seq: 2 })))).row).toMatchObject({ last_seq: 4, version: 9 });
  });

  it('R4 events of unknown types are passed over', () => {
    const state = talk(1);
    const unknown = { type: 'poll_created', version: 500, poll: {} } as unknown as ChatEvent;
    expect(held(range(state, unknown, created(message(2)))).messages).toHaveLength(2);
    expect(range(state, { ...unknown, type: 'toString' } as unknown as ChatEvent)).toBe(state);
  });

  it('R5 a conversation event puts the row and each person in it by his own version; within a range it goes first', () => {
    const state = range(talk(0), participantEvent(participant(bruno, { version: 8, role: 'admin' })));
    const next = range(state, conversationEvent(conversationRow({ version: 9, kind: 'group', title: 'Team' })));
    expect(held(next).row).toMatchObject({ title: 'Team', participants: [] });
    expect(held(next).participants.get(bruno)!.role).toBe('admin');
    const late = range(anas(), created(message(1)), preferenceEvent(preference()), conversationEvent(conversationRow()));
    expect(held(late)).toMatchObject({ messages: [{ seq: 1 }], preference: { version: 1 } });
  });

  it('R6 above fifty people only I am kept', () => {
    const crowd = conversationRow({ version: 9, kind: 'group', participants: [], participant_count: 51 });
    const state = range(talk(1), conversationEvent(crowd));
    expect([...held(state).participants.keys()]).toEqual([ana]);
    const next = range(state, participantEvent(participant(chen, { version: 10 })), participantEvent(participant(ana, { version: 11, read_seq: 1 })));
    expect([...held(next).participants.values()]).toMatchObject([{ user_id: ana, version: 11 }]);
    expect([...held(range(next, conversationEvent(conversationRow({ version: 12 })))).participants.keys()]).toEqual([ana, bruno]);
  });

  it('R7 a message moves preview and its sender\'s watermarks, ends his typing and settles the outbox item of its id', () => {
    const typing = { type: 'typing', conversation_id: room, user_id: bruno, is_typing: true, expires_in_ms: 6000 } as const;
    const state = reduce(reduce(talk(1), { type: 'typing', signal: typing, now: 0 }), { type: 'outbox_added', item: item(3) });
    const next = range(state, created(message(2)), created(message(3, { sender_id: ana })));
    expect(held(next)).toMatchObject({ row: { last_seq: 3, last_message_at: message(3).created_at }, outbox: [] });
    expect(held(next).typing.size).toBe(0);
    expect(held(next).participants.get(bruno)).toMatchObject({ read_seq: 2, delivered_seq: 2 });
    expect(held(next).participants.get(ana)).toMatchObject({ read_seq: 3, delivered_seq: 3 });
  });

  it('R8 my own participant with left_at: the conversation is forgotten, and what was not sent stays as its draft', () => {
    let state = reduce(talk(2), { type: 'outbox_added', item: item(9) });
    state = reduce(state, { type: 'draft_set', conversation_id: room, text: 'half a' });
    const left = participant(ana, { version: 300, left_at: '2026-03-02T10:00:00.000Z' });
    const next = range(state, participantEvent(left), created(message(3)));
    expect([next.conversations.size, [...next.drafts], next.unplaced.length]).toEqual([0, [[room, `${item(9).content}\n\nhalf a`]], 0]);
    expect(range(state, participantEvent({ ...left, user_id: bruno })).conversations.size).toBe(1);
    expect(range(next, participantEvent(left))).toBe(next);
  });

  it('R8 what was sent is not among it, also when that is known only afterwards', () => {
    let state = reduce(talk(2), { type: 'outbox_added', item: item(8, { status: 'sent', content: 'there already' }) });
    state = reduce(state, { type: 'outbox_added', item: item(9, { status: 'sending', content: 'on its way' }) });
    state = reduce(state, { type: 'draft_set', conversation_id: room, text: 'half a' });
    const next = range(state, participantEvent(participant(ana, { version: 300, left_at: '2026-03-02T10:00:00.000Z' })));
    expect(next.drafts.get(room)).toBe('on its way\n\nhalf a');
    expect(reduce(next, { type: 'outbox_changed', item: item(9, { status: 'failed', content: 'on its way' }) }).drafts).toBe(next.drafts);
    expect(reduce(next, { type: 'outbox_changed', item: item(9, { status: 'sent', content: 'on its way' }) }).drafts.get(room)).toBe('half a');
  });

  it('R9 limited: cached messages older than those that came in this range are dropped, all if none came', () => {
    const state = talk(5);
    const some = reduce(state, { type: 'range', events: [created(message(7)), created(message(8))], limited: [room] });
    expect(held(some).messages.map(({ seq }) => seq)).toEqual([7, 8]);
    expect(held(reduce(state, { type: 'range', events: [], limited: [room] })).messages).toEqual([]);
  });

  it('R10 a reset forgets everything but outbox and drafts, and offers again what had been taken', () => {
    let state = reduce(talk(2), { type: 'outbox_added', item: item(8, { status: 'sent' }) });
    state = reduce(state, { type: 'draft_set', conversation_id: room, text: 'half a' });
    const next = reduce(state, { type: 'reset', events: [conversationEvent(conversationRow({ id: otherRoom }))] });
    expect([...next.conversations.keys()]).toEqual([otherRoom]);
    expect([next.users.size, next.drafts.get(room), next.unplaced]).toEqual([0, 'half a', [item(8)]]);
    expect(held(range(next, conversationEvent(conversationRow()))).outbox).toEqual([item(8)]);
  });

  it('R10 a conversation that is younger than the snapshot stays, with what was written in it', () => {
    let state = reduce(range(talk(1), conversationEvent(conversationRow({ version: 7 }))), { type: 'outbox_added', item: item(8, { status: 'sent' }) });
    state = reduce(state, { type: 'draft_set', conversation_id: room, text: 'half a' });
    const [younger, older] = [6, 7].map((read_at) => reduce(reduce(state, { type: 'reset', events: [], read_at }), { type: 'snapshot_completed' }));
    expect([held(younger!).outbox, younger!.drafts.get(room)]).toEqual([[item(8)], 'half a']);
    expect([older!.conversations.size, older!.unplaced, older!.drafts.size]).toEqual([0, [], 0]);
  });

  it('R11 after the last page of a snapshot, outbox and drafts of conversations that are not mine are dropped', () => {
    let state = reduce(talk(1), { type: 'outbox_added', item: item(8) });
    state = reduce(state, { type: 'draft_set', conversation_id: room, text: 'half a' });
    const gone = reduce(reduce(state, { type: 'reset', events: [] }), { type: 'snapshot_completed' });
    expect(gone).toMatchObject({ ready: true, unplaced: [] });
    expect(gone.drafts.size).toBe(0);
    expect(reduce(gone, { type: 'outbox_restored', items: [item(8)] })).toBe(gone);
  });

  it('R12 messages below the first that I may see are dropped and not taken', () => {
    const state = range(talk(4), preferenceEvent(preference({ version: 2, first_seq: 3 })), created(message(1, { version: 999 })));
    expect(held(state).messages.map(({ seq }) => seq)).toEqual([3, 4]);
  });

  it('R13 rows converge: in any order, however often and however split, the same rows give the same conversation', () => {
    const event = fc.oneof(
      fc.record({ seq: fc.integer({ min: 1, max: 8 }), version: fc.integer({ min: 1, max: 4 }) }).map(({ seq, version }) =>
        updated(message(seq, { version: seq * 10 + version, content: `${seq} at ${version}` }))),
      fc.record({ who: fc.constantFrom(ana, bruno), version: fc.integer({ min: 2, max: 9 }) }).map(({ who, version }) =>
        participantEvent(participant(who, { version, read_seq: version, delivered_seq: version }))),
      fc.integer({ min: 2, max: 9 }).map((version) => conversationEvent(conversationRow({ version, title: `title ${version}`, participants: [] }))),
      fc.integer({ min: 2, max: 9 }).map((version) => preferenceEvent(preference({ version, archived_seq: version }))),
    );
    const plain = (state: State): unknown => {
      const { participants, ...rest } = held(state);
      return { ...rest, participants: Object.fromEntries(participants) };
    };
    fc.assert(
      fc.property(fc.array(event, { maxLength: 20 }).chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }))), ([events, shuffled]) => {
        const one = range(talk(0), ...events);
        const other = shuffled.reduce((state, each) => range(state, each), talk(0));
        expect(plain(other)).toEqual(plain(one));
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is not in the feed', () => {
  it('R14 typing is kept until it expires, and never my own', () => {
    const signal = { type: 'typing', conversation_id: room, user_id: bruno, is_typing: true, expires_in_ms: 6000 } as const;
    const state = reduce(talk(1), { type: 'typing', signal, now: 1000 });
    expect([...held(state).typing]).toEqual([[bruno, 7000]]);
    expect(reduce(state, { type: 'typing_ended', conversation_id: room, now: 6999 })).toBe(state);
    expect(held(reduce(state, { type: 'typing_ended', conversation_id: room, now: 7000 })).typing.size).toBe(0);
    expect(held(reduce(state, { type: 'typing', signal: { ...signal, is_typing: false }, now: 2000 })).typing.size).toBe(0);
    expect(held(reduce(talk(1), { type: 'typing', signal: { ...signal, user_id: ana }, now: 1000 })).typing.size).toBe(0);
  });

  it('R15 users of an answer are rows by version; their presence is put beside', () => {
    const state = reduce(talk(0), { type: 'users_loaded', users: [user(chen, 'Chen'), { ...user(bruno, 'Old name'), version: 0 }] });
    expect(state.users.get(chen)).toEqual(userRow(chen, 'Chen'));
    expect(state.users.get(bruno)!.name).toBe('Bruno');
    expect(state.presence.get(bruno)).toEqual({ user_id: bruno, status: 'online', last_seen_at: null });
    const away = reduce(state, { type: 'presence_listed', users: [{ user_id: chen, status: 'away', last_seen_at: null }] });
    expect(away.presence.get(chen)!.status).toBe('away');
    const again = { type: 'presence_listed' as const, users: [{ user_id: chen, status: 'away' as const, last_seen_at: null }] };
    expect(reduce(away, again)).toBe(away);
  });

  it('R16 a conversation of an answer brings the row, what is mine as preference and read point, and its newest message', () => {
    const mine = { ...conversation().mine, archived_seq: 4, read_seq: 3, version: 5 };
    const state = reduce(anas(), { type: 'conversation_loaded', conversation: conversation({ last_seq: 4, last_message: message(4), mine }) });
    expect(held(state)).toMatchObject({ row: { last_seq: 4, participants: [] }, preference: { archived_seq: 4, version: 5 }, messages: [{ seq: 4 }] });
    expect(held(state).row).not.toHaveProperty('mine');
    expect(held(state).participants.get(ana)!.read_seq).toBe(3);
    const crowd = reduce(anas(), { type: 'conversation_loaded', conversation: conversation({ participants: [], participant_count: 80, last_seq: 4, mine }) });
    expect([...held(crowd).participants.values()]).toMatchObject([{ user_id: ana, read_seq: 3, version: 0 }]);
  });

  it('R17 what was told, but for the spaces at its ends, gives way to what is written on another device', () => {
    const typed = reduce(talk(0), { type: 'draft_set', conversation_id: room, text: '@Ana ' });
    const told = range(typed, preferenceEvent(preference({ draft: '@Ana', version: 900 })));
    expect(told.drafts.get(room)).toBe('@Ana ');
    expect(range(told, preferenceEvent(preference({ draft: null, version: 901 }))).drafts.has(room)).toBe(false);
  });

  it('R17 drafts: what is typed now is newer than what was kept; an empty text is none', () => {
    const state = reduce(talk(0), { type: 'draft_set', conversation_id: room, text: 'now' });
    const restored = reduce(state, { type: 'drafts_restored', drafts: new Map([[room, 'then'], [otherRoom, 'there']]) });
    expect(Object.fromEntries(restored.drafts)).toEqual({ [room]: 'now', [otherRoom]: 'there' });
    expect(reduce(restored, { type: 'draft_set', conversation_id: room, text: '' }).drafts.has(room)).toBe(false);
  });

  it('R18 quoted messages stand beside the window, by version, and leave it when they come into it', () => {
    const state = reduce(talk(0), { type: 'messages_loaded', conversation_id: room, messages: [message(9)], referenced: [message(2), message(9)] });
    expect([...held(state).referenced.keys()]).toEqual([message(2).id]);
    expect(held(range(state, created(message(2, { version: 400 })))).referenced.size).toBe(0);
    // R12 holds for them, too.
    const behind = range(state, preferenceEvent(preference({ version: 2, first_seq: 3 })));
    const late = reduce(behind, { type: 'messages_loaded', conversation_id: room, messages: [], referenced: [message(2)] });
    expect([held(behind).referenced.size, held(late).referenced.size]).toEqual([0, 0]);
  });

  it('R19 wiped: nothing of the person stays', () => {
    const state = reduce(reduce(talk(3), { type: 'outbox_added', item: item(9) }), { type: 'wiped' });
    expect(state).toMatchObject({ session: { status: 'none' }, ready: false, unplaced: [] });
    expect([state.users.size, state.conversations.size, state.presence.size, state.drafts.size]).toEqual([0, 0, 0, 0]);
  });
});
