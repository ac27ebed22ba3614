import { FOREVER, limits } from '@tenant-chat/protocol/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from './open-chat-world.js';

describe.each(databaseKinds)('what one does in a conversation on %s', (kind) => {
  let world: ChatWorld;
  let conversation_id: string;
  beforeAll(async () => {
    world = await openChatWorld(kind);
    const { body } = await world.handlers.start_conversation(world.ana, { user_ids: [world.bruno.user_id, world.chen.user_id], title: 'Team' });
    conversation_id = body.conversation.id;
  });
  afterAll(() => world.close());

  const mineOf = async (actor: typeof world.ana) => (await world.handlers.get_conversation(actor, { conversation_id })).body.conversation.mine;

  test('a message is taken once: 201, then 200 with the stored one; other content under its id is refused', async () => {
    const { ana, bruno, handlers } = world;
    const id = world.newId();
    const first = await handlers.send_message(ana, { conversation_id, id, content: 'Hello' });
    expect(first.status).toBe(201);
    expect(first.body.message).toMatchObject({ id, conversation_id, seq: 1, sender_id: ana.user_id, kind: 'text', content: 'Hello', reply_to_id: null });
    const again = await handlers.send_message(ana, { conversation_id, id, content: 'Hello' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await refusal(handlers.send_message(ana, { conversation_id, id, content: 'Other' }))).toBe('id_conflict');
    expect(await refusal(handlers.send_message(bruno, { conversation_id, id, content: 'Hello' }))).toBe('id_conflict');
  });

  test('a message without an id gets one', async () => {
    const { ana, handlers } = world;
    const { status, body } = await handlers.send_message(ana, { conversation_id, content: 'No name' });
    expect(status).toBe(201);
    expect(body.message.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  test('what may be the text of a message', async () => {
    const { ana, handlers } = world;
    const send = (content: string) => handlers.send_message(ana, { conversation_id, content });
    expect(await refusal(send(''))).toBe('content_empty');
    expect(await refusal(send(' \n\t '))).toBe('content_empty');
    expect(await refusal(send('a\u0000b'))).toBe('content_malformed');
    expect(await refusal(send('half \ud83d'))).toBe('content_malformed');
    expect(await refusal(send('x'.repeat(limits.content_graphemes + 1)))).toBe('content_too_long');
    expect(await refusal(send('é'.repeat(limits.content_bytes / 2 + 1)))).toBe('content_too_long');
    expect((await send('x'.repeat(limits.content_graphemes))).status).toBe(201);
    // 1,200 families are 30,000 bytes and 13,200 code units, but 1,200 characters as people count them.
    expect((await send('👩‍👩‍👧‍👦'.repeat(1_200))).status).toBe(201);
    expect((await send('  kept as it is  ')).body.message.content).toBe('  kept as it is  ');
  });

  test('replies point into the same conversation', async () => {
    const { ana, bruno, dora, handlers } = world;
    const { body } = await handlers.send_message(ana, { conversation_id, content: 'Question' });
    const answer = await handlers.send_message(bruno, { conversation_id, content: 'Answer', reply_to_id: body.message.id });
    expect(answer.body.message.reply_to_id).toBe(body.message.id);
    const elsewhere = (await handlers.start_conversation(ana, { user_id: dora.user_id })).body.conversation.id;
    for (const reply_to_id of [body.message.id, world.newId()]) {
      expect(await refusal(handlers.send_message(ana, { conversation_id: elsewhere, content: 'No', reply_to_id }))).toBe('reply_not_found');
    }
  });

  test('reading moves forward only', async () => {
    const { ana, chen, handlers } = world;
    const { body } = await handlers.list_messages(chen, { conversation_id });
    const unread = (await mineOf(chen)).unread_count;
    expect(unread).toBeGreaterThan(0);
    const last = body.messages.at(-1)!;
    expect((await handlers.mark_read(chen, { conversation_id, message_id: last.id })).body).toEqual({ read_seq: last.seq, unread_count: 0 });
    expect((await handlers.mark_read(chen, { conversation_id, message_id: body.messages[0]!.id })).body.read_seq).toBe(last.seq);
    await handlers.send_message(ana, { conversation_id, content: 'More' });
    expect((await mineOf(chen)).unread_count).toBe(1);
    expect((await handlers.mark_read(chen, { conversation_id })).body).toEqual({ read_seq: last.seq + 1, unread_count: 0 });
    expect(await refusal(handlers.mark_read(chen, { conversation_id, message_id: world.newId() }))).toBe('message_not_found');
  });

  test('typing reaches the conversation as a signal and writes nothing', async () => {
    const { ana, dora, handlers } = world;
    const before = world.commits.length;
    expect(await handlers.set_typing(ana, { conversation_id })).toEqual({ status: 204, body: null });
    await handlers.set_typing(ana, { conversation_id, is_typing: false });
    expect(world.signals.slice(-2)).toEqual([
      { user_id: ana.user_id, conversation_id, is_typing: true },
      { user_id: ana.user_id, conversation_id, is_typing: false },
    ]);
    const heard = world.signals.length;
    expect(await refusal(handlers.set_typing(dora, { conversation_id }))).toBe('conversation_not_found');
    expect([world.signals.length, world.commits.length]).toEqual([heard, before]);
  });

  test('archiving is mine alone, and a new message brings the conversation back without a write to it', async () => {
    const { ana, bruno, handlers } = world;
    const before = (await world.pointers(ana.tenant_id)).length;
    const { body } = await handlers.archive_conversation(ana, { conversation_id });
    expect(body.conversation.mine).toMatchObject({ archived: true, archived_seq: body.conversation.last_seq });
    expect(await mineOf(ana)).toEqual(body.conversation.mine);
    expect((await mineOf(bruno)).archived).toBe(false);
    await handlers.archive_conversation(ana, { conversation_id, archived: true });
    const pointers = (await world.pointers(ana.tenant_id)).slice(before);
    expect(pointers).toEqual([{ version: body.conversation.mine.version, type: 'preference_updated', row_id: ana.user_id, conversation_id }]);
    await handlers.send_message(bruno, { conversation_id, content: 'News' });
    expect(await mineOf(ana)).toMatchObject({ archived: false, archived_seq: body.conversation.last_seq });
    await handlers.archive_conversation(ana, { conversation_id });
    expect((await handlers.archive_conversation(ana, { conversation_id, archived: false })).body.conversation.mine).toMatchObject({ archived: false, archived_seq: null });
  });

  test('muting: for good, until a time, no longer', async () => {
    const { ana, bruno, handlers } = world;
    const mute = async (input: { muted?: boolean; until?: string | null }) => (await handlers.mute_conversation(ana, { conversation_id, ...input })).body.conversation.mine;
    expect((await mute({})).muted_until).toBe(FOREVER);
    expect(await mineOf(ana)).toMatchObject({ muted_until: FOREVER });
    expect((await mute({ until: '2031-05-01T12:00:00+02:00' })).muted_until).toBe('2031-05-01T10:00:00.000Z');
    expect(await mineOf(ana)).toEqual(await mute({ until: '2031-05-01T10:00:00Z' }));
    expect((await mute({ until: '9999-12-31T23:59:59.999Z' })).muted_until).toBe(FOREVER);
    expect((await mute({ until: '0000-01-01T00:00:00Z' })).muted_until).toBe('1970-01-01T00:00:00.000Z');
    expect((await mute({ muted: false, until: '2031-05-01T10:00:00Z' })).muted_until).toBeNull();
    expect((await mineOf(bruno)).muted_until).toBeNull();
    expect(await refusal(handlers.mute_conversation(ana, { conversation_id, until: 'tomorrow' }))).toBe('invalid_request');
  });
});
