import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Input } from '../input.js';
import { reduce } from '../reduce.js';
import type { State } from '../shape.js';
import {
  ana, anas, bruno, chen, conversationEvent, conversationRow, created, id, message, otherRoom, participant, participantEvent, preference, preferenceEvent, room, talk,
  userEvent, userRow,
} from '../../testing/rows.js';
import { conversationList } from './conversation-list.js';
import { isArchived, isMuted } from './preferences.js';
import { hasNewer, hasOlder, stretch } from './stretch.js';
import { quotedBy, timeline, type TimelineItem } from './timeline.js';
import { conversationTitle, otherUserId } from './title.js';
import { typingUserIds } from './typing.js';
import { countAfter, mentionCount, unreadCount, unreadMark, unreadTotal } from './unread.js';

const held = (state: State, conversation_id = room) => state.conversations.get(conversation_id)!;
const then = (state: State, ...inputs: readonly Input[]): State => inputs.reduce(reduce, state);
const range = (...events: Extract<Input, { type: 'range' }>['events']): Input => ({ type: 'range', events });
const waiting = (number: number, written_at: number): Input => ({
  type: 'outbox_added', item: { id: id('0b0', number), conversation_id: room, content: 'mine', reply_to_id: null, is_forwarded: false, written_at, status: 'waiting', error: null },
});
const day_of = (instant: string | number): string => new Date(instant).toISOString().slice(0, 10);
const options = { unread_from_seq: null, day_of };
const messagesOf = (items: readonly TimelineItem[]) => items.flatMap((item) => (item.kind === 'message' ? [item] : []));

describe('unread', () => {
  it('R20 unread counts others\' visible messages above my read point; tombstones not; what is not loaded counts', () => {
    expect(unreadCount(held(talk(3)), ana)).toBe(3);
    const read = then(talk(3), { type: 'read_marked', conversation_id: room, seq: 2 });
    expect(unreadCount(held(read), ana)).toBe(1);
    const deleted = then(talk(3), range({ type: 'message_deleted', version: 900, message: message(2, { version: 900, deleted_at: '2026-03-02T09:00:00.000Z' }) }));
    expect(unreadCount(held(deleted), ana)).toBe(2);
    expect(unreadCount(held(then(talk(3), range(created(message(4, { sender_id: ana }))))), ana)).toBe(0);
    const hides = (...hidden_seqs: number[]) => range(preferenceEvent(preference({ version: 950, hidden_seqs })));
    expect(unreadCount(held(then(talk(3), hides(2))), ana)).toBe(2);
    expect(unreadCount(held(then(deleted, hides(2))), ana), 'not twice').toBe(2);
    const gap = then(talk(1), { type: 'range', events: [created(message(60))], limited: [room] });
    expect(unreadCount(held(gap), ana)).toBe(60);
    expect(unreadCount(held(then(gap, range(preferenceEvent(preference({ version: 2, first_seq: 51 }))))), ana)).toBe(10);
    const many = held(then(talk(0), range(created(message(5000)))));
    expect([unreadCount(many, ana), countAfter(many, ana, 3000)]).toEqual([1000, 2000]);
  });

  it('R20 marked unread it is counted from there, until my read point moves: by reading on, or by a message of mine', () => {
    const marked = then(talk(5), { type: 'read_marked', conversation_id: room, seq: 4 }, range(preferenceEvent(preference({ version: 960, unread_seq: 2, marked_read_seq: 4 }))));
    const seen = (state: State) => [unreadCount(held(state), ana), unreadMark(held(state), ana)];
    expect(seen(marked)).toEqual([4, 2]);
    expect(seen(then(marked, { type: 'read_marked', conversation_id: room, seq: 5 }))).toEqual([0, null]);
    expect(seen(then(marked, range(created(message(6)), created(message(7, { sender_id: ana })), created(message(8)))))).toEqual([1, null]);
    expect(seen(then(marked, range(created(message(6)))))).toEqual([5, 2]);
  });

  it('R20 what I deleted for me means me no more', () => {
    const meant = then(talk(0), range(created(message(1, { mentions: [ana] })), created(message(2, { mentions: ['all'] }))));
    expect(mentionCount(held(meant), ana)).toBe(2);
    expect(mentionCount(held(then(meant, range(preferenceEvent(preference({ version: 950, hidden_seqs: [2] }))))), ana)).toBe(1);
  });

  it('R21 the total leaves out archived and muted conversations, and says when only muted ones have news', () => {
    const two = then(talk(2), range(conversationEvent(conversationRow({ id: otherRoom, last_seq: 3 }))));
    expect(unreadTotal(two)).toEqual({ count: 5, muted_only: false });
    const muted = preference({ version: 2, muted_until: '2026-03-02T12:00:00.000Z' });
    const now = Date.parse('2026-03-02T11:00:00.000Z');
    const quiet = then(two, range(preferenceEvent(muted), preferenceEvent({ ...muted, conversation_id: otherRoom })));
    expect(unreadTotal(quiet, now)).toEqual({ count: 0, muted_only: true });
    expect(unreadTotal(quiet, now + 3_600_000)).toEqual({ count: 5, muted_only: false });
    const archived = then(two, range(preferenceEvent(preference({ version: 2, archived_seq: 2 }))));
    expect(unreadTotal(archived).count).toBe(3);
    expect(isArchived(held(archived))).toBe(true);
    expect(isArchived(held(then(archived, range(created(message(3))))))).toBe(false);
    expect([isMuted(held(quiet), now), isMuted(held(quiet), now + 3_600_000)]).toEqual([true, false]);
  });
});

describe('lists', () => {
  it('R22 the list is by most recent activity, my own unsent messages included; one array per state', () => {
    const group = conversationRow({ id: otherRoom, kind: 'group', title: 'Team', last_seq: 1, last_message_at: '2026-03-02T08:30:00.000Z' });
    const state = then(talk(1), range(conversationEvent(group)));
    expect(conversationList(state, { archived: false }).map(({ id: each }) => each)).toEqual([otherRoom, room]);
    expect(conversationList(state, { archived: false })).toBe(conversationList(state, { archived: false }));
    const later = then(state, waiting(1, Date.parse('2026-03-02T08:45:00.000Z')), { type: 'draft_set', conversation_id: otherRoom, text: 'half' });
    const [first, second] = conversationList(later, { archived: false });
    expect(first).toMatchObject({ id: room, title: 'Bruno', other_user_id: bruno, unread: 1, last_at: '2026-03-02T08:45:00.000Z', last_outbox: { content: 'mine' } });
    expect(second).toMatchObject({ id: otherRoom, kind: 'group', title: 'Team', other_user_id: null, draft: 'half', last_message: null });
    expect(conversationList(later, { archived: true })).toEqual([]);
  });

  it('R24 a direct conversation is called after the other person, a group by its title', () => {
    const state = talk(0);
    expect([conversationTitle(state, held(state), ana), otherUserId(held(state), ana)]).toEqual(['Bruno', bruno]);
    const group = then(state, range(conversationEvent(conversationRow({ version: 5, kind: 'group', title: 'Team' }))));
    expect([conversationTitle(group, held(group), ana), otherUserId(held(group), ana)]).toEqual(['Team', null]);
    expect(conversationTitle(anas(), held(state), ana)).toBe('');
  });

  it('R26 typing names are those that have not expired, without me', () => {
    const signal = (user_id: string) => ({ type: 'typing', conversation_id: room, user_id, is_typing: true, expires_in_ms: 6000 }) as const;
    const state = then(talk(0), { type: 'typing', signal: signal(bruno), now: 0 }, { type: 'typing', signal: signal(chen), now: 2000 });
    expect(typingUserIds(held(state), 1000, ana)).toEqual([bruno, chen]);
    expect(typingUserIds(held(state), 6000, ana)).toEqual([chen]);
  });
});

describe('timeline', () => {
  it('R23 day dividers, the unread divider, groups of one author within five minutes of one day, then what is not sent', () => {
    const at = (instant: string) => ({ created_at: instant });
    const events = [
      message(1, at('2026-03-01T23:58:00.000Z')), message(2, at('2026-03-02T00:01:00.000Z')), message(3, at('2026-03-02T00:05:00.000Z')),
      message(4, at('2026-03-02T00:10:01.000Z')), message(5, { ...at('2026-03-02T00:10:02.000Z'), sender_id: ana }),
    ].map(created);
    const state = then(talk(0), range(...events), waiting(1, Date.parse('2026-03-02T00:11:00.000Z')));
    const items = timeline(held(state), ana, { unread_from_seq: 3, day_of });
    expect(items.map((item) => (item.kind === 'message' ? item.key : item.kind === 'day' ? item.day : item.kind))).toEqual([
      '2026-03-01', message(1).id, '2026-03-02', message(2).id, 'unread', message(3).id, message(4).id, message(5).id, id('0b0', 1),
    ]);
    const shape = messagesOf(items).map(({ mine, first_of_group, last_of_group }) => [mine, first_of_group, last_of_group]);
    expect(shape).toEqual([[false, true, true], [false, true, false], [false, true, true], [false, true, true], [true, true, false], [true, false, true]]);
  });

  it('R27 an outbox item and the message that it becomes share their key', () => {
    const state = then(talk(0), waiting(1, 1));
    const before = messagesOf(timeline(held(state), ana, options))[0]!;
    const sent = then(state, range(created(message(1, { id: id('0b0', 1), sender_id: ana }))));
    const after = messagesOf(timeline(held(sent), ana, options));
    expect([before.key, before.tick, after.length, after[0]!.key, after[0]!.tick]).toEqual([id('0b0', 1), 'waiting', 1, id('0b0', 1), 'sent']);
  });

  it('R28 ticks: delivered to everybody else who is in and tells, read by one of them, with how many; only on mine', () => {
    const mine = range(...[1, 2, 3, 4].map((seq) => created(message(seq, { sender_id: ana }))));
    const group = conversationRow({ version: 2, kind: 'group', participants: [ana, bruno, chen].map((each) => participant(each)), participant_count: 3 });
    const state = then(talk(0), range(conversationEvent(group)), mine,
      range(participantEvent(participant(bruno, { version: 9, read_seq: 2, delivered_seq: 4 })), participantEvent(participant(chen, { version: 9, read_seq: 1, delivered_seq: 3 }))));
    const ticks = (each: State) => messagesOf(timeline(held(each), ana, options)).map(({ tick, read_by }) => [tick, read_by]);
    expect(ticks(state)).toEqual([['read', 2], ['read', 1], ['delivered', 0], ['sent', 0]]);
    expect(ticks(then(state, range(participantEvent(participant(chen, { version: 10, read_seq: null, delivered_seq: null })))))).toEqual([['read', 1], ['read', 1], ['delivered', 0], ['delivered', 0]]);
    // Who came later is no reader of what she can not see, and makes nobody one.
    const newcomer = then(state, range(participantEvent(participant(chen, { version: 10, from_seq: 3 }))));
    expect(ticks(newcomer)).toEqual([['read', 1], ['read', 1], ['delivered', 0], ['sent', 0]]);
    expect(ticks(then(newcomer, range(participantEvent(participant(bruno, { version: 11, left_at: '2026-03-02T08:00:00.000Z' })))))).toEqual([['sent', 0], ['sent', 0], ['delivered', 0], ['sent', 0]]);
    expect(ticks(talk(2))).toEqual([[null, 0], [null, 0]]);
  });

  it('R25 only the messages without a hole at the end are shown; hasOlder says whether there are more', () => {
    const state = then(talk(0), range(created(message(3)), created(message(70)), created(message(71))));
    expect(stretch(held(state).messages, null).map(({ seq }) => seq)).toEqual([70, 71]);
    expect(messagesOf(timeline(held(state), ana, options)).map(({ message: each }) => each!.seq)).toEqual([70, 71]);
    expect([hasOlder(held(state)), hasOlder(held(talk(5))), hasOlder(held(talk(0)))]).toEqual([true, false, false]);
    const window = then(state, range(preferenceEvent(preference({ version: 2, first_seq: 70 }))));
    expect(hasOlder(held(window))).toBe(false);
    const unloaded = then(talk(0), range(conversationEvent(conversationRow({ version: 2, last_seq: 4 }))));
    expect(hasOlder(held(unloaded))).toBe(true);
    expect(held(then(talk(0), range(userEvent(userRow(chen, 'Chen'))))).messages).toEqual([]);
  });

  it('R29 a place shows what is held without a hole around it, without what is not sent; part by part it is the same as in one', () => {
    const at = (...seqs: readonly number[]) => range(...seqs.map((seq) => created(message(seq))));
    const state = then(talk(0), at(3, 4, 5, 20, 21, 22, 70, 71), waiting(1, 1));
    const shown = (place_seq: number | null) => messagesOf(timeline(held(state), ana, { ...options, place_seq })).map((item) => item.message?.seq ?? 'unsent');
    expect([shown(4), shown(20), shown(70), shown(null), shown(50)]).toEqual([[3, 4, 5], [20, 21, 22], [70, 71, 'unsent'], [70, 71, 'unsent'], [70, 71, 'unsent']]);
    expect([hasNewer(held(state), 4), hasNewer(held(state), 70), hasNewer(held(state), null), hasNewer(held(state), 50)]).toEqual([true, false, false, false]);
    expect([hasOlder(held(state), 4), hasOlder(held(then(talk(5))), 3)]).toEqual([true, false]);
    const long = then(talk(60), waiting(1, Date.parse(message(60).created_at)), waiting(2, Date.parse(message(60).created_at) + 3_600_000 * 24));
    for (const unread_from_seq of [null, 1, 17]) {
      const parts = [0, 10, 16, 17, 33, 61, 62, 63].flatMap((from_seq, n, all) => timeline(held(long), ana, { ...options, unread_from_seq, part: { from_seq, to_seq: all[n + 1] ?? Infinity } }));
      expect(parts).toEqual(timeline(held(long), ana, { ...options, unread_from_seq }));
    }
  });

  it('R18 what is quoted is the message as it is now, whatever is loaded, trimmed and edited (property)', () => {
    const answering = (seq: number, version = 1) => message(seq, { version, reply_to_id: seq % 3 === 0 ? id('d00', 1 + ((seq * 7) % (seq - 1))) : null });
    const page = fc.record({ from: fc.integer({ min: 2, max: 60 }), count: fc.integer({ min: 1, max: 20 }), version: fc.integer({ min: 1, max: 3 }), is_trim: fc.boolean() });
    fc.assert(
      fc.property(fc.array(page, { maxLength: 12 }), fc.integer({ min: 1, max: 80 }), (pages, answered) => {
        const written = { id: id('0b0', 1), conversation_id: room, content: 'mine', reply_to_id: id('d00', answered), is_forwarded: false, written_at: 1, status: 'waiting', error: null } as const;
        let state = then(talk(0), { type: 'outbox_added', item: written });
        for (const { from, count, version, is_trim } of pages) {
          const messages = Array.from({ length: count }, (_, n) => answering(from + n, version));
          state = then(state, is_trim ? { type: 'messages_trimmed', conversation_id: room, keep: [[1, from], [from + count, 99]] } : { type: 'messages_loaded', conversation_id: room, messages, referenced: [] });
          for (const { seq, ...each } of [...held(state).messages, { ...written, seq: null }]) {
            const answer = seq === null ? { message: null, outbox: written } : { message: held(state).messages.find((one) => one.seq === seq)!, outbox: null };
            const quoted = each.reply_to_id === null ? null : held(state).messages.find((one) => one.id === each.reply_to_id);
            expect(quotedBy(answer, held(state))).toBe(quoted);
          }
        }
      }),
    );
  });

  it('R30 trimmed: of the messages that are quoted, those stay that one that stays quotes', () => {
    const quoting = [message(5, { reply_to_id: id('d00', 71), version: 900 }), message(60, { reply_to_id: id('d00', 72), version: 900 })];
    const referenced = [71, 72, 73].map((seq) => message(seq));
    const state = then(talk(60), { type: 'messages_loaded', conversation_id: room, messages: quoting, referenced }, { type: 'messages_trimmed', conversation_id: room, keep: [[1, 9]] });
    expect([...held(state).referenced.keys()]).toEqual([id('d00', 71)]);
  });

  it('R30 trimmed: only the given numbers stay; nothing to forget is no change', () => {
    const state = then(talk(60), { type: 'messages_trimmed', conversation_id: room, keep: [[5, 7], [59, 70]] });
    expect(held(state).messages.map(({ seq }) => seq)).toEqual([5, 6, 7, 59, 60]);
    expect(then(state, { type: 'messages_trimmed', conversation_id: room, keep: [[1, 60]] })).toBe(state);
    expect(then(state, { type: 'messages_trimmed', conversation_id: otherRoom, keep: [] })).toBe(state);
  });
});
