import { limits } from '@tenant-chat/protocol/wire';
import { describe, expect } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { ask } from '../http-person.js';
import { signService } from '../sign-identity.js';
import { newPerson, say, startDirect, startGroup } from '../stage.js';
import { test } from './stage-test.js';
import { cursorOf, follow } from './follow.js';

describe('sight', () => {
  test('W30 a history window hides older messages in every reading path', async ({ stage, ana, bruno }) => {
    const group = await startGroup(ana, [bruno], 'Window');
    const inGroup = { conversation_id: group.id };
    const hidden = [];
    for (let index = 0; index < 4; index += 1) hidden.push(await say(ana, group.id, `before the window ${index}`));
    const dora = await stage.person('dora');
    const cursor = await cursorOf(dora);
    const socket = await stage.socket(dora.at(stage.url(1)));
    await ana.must('add_participants', { ...inGroup, user_ids: [dora.user_id], history: 'from_now' });
    const granted = await dora.must('get_conversation', inGroup);
    expect(granted.conversation).toMatchObject({ last_seq: 5, last_message: { seq: 5, kind: 'system' }, mine: { first_seq: 5, unread_count: 0, read_seq: 0 } });
    // The line that says that she came is the first that she sees.
    const [line] = (await dora.must('list_messages', inGroup)).messages;
    expect(line).toMatchObject({ seq: 5, kind: 'system' });
    const reply = await say(ana, group.id, 'in the window', hidden[3]?.id);
    await socket.event('message_created', (event) => event.message.id === reply.id);
    const page = await dora.must('list_messages', inGroup);
    expect([page.messages.map((message) => message.id), page.referenced, page.has_more]).toEqual([[line?.id, reply.id], [], false]);
    expect((await dora.must('get_conversation', inGroup)).conversation).toMatchObject({ last_message: { id: reply.id }, mine: { unread_count: 1 } });
    for (const anchor of ['since_id', 'before_id', 'around_id']) {
      expect((await dora.call('list_messages', { ...inGroup, [anchor]: hidden[3]?.id })).status, anchor).toBe(404);
    }
    expect((await dora.call('list_messages', { ...inGroup, around_seq: hidden[3]?.seq })).status).toBe(404);
    expect((await dora.must('list_messages', { ...inGroup, before_id: reply.id })).messages).toEqual([line]);
    expect((await dora.must('list_messages', { ...inGroup, around_id: reply.id })).messages).toHaveLength(2);
    expect((await dora.must('list_messages', { ...inGroup, around_at: '2000-01-01T00:00:00Z' })).messages).toHaveLength(2);
    expect((await dora.call('mark_read', { ...inGroup, message_id: hidden[3]?.id })).status).toBe(404);
    expect((await dora.call('send_message', { ...inGroup, id: uuidv7(), content: 'x', reply_to_id: hidden[0]?.id })).status).toBe(400);
    await dora.must('list_conversations', {});
    await follow(dora, cursor);
    await follow(dora);
    const everything = [...dora.received, ...socket.texts].join('\n');
    expect(everything).toContain('in the window');
    expect(everything).not.toContain('before the window');
  });

  test('W30 who comes back after leaving sees from the new window on', async ({ stage, ana }) => {
    const dora = await stage.person('dora');
    const group = await startGroup(ana, [dora]);
    const inGroup = { conversation_id: group.id };
    await say(ana, group.id, 'while she was in');
    await ana.must('remove_participant', { ...inGroup, user_id: dora.user_id });
    await say(ana, group.id, 'while she was out');
    await ana.must('add_participants', { ...inGroup, user_ids: [dora.user_id], history: 'from_now' });
    await say(ana, group.id, 'since she is back');
    expect((await dora.must('list_messages', inGroup)).messages.map((message) => message.content)).toEqual([`Added ${dora.name}`, 'since she is back']);
    expect((await follow(dora)).events.flatMap((event) => (event.type === 'message_created' ? [event.message.seq] : []))).toEqual([4, 5]);
    // The other way round: the whole history is given back.
    await ana.must('remove_participant', { ...inGroup, user_id: dora.user_id });
    const cursor = await cursorOf(dora);
    await ana.must('add_participants', { ...inGroup, user_ids: [dora.user_id], history: 'all' });
    expect((await follow(dora, cursor)).events.flatMap((event) => (event.type === 'message_created' ? [event.message.seq] : []))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('W31 in conversations above 50 people the row embeds nobody and watermarks are told to nobody else', async ({ stage, ana, bruno }) => {
    const crowd = Array.from({ length: limits.participants_inline - 2 }, () => newPerson('chen'));
    const headers = { authorization: `Bearer ${await signService('acme')}` };
    const put = await ask(stage.url(), 'PUT', '/users/', { headers, body: { users: crowd.map(({ external_id, name }) => ({ external_id, name })) } });
    const ids = (put.body as unknown as { users: { id: string }[] }).users.map((user) => ({ user_id: user.id }));
    const group = await startGroup(ana, [bruno, ...ids], 'Exactly fifty');
    const inGroup = { conversation_id: group.id };
    expect([group.participant_count, group.participants.length]).toEqual([50, 50]);
    const dora = await stage.person('dora');
    const large = (await ana.must('add_participants', { ...inGroup, user_ids: [dora.user_id] })).conversation;
    expect([large.participant_count, large.participants]).toEqual([51, []]);
    const message = await say(ana, group.id, 'to all of you');
    const [socket, own] = [await stage.socket(ana), await stage.socket(bruno.at(stage.url(1)))];
    const [cursor, since] = [await cursorOf(ana), socket.frames.length];
    await bruno.must('mark_read', { ...inGroup, message_id: message.id });
    await own.event('participant_updated', (event) => event.participant.user_id === bruno.user_id && event.participant.read_seq === message.seq);
    // What comes later is here.
    const after = await say(dora, (await startDirect(dora, ana)).id, 'after the receipt');
    await socket.event('message_created', (event) => event.message.id === after.id);
    // Receipts of other conversations may still come in.
    const ofTheGroup = (event: unknown): boolean => JSON.stringify(event).includes(group.id);
    expect([socket.events(since), (await follow(ana, cursor)).events].map((events) => events.filter(ofTheGroup))).toEqual([[], []]);
    const listed = await ana.must('list_participants', { ...inGroup, limit: 200 });
    expect(listed.participants).toHaveLength(51);
    const theirs = listed.participants.filter((one) => one.user_id !== ana.user_id);
    expect(theirs.every((one) => one.read_seq === null && one.delivered_seq === null)).toBe(true);
    const { participants, has_more } = await ana.must('list_participants', { ...inGroup, limit: 20 });
    const rest = await ana.must('list_participants', { ...inGroup, limit: 200, after: participants.at(-1)?.user_id ?? '' });
    expect([participants.length, has_more, rest.participants.length, rest.has_more]).toEqual([20, true, 31, false]);
    // One goes, and the row shows its people again.
    await ana.must('remove_participant', { ...inGroup, user_id: dora.user_id });
    expect((await ana.must('get_conversation', inGroup)).conversation.participants).toHaveLength(50);
  });
});
