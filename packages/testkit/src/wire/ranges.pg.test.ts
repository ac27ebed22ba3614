import { decodePosition, limits } from '@tenant-chat/protocol/wire';
import { describe, expect } from 'vitest';
import { ask, type HttpPerson } from '../http-person.js';
import { signService } from '../sign-identity.js';
import { newPerson, say, startDirect, startGroup } from '../stage.js';
import { test } from './stage-test.js';
import { cursorOf, follow, keyOf } from './follow.js';

describe('ranges', () => {
  test('W22 live ranges join, also over writes that are not visible, and replay gives the same events', async ({ stage, ana, bruno, chen }) => {
    const mine = await startGroup(ana, [bruno]);
    const theirs = await startGroup(bruno, [chen]);
    const start = await cursorOf(ana);
    const socket = await stage.socket(ana.at(stage.url(1)), start);
    for (let index = 0; index < 8; index += 1) {
      await say(bruno, theirs.id, `not hers ${index}`);
      if (index % 2 === 0) await say(bruno, mine.id, `hers ${index}`);
    }
    await ana.must('update_conversation', { conversation_id: mine.id, title: 'Joined' });
    const last = await ana.must('sync', { cursor: start });
    await socket.event('conversation_updated', (event) => event.conversation.title === 'Joined');
    for (const [index, range] of socket.ranges().entries()) expect(range.from).toBe(index === 0 ? start : socket.ranges()[index - 1]?.to);
    const messages = (events: readonly { readonly type: string }[]): unknown[] => events.filter((event) => event.type === 'message_created');
    // Bruno's four and the line that tells of the title.
    expect(messages(socket.events())).toHaveLength(5);
    expect(messages(last.events)).toEqual(messages(socket.events()));
    // An empty range still moves the position.
    await say(bruno, theirs.id, 'not hers at the end');
    const now = await cursorOf(bruno);
    await socket.next((frame) => frame.type === 'range' && frame.to === now);
    expect(await ana.must('sync', { cursor: last.to })).toEqual({ from: last.to, to: now, events: [], has_more: false });
  });

  test('W22 a poll that waited begins where it stood', async ({ stage, bruno }) => {
    const { dora } = await stage.cast('dora');
    const group = await startGroup(dora, [bruno]);
    const cursor = await cursorOf(dora);
    const waiting = untilMessage(dora.at(stage.url(1)), cursor);
    // Until it is held: who waits is here.
    await expect.poll(async () => (await bruno.must('list_presence', { user_ids: [dora.user_id] })).users[0]?.status, { timeout: 10_000 }).toBe('online');
    await say(bruno, group.id, 'wakes the poll');
    const to = await waiting;
    expect((await follow(dora, to)).events.filter((event) => event.type === 'message_created')).toEqual([]);
  });

  test('W24 a row stands once in a range, as it is now', async ({ ana, bruno }) => {
    const group = await startGroup(ana, [bruno]);
    const cursor = await cursorOf(bruno);
    for (const title of ['One', 'Two', 'Three']) await ana.must('update_conversation', { conversation_id: group.id, title });
    for (const muted of [true, false, true]) await bruno.must('mute_conversation', { conversation_id: group.id, muted });
    const { events } = await bruno.must('sync', { cursor });
    const [conversation, ...others] = events.filter((event) => event.type === 'conversation_updated');
    expect(others).toEqual([]);
    expect(conversation).toMatchObject({ conversation: { id: group.id, title: 'Three' } });
    expect(events.filter((event) => event.type === 'preference_updated')).toHaveLength(1);
  });

  test('W25 a page may end within one version; the next begins after the very row', async ({ stage, ana, bruno }) => {
    const group = await startGroup(ana, [bruno]);
    const cursor = await cursorOf(ana);
    for (let index = 0; index < 10; index += 1) await say(bruno, group.id, `before ${index}`);
    const headers = { authorization: `Bearer ${await signService('acme')}` };
    const crowd = Array.from({ length: 500 }, () => newPerson('dora'));
    const put = (title: string): ReturnType<typeof ask> => ask(stage.url(), 'PUT', '/users/', { headers, body: { users: crowd.map((one) => ({ external_id: one.external_id, name: one.name, title })) } });
    expect((await put('First')).status).toBe(200);
    expect((await put('Second')).status).toBe(200);
    const { pages, events } = await follow(ana, cursor);
    expect(pages.length).toBeGreaterThan(1);
    expect(decodePosition(pages[0]?.to ?? '')?.key).not.toBe('');
    const users = events.filter((event) => event.type === 'user_updated' && event.user.title === 'Second');
    expect(new Set(users.map((event) => event.type === 'user_updated' && event.user.id)).size).toBe(500);
    expect(users).toHaveLength(500);
    expect(new Set(users.map((event) => event.version)).size).toBe(1);
    expect(events.filter((event) => event.type === 'message_created')).toHaveLength(10);
  });

  test('W26 a grant brings the conversation, its people, what is mine and its newest page, however old', async ({ stage, ana, bruno }) => {
    const group = await startGroup(ana, [bruno], 'Old');
    for (let index = 0; index < 55; index += 1) await say(index % 2 === 0 ? ana : bruno, group.id, `old ${index}`);
    const dora = await stage.person('dora');
    const socket = await stage.socket(dora.at(stage.url(1)));
    const cursor = await cursorOf(dora);
    const since = socket.frames.length;
    await ana.must('add_participants', { conversation_id: group.id, user_ids: [dora.user_id] });
    await socket.event('message_created', (event) => event.message.seq === 56, since);
    for (const events of [(await follow(dora, cursor)).events, socket.events(since)]) {
      expect(events.find((event) => event.type === 'conversation_created')).toMatchObject({ conversation: { id: group.id, title: 'Old', participant_count: 3 } });
      expect(events.flatMap((event) => (event.type === 'user_updated' ? [event.user.id] : []))).toEqual(expect.arrayContaining([ana.user_id, bruno.user_id]));
      expect(events.find((event) => event.type === 'participant_updated' && event.participant.user_id === dora.user_id)).toBeDefined();
      expect(events.find((event) => event.type === 'preference_updated')).toMatchObject({ preference: { conversation_id: group.id, first_seq: 1 } });
      const seqs = events.flatMap((event) => (event.type === 'message_created' ? [event.message.seq] : []));
      // 56 says that she was added.
      expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => index + 7));
    }
  });

  test('W27 who left gets the own participant row as a tombstone and nothing else from then on', async ({ stage, ana, bruno, chen }) => {
    const group = await startGroup(ana, [bruno, chen]);
    const cursor = await cursorOf(bruno);
    const [socket, leaving] = [await stage.socket(bruno.at(stage.url(1))), await stage.socket(chen)];
    const since = [socket.frames.length, leaving.frames.length] as const;
    await ana.must('remove_participant', { conversation_id: group.id, user_id: bruno.user_id });
    await chen.must('remove_participant', { conversation_id: group.id, user_id: chen.user_id });
    await say(ana, group.id, 'after they went');
    await ana.must('update_conversation', { conversation_id: group.id, title: 'After they went' });
    for (const [device, from, person] of [[socket, since[0], bruno], [leaving, since[1], chen]] as const) {
      await device.event('participant_updated', (event) => event.participant.user_id === person.user_id && event.participant.left_at !== null, from);
    }
    // What comes later is here.
    for (const [device, person] of [[socket, bruno], [leaving, chen]] as const) {
      const later = await say(ana, (await startDirect(ana, person)).id, 'later');
      await device.event('message_created', (event) => event.message.id === later.id);
    }
    for (const [events, person] of [[socket.events(since[0]), bruno], [(await follow(bruno, cursor)).events, bruno], [leaving.events(since[1]), chen]] as const) {
      const own = events.filter((event) => event.type === 'participant_updated' && event.participant.user_id === person.user_id && event.participant.conversation_id === group.id);
      expect(own.at(-1)).toMatchObject({ participant: { left_at: expect.any(String) } });
      expect(JSON.stringify(events)).not.toContain('fter they went');
    }
    const replay = (await follow(bruno, cursor)).events.filter((event) => JSON.stringify(event).includes(group.id));
    expect(replay.map((event) => event.type)).toEqual(['participant_updated']);
    expect(JSON.stringify(await follow(bruno))).not.toContain(group.id);
  });

  test('W28 what only I may see is in nobody else\'s range', async ({ stage }) => {
    const cast = await stage.cast('ana', 'bruno');
    const group = await startGroup(cast.ana, [cast.bruno]);
    const [mine, theirs] = [await stage.socket(cast.ana), await stage.socket(cast.bruno)];
    const cursors = [await cursorOf(cast.ana), await cursorOf(cast.bruno)] as const;
    await cast.ana.must('mute_conversation', { conversation_id: group.id, muted: true });
    await cast.ana.must('archive_conversation', { conversation_id: group.id, archived: true });
    await mine.event('preference_updated', (event) => event.preference.archived_seq !== null);
    expect((await follow(cast.ana, cursors[0])).events.map((event) => event.type)).toEqual(['preference_updated']);
    expect((await follow(cast.bruno, cursors[1])).events).toEqual([]);
    const later = await say(cast.ana, group.id, 'later');
    await theirs.event('message_created', (event) => event.message.id === later.id);
    expect(theirs.events().filter((event) => event.type === 'preference_updated' && event.preference.muted_until !== null)).toEqual([]);
    expect((await cast.bruno.must('get_conversation', { conversation_id: group.id })).conversation.mine).toMatchObject({ muted_until: null, archived: false });
  });

  test('W29 of more than 50 changed messages the newest 50 come, and the conversation is named', async ({ ana, bruno }) => {
    const [busy, quiet] = [await startGroup(ana, [bruno]), await startDirect(ana, bruno)];
    const cursor = await cursorOf(ana);
    for (let index = 0; index < 60; index += 1) await say(bruno, busy.id, `busy ${index}`);
    await say(bruno, quiet.id, 'quiet');
    await ana.must('mark_read', { conversation_id: busy.id });
    await ana.must('update_conversation', { conversation_id: busy.id, colour: 3 });
    const answer = await ana.must('sync', { cursor });
    const seqs = answer.events.flatMap((event) => (event.type === 'message_created' && event.message.conversation_id === busy.id ? [event.message.seq] : []));
    expect(answer.limited).toEqual([busy.id]);
    // What comes along stands once (W24), also where it changed meanwhile.
    expect(answer.events.map(keyOf).filter((row, index, all) => all.indexOf(row) !== index)).toEqual([]);
    expect(answer.events.map(keyOf)).toEqual(expect.arrayContaining([`conversation ${busy.id}`, `participant ${busy.id} ${ana.user_id}`]));
    expect(seqs).toEqual(Array.from({ length: limits.sync_messages_per_conversation }, (_, index) => index + 11));
    const older = await ana.must('list_messages', { conversation_id: busy.id, before_id: idAt(answer.events, busy.id, 11), limit: 50 });
    expect(older.messages.map((message) => message.seq)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
  });
});

/** Polls, each from where the one before it ended, until a message comes. What wakes a poll earlier may be its own receipt. */
async function untilMessage(person: HttpPerson, cursor: string): Promise<string> {
  for (let from = cursor; ;) {
    const answer = await person.must('sync', { cursor: from, wait: 10 });
    expect(answer.from).toBe(from);
    from = answer.to;
    if (answer.events.some((event) => event.type === 'message_created')) return from;
  }
}

function idAt(events: Awaited<ReturnType<typeof follow>>['events'], conversation_id: string, seq: number): string {
  for (const event of events) if (event.type === 'message_created' && event.message.conversation_id === conversation_id && event.message.seq === seq) return event.message.id;
  throw new Error(`no message ${seq}`);
}
