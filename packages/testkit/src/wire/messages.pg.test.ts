import { limits } from '@tenant-chat/protocol/wire';
import type { Conversation, Message } from '@tenant-chat/protocol/schemas';
import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { say, startDirect, startGroup } from '../stage.js';
import { test } from './stage-test.js';

const codeOf = (body: unknown): unknown => (body as { error?: { code?: unknown } }).error?.code;

describe('messages', () => {
  test('W60 sending the same message again returns the stored one', async ({ stage, ana, bruno }) => {
    const { id: conversation_id } = await startGroup(ana, [bruno]);
    const input = { conversation_id, id: uuidv7(), content: 'once' };
    const first = await ana.call('send_message', input);
    const again = await Promise.all([ana.call('send_message', input), ana.at(stage.url(1)).call('send_message', input)]);
    expect(first.status).toBe(201);
    for (const answer of again) expect([answer.status, answer.text]).toEqual([200, first.text]);
    // All at once, over both nodes: one is new.
    const racing = { ...input, id: uuidv7(), content: 'race' };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => ana.at(stage.url(index % 2 === 0 ? 0 : 1)).call('send_message', racing)));
    expect(answers.map((answer) => answer.status).sort((one, other) => one - other)).toEqual([...Array<number>(19).fill(200), 201]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect((await ana.must('list_messages', { conversation_id })).messages.map((message) => message.content)).toEqual(['once', 'race']);
  });

  test('W60 the same id with other content, from another sender or in another conversation is 409 and tells nothing', async ({ ana, bruno }) => {
    const [group, other] = [await startGroup(ana, [bruno]), await startGroup(ana, [bruno])];
    const input = { conversation_id: group.id, id: uuidv7(), content: 'the secret of W60' };
    await ana.must('send_message', input);
    const refused = [
      await ana.call('send_message', { ...input, content: 'another' }),
      await bruno.call('send_message', input),
      await ana.call('send_message', { ...input, conversation_id: other.id }),
    ];
    for (const answer of refused) {
      expect([answer.status, codeOf(answer.body)]).toEqual([409, 'id_conflict']);
      expect(answer.text).toBe(refused[0]?.text);
      expect(answer.text).not.toContain('secret');
    }
  });

  test('W61 messages are numbered without holes, in the same order for all, and time never goes back', async ({ stage, ana, bruno, chen }) => {
    const { id: conversation_id } = await startGroup(ana, [bruno, chen]);
    const senders = [ana, bruno.at(stage.url(1)), chen];
    await Promise.all(Array.from({ length: 60 }, (_, index) => say(senders[index % 3] ?? ana, conversation_id, `number ${index}`)));
    const pages = await Promise.all([ana, bruno, chen].map((person) => person.must('list_messages', { conversation_id, limit: 200 })));
    for (const { messages } of pages) expect(messages).toEqual(pages[0]?.messages);
    const messages = pages[0]?.messages ?? [];
    expect(messages.map((message) => message.seq)).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    const times = messages.map((message) => message.created_at);
    expect(times).toEqual(times.toSorted());
  });

  test('W61 a clock that was ahead does not turn back', async ({ stage, ana, bruno }) => {
    const { id: conversation_id } = await startGroup(ana, [bruno]);
    const first = await say(ana, conversation_id, 'from the future');
    const future = new Date(Date.now() + 3_600_000);
    await stage.sql`update tenant_chat.message set created_at = ${future} where id = ${first.id}`;
    await stage.sql`update tenant_chat.conversation set last_message_at = ${future} where id = ${conversation_id}`;
    expect(Date.parse((await say(ana, conversation_id, 'after it')).created_at)).toBeGreaterThanOrEqual(future.getTime());
  });

  test('W62 once a removal is committed, no message of the removed person is taken', async ({ stage, ana, bruno }) => {
    const removed = { taken: 0, refused: 0 };
    for (let round = 0; round < 25; round += 1) {
      const { id: conversation_id } = await startGroup(ana, [bruno]);
      const sends = Array.from({ length: 6 }, (_, index) => bruno.at(stage.url(index % 2 === 0 ? 0 : 1)).call('send_message', { conversation_id, id: uuidv7(), content: `race ${index}` }));
      await ana.must('remove_participant', { conversation_id, user_id: bruno.user_id });
      const late = await bruno.at(stage.url(1)).call('send_message', { conversation_id, id: uuidv7(), content: 'late' });
      expect([late.status, codeOf(late.body)]).toEqual([404, 'conversation_not_found']);
      const answers = await Promise.all(sends);
      const [row] = await stage.sql`select version from tenant_chat.participant where conversation_id = ${conversation_id} and user_id = ${bruno.user_id}`;
      for (const answer of answers) {
        if (answer.status === 201) expect((answer.body as unknown as { message: Message }).message.version).toBeLessThan(Number(row?.['version']));
        else expect(answer.status).toBe(404);
        removed[answer.status === 201 ? 'taken' : 'refused'] += 1;
      }
    }
    console.log(`W62: ${removed.taken} sends before the removal, ${removed.refused} after it`);
    expect(removed.taken + removed.refused).toBe(150);
  });

  test('W63 content is well-formed, not empty, without U+0000, and has its limits', async ({ ana, bruno }) => {
    const { id: conversation_id } = await startGroup(ana, [bruno]);
    const family = '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}\u200D\u{1F466}'; // One character as people count, 25 bytes.
    const cases: readonly (readonly [string, string | null])[] = [
      ['x', null],
      ['e\u0301'.repeat(limits.content_graphemes), null],
      [family.repeat(1_310), null],
      ['', 'content_empty'],
      [' \n\t ', 'content_empty'],
      ['a\u0000b', 'content_malformed'],
      ['a\uD800b', 'content_malformed'],
      ['\uDC00', 'content_malformed'],
      ['x'.repeat(limits.content_graphemes + 1), 'content_too_long'],
      ['e\u0301'.repeat(limits.content_graphemes + 1), 'content_too_long'],
      [family.repeat(1_311), 'content_too_long'],
      ['x'.repeat(limits.content_bytes + 1), 'content_too_long'],
    ];
    for (const [content, code] of cases) {
      const answer = await ana.call('send_message', { conversation_id, id: uuidv7(), content });
      expect([answer.status, codeOf(answer.body)], JSON.stringify(content.slice(0, 20))).toEqual(code === null ? [201, undefined] : [400, code]);
      if (code === null) expect((answer.body as unknown as { message: Message }).message.content).toBe(content);
    }
    for (const [content, code] of cases) {
      const message_id = (await say(ana, conversation_id, 'to edit')).id;
      const answer = await ana.call('edit_message', { conversation_id, message_id, content });
      expect([answer.status, codeOf(answer.body)], JSON.stringify(content.slice(0, 20))).toEqual(code === null ? [200, undefined] : [400, code]);
      if (code === null) expect((answer.body as unknown as { message: Message }).message.content).toBe(content);
    }
  });

  test('W64 between two people there is one direct conversation, however concurrently it is started', async ({ stage }) => {
    for (let round = 0; round < 5; round += 1) {
      const { ana: one, bruno: other } = await stage.cast('ana', 'bruno');
      const answers = await Promise.all(Array.from({ length: 16 }, (_, index) => {
        const [from, to] = index % 2 === 0 ? [one, other] : [other, one];
        return from.at(stage.url(index % 4 < 2 ? 0 : 1)).call('start_conversation', { user_id: to.user_id });
      }));
      const ids = answers.map((answer) => (answer.body as unknown as { conversation: Conversation }).conversation.id);
      expect(new Set(ids).size).toBe(1);
      expect(answers.map((answer) => answer.status).sort((one, other) => one - other)).toEqual([...Array<number>(15).fill(200), 201]);
      expect((await startDirect(other, one)).id).toBe(ids[0]);
    }
  });

  test('W65 watermarks only move forward, and a send moves the own read point', async ({ ana, bruno }) => {
    const { id: conversation_id } = await startGroup(ana, [bruno]);
    const first = await say(ana, conversation_id, '1');
    const second = await say(ana, conversation_id, '2');
    await say(ana, conversation_id, '3');
    expect(await bruno.must('mark_read', { conversation_id, message_id: second.id })).toEqual({ read_seq: 2, unread_count: 1 });
    expect(await bruno.must('mark_read', { conversation_id, message_id: first.id })).toEqual({ read_seq: 2, unread_count: 1 });
    expect(await bruno.must('mark_read', { conversation_id })).toEqual({ read_seq: 3, unread_count: 0 });
    expect(await bruno.must('mark_read', { conversation_id, message_id: first.id })).toEqual({ read_seq: 3, unread_count: 0 });
    await say(ana, conversation_id, '4');
    await say(bruno, conversation_id, '5');
    expect((await bruno.must('get_conversation', { conversation_id })).conversation.mine).toMatchObject({ read_seq: 5, unread_count: 0 });
    const { participants } = await ana.must('list_participants', { conversation_id });
    expect(participants.find((one) => one.user_id === bruno.user_id)).toMatchObject({ read_seq: 5, delivered_seq: 5 });
    expect((await ana.must('get_conversation', { conversation_id })).conversation.mine).toMatchObject({ read_seq: 4, unread_count: 1 });
  });

  test('W66 a quoted message comes beside as a row', async ({ ana, bruno }) => {
    const { id: conversation_id } = await startGroup(ana, [bruno]);
    const quoted = await say(ana, conversation_id, 'quote me');
    for (let index = 0; index < 3; index += 1) await say(bruno, conversation_id, `between ${index}`);
    const reply = await say(bruno, conversation_id, 'as you said', quoted.id);
    expect(reply.reply_to_id).toBe(quoted.id);
    const page = await ana.must('list_messages', { conversation_id, limit: 1 });
    expect([page.messages, page.referenced]).toEqual([[reply], [quoted]]);
    const elsewhere = await startGroup(ana, [bruno]);
    for (const reply_to_id of [quoted.id, randomUUID()]) {
      const answer = await ana.call('send_message', { conversation_id: elsewhere.id, id: uuidv7(), content: 'x', reply_to_id });
      expect([answer.status, codeOf(answer.body)]).toEqual([400, 'reply_not_found']);
    }
  });

  test('W67 a group without a title is refused and the field named; between two people there is none', async ({ stage }) => {
    const { ana: one, bruno: other } = await stage.cast('ana', 'bruno');
    const socket = await stage.socket(one);
    const user_ids = [other.user_id];
    for (const input of [{ user_ids }, { user_ids, id: uuidv7() }, { user_ids, title: '' }, { user_ids, title: ' \n ' }, { user_ids, title: null }, { user_id: other.user_id, title: 'Two' }]) {
      const { status, body } = await one.call('start_conversation', input);
      expect([status, body], JSON.stringify(input)).toMatchObject([400, { error: { code: 'invalid_request', details: [{ field: 'title' }] } }]);
      expect(await socket.request('start_conversation', input)).toEqual({ status, body });
    }
    expect((await one.must('list_conversations', {})).conversations).toEqual([]);
    const { conversation } = await one.must('start_conversation', { user_ids, title: ' Launch ' });
    expect(conversation).toMatchObject({ kind: 'group', title: 'Launch' });
    expect((await startDirect(one, other)).title).toBeNull();
  });
});
