import { limits } from '@tenant-chat/protocol/wire';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from './open-chat-world.js';

describe.each(databaseKinds)('start_conversation on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => { world = await openChatWorld(kind); });
  afterAll(() => world.close());

  test('a direct conversation is made once, however concurrently it is started from both sides', async () => {
    const { ana, bruno, handlers } = world;
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        i % 2 === 0 ? handlers.start_conversation(ana, { user_id: bruno.user_id }) : handlers.start_conversation(bruno, { user_id: ana.user_id }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.body.conversation.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(19);
    const pointers = (await world.pointers(ana.tenant_id)).filter((row) => row.type === 'conversation_created');
    expect(pointers).toHaveLength(1);
  });

  test('both are in with equal rights, and each has the preference of her own', async () => {
    const { ana, chen, handlers } = world;
    const before = (await world.pointers(ana.tenant_id)).length;
    const { body, status } = await handlers.start_conversation(ana, { user_id: chen.user_id });
    const { conversation } = body;
    expect(status).toBe(201);
    expect(conversation).toMatchObject({
      kind: 'direct', title: null, description: null, participant_count: 2, last_seq: 0, last_message_at: null, last_message: null, created_by: ana.user_id,
      mine: { unread_count: 0, read_seq: 0, first_seq: 1, archived: false, archived_seq: null, muted_until: null, role: 'member' },
    });
    expect(conversation.participants.map((person) => person.user_id).sort()).toEqual([ana.user_id, chen.user_id].sort());
    expect(conversation.participants.every((person) => person.role === 'member' && person.left_at === null)).toBe(true);
    expect(conversation.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const pointers = (await world.pointers(ana.tenant_id)).slice(before);
    expect(new Set(pointers.map((row) => row.version))).toEqual(new Set([conversation.version]));
    expect(pointers.map((row) => `${row.type} ${row.row_id}`).sort()).toEqual([
      `conversation_created ${conversation.id}`,
      `participant_updated ${ana.user_id}`, `participant_updated ${chen.user_id}`,
      `preference_updated ${ana.user_id}`, `preference_updated ${chen.user_id}`,
    ].sort());
    expect((await handlers.start_conversation(chen, { user_id: ana.user_id })).body.conversation.id).toBe(conversation.id);
  });

  test('opening what exists takes no version of the clock', async () => {
    const { ana, chen, handlers } = world;
    const before = world.commits.length;
    expect((await handlers.start_conversation(ana, { user_id: chen.user_id })).status).toBe(200);
    expect(world.commits.length).toBe(before);
  });

  test('a group: its maker owns it, doubles and the maker herself count once', async () => {
    const { ana, bruno, chen, handlers } = world;
    const { status, body } = await handlers.start_conversation(ana, { user_ids: [bruno.user_id, chen.user_id, ana.user_id], title: '  Budget 2027 ' });
    expect(status).toBe(201);
    expect(body.conversation).toMatchObject({ kind: 'group', title: 'Budget 2027', participant_count: 3, mine: { role: 'owner' } });
  });

  test('a group with an id is made once by its maker, also when asked twice at once', async () => {
    const { ana, bruno, handlers } = world;
    const id = world.newId();
    const input = { id, user_ids: [bruno.user_id], title: 'Launch' };
    const answers = await Promise.all([handlers.start_conversation(ana, input), handlers.start_conversation(ana, input)]);
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([200, 201]);
    expect((await handlers.start_conversation(ana, input)).status).toBe(200);
    expect(answers.map((answer) => answer.body.conversation.id)).toEqual([id, id]);
  });

  test('an id that is somebody else\'s, a direct conversation\'s or left by its maker is refused alike', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const { body } = await handlers.start_conversation(ana, { user_ids: [bruno.user_id], title: 'Hers' });
    const { body: direct } = await handlers.start_conversation(ana, { user_id: bruno.user_id });
    expect(await refusal(handlers.start_conversation(bruno, { id: body.conversation.id, user_ids: [chen.user_id], title: 'Group' }))).toBe('id_conflict');
    expect(await refusal(handlers.start_conversation(dora, { id: body.conversation.id, user_ids: [chen.user_id], title: 'Group' }))).toBe('id_conflict');
    expect(await refusal(handlers.start_conversation(ana, { id: direct.conversation.id, user_ids: [chen.user_id], title: 'Group' }))).toBe('id_conflict');
    await handlers.remove_participant(ana, { conversation_id: body.conversation.id, user_id: ana.user_id });
    expect(await refusal(handlers.start_conversation(ana, { id: body.conversation.id, user_ids: [chen.user_id], title: 'Group' }))).toBe('id_conflict');
  });

  test('the same id in another tenant is nobody\'s business', async () => {
    const { ana, bruno, gina, hugo, handlers } = world;
    const id = world.newId();
    expect((await handlers.start_conversation(ana, { id, user_ids: [bruno.user_id], title: 'Ours' })).status).toBe(201);
    expect((await handlers.start_conversation(gina, { id, user_ids: [hugo.user_id], title: 'Theirs' })).status).toBe(201);
    expect((await handlers.get_conversation(ana, { conversation_id: id })).body.conversation.title).toBe('Ours');
    expect((await handlers.get_conversation(gina, { conversation_id: id })).body.conversation.title).toBe('Theirs');
  });

  test('people of another tenant and made-up ones do not exist', async () => {
    const { ana, bruno, gina, handlers } = world;
    for (const stranger of [gina.user_id, world.newId()]) {
      expect(await refusal(handlers.start_conversation(ana, { user_id: stranger }))).toBe('user_not_found');
      expect(await refusal(handlers.start_conversation(ana, { user_ids: [bruno.user_id, stranger], title: 'Group' }))).toBe('user_not_found');
    }
  });

  test('a request that makes no sense names its field', async () => {
    const { ana, bruno, handlers } = world;
    const field = async (input: Parameters<typeof handlers.start_conversation>[1]) => {
      const error = await world.rejection(handlers.start_conversation(ana, input));
      expect(error.code).toBe('invalid_request');
      return (error.details as { field: string }[])[0]?.field;
    };
    expect(await field({})).toBe('user_id');
    expect(await field({ user_id: bruno.user_id, user_ids: [bruno.user_id] })).toBe('user_ids');
    expect(await field({ user_id: bruno.user_id, title: 'No' })).toBe('title');
    expect(await field({ user_id: bruno.user_id, id: world.newId() })).toBe('id');
    expect(await field({ user_id: bruno.user_id, colour: 1 })).toBe('colour');
    expect(await field({ user_ids: [bruno.user_id] })).toBe('title');
    expect(await field({ user_ids: [bruno.user_id], id: world.newId() })).toBe('title');
    expect(await field({ user_ids: [bruno.user_id], title: '   ' })).toBe('title');
    expect(await refusal(handlers.start_conversation(ana, { user_id: ana.user_id }))).toBe('self_conversation');
    expect(await refusal(handlers.start_conversation(ana, { user_ids: [ana.user_id], title: 'Group' }))).toBe('self_conversation');
    expect(await refusal(handlers.start_conversation(ana, { user_ids: [bruno.user_id], title: 'a\ud800' }))).toBe('content_malformed');
  });

  test('nobody is brought into more conversations than one may have', async () => {
    const { ana, chen, handlers } = world;
    const [busy] = await world.putUsers(ana.tenant_id, [{ external_id: 'busy', name: 'Busy' }]);
    await world.test.database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      with made as (
        insert into tenant_chat.conversation (tenant_id, id, kind, created_by, created_at, participant_count, version)
        select ${ana.tenant_id}::uuid, gen_random_uuid(), 'group', ${ana.user_id}::uuid, now(), 1, 1 from generate_series(1, ${limits.conversations_per_user_max}::int)
        returning id)
      insert into tenant_chat.participant (tenant_id, conversation_id, user_id, role, joined_at, grant_version, version)
      select ${ana.tenant_id}::uuid, id, ${busy!.id}::uuid, 'owner', now(), 1, 1 from made`));
    expect(await refusal(handlers.start_conversation(chen, { user_id: busy!.id }))).toBe('too_many_conversations');
    expect(await refusal(handlers.start_conversation({ ...chen, user_id: busy!.id }, { user_ids: [chen.user_id], title: 'Group' }))).toBe('too_many_conversations');
  });

  test('a deactivated person is not written to anew, but what was said stays within reach', async () => {
    const { ana, dora, chen, handlers } = world;
    const { body } = await handlers.start_conversation(ana, { user_id: dora.user_id });
    await world.putUsers(dora.tenant_id, [{ external_id: 'dora', name: 'Dora', deactivated: true }]);
    expect(await refusal(handlers.start_conversation(chen, { user_id: dora.user_id }))).toBe('user_deactivated');
    expect(await refusal(handlers.start_conversation(chen, { user_ids: [dora.user_id, ana.user_id], title: 'Group' }))).toBe('user_deactivated');
    const again = await handlers.start_conversation(ana, { user_id: dora.user_id });
    expect([again.status, again.body.conversation.id]).toEqual([200, body.conversation.id]);
  });
});
