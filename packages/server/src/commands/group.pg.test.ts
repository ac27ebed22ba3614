import { limits } from '@tenant-chat/protocol/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.js';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from './open-chat-world.js';

describe.each(databaseKinds)('groups on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => { world = await openChatWorld(kind); });
  afterAll(() => world.close());

  async function startGroup(owner: Actor, others: readonly Actor[]): Promise<string> {
    const user_ids = others.map((actor) => actor.user_id);
    const { body } = await world.handlers.start_conversation(owner, { user_ids, title: 'Group' });
    return body.conversation.id;
  }

  async function rolesOf(actor: Actor, conversation_id: string): Promise<Record<string, string>> {
    const { body } = await world.handlers.get_conversation(actor, { conversation_id });
    return Object.fromEntries(body.conversation.participants.map((person) => [world.nameOf(person.user_id), person.role]));
  }

  /** The pointers that this write appended, by type and person. */
  async function told(tenant_id: string, write: () => Promise<unknown>): Promise<string[]> {
    const before = (await world.pointers(tenant_id)).length;
    await write();
    const rows = (await world.pointers(tenant_id)).slice(before);
    expect(new Set(rows.map((row) => row.version)).size).toBeLessThanOrEqual(1);
    // Rows of people are told by their names; of a message only that there is one.
    return rows.map((row) => (/^(conversation|message)/.test(row.type) ? row.type : `${row.type} ${world.nameOf(row.row_id)}`)).sort();
  }

  test('owner and admins rename and describe; a pointer and a line that says it; nothing changed, nothing told', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno, chen]);
    await handlers.update_participant(ana, { conversation_id, user_id: bruno.user_id, role: 'admin' });
    expect(await told(ana.tenant_id, () => handlers.update_conversation(bruno, { conversation_id, title: ' New name ', description: 'What for' })))
      .toEqual(['conversation_updated', 'message_created']);
    expect(await told(ana.tenant_id, () => handlers.update_conversation(bruno, { conversation_id, description: 'What it is for', colour: 3 }))).toEqual(['conversation_updated']);
    const { body } = await handlers.get_conversation(chen, { conversation_id });
    expect(body.conversation).toMatchObject({ title: 'New name', description: 'What it is for', colour: 3 });
    expect(await told(ana.tenant_id, () => handlers.update_conversation(ana, { conversation_id, title: 'New name' }))).toEqual([]);
    expect((await handlers.update_conversation(ana, { conversation_id, description: ' ' })).body.conversation.description).toBeNull();
    expect(await refusal(handlers.update_conversation(chen, { conversation_id, title: 'No' }))).toBe('role_required');
    expect(await refusal(handlers.update_conversation(dora, { conversation_id, title: 'No' }))).toBe('conversation_not_found');
    expect(await refusal(handlers.update_conversation(ana, { conversation_id, title: ' ' }))).toBe('invalid_request');
  });

  test('adding: all of the history, or from now on; who is in stays as they are', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno]);
    for (const content of ['one', 'two', 'three']) await handlers.send_message(ana, { conversation_id, content });
    const adding = { conversation_id, user_ids: [chen.user_id, bruno.user_id] };
    expect(await told(ana.tenant_id, () => handlers.add_participants(ana, adding)))
      .toEqual(['conversation_updated', 'message_created', 'participant_updated chen', 'preference_updated chen']);
    const { body } = await handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id], history: 'from_now' });
    expect(body.conversation.participant_count).toBe(4);
    expect(await told(ana.tenant_id, () => handlers.add_participants(ana, adding))).toEqual([]);

    const chens = (await handlers.get_conversation(chen, { conversation_id })).body.conversation;
    expect(chens.mine).toMatchObject({ first_seq: 1, read_seq: 0, unread_count: 3, role: 'member' });
    expect(chens.last_message).toMatchObject({ seq: 5, kind: 'system', content: 'Added dora' });
    const doras = (await handlers.get_conversation(dora, { conversation_id })).body.conversation;
    expect(doras.mine).toMatchObject({ first_seq: 5, read_seq: 0, unread_count: 0 });
    // 4 says that chen came, 5 that she did.
    const page = (await handlers.list_messages(dora, { conversation_id })).body;
    expect([page.messages.map((row) => `${row.seq} ${row.content}`), page.referenced, page.has_more]).toEqual([['5 Added dora'], [], false]);
    await handlers.send_message(bruno, { conversation_id, content: 'four' });
    expect((await handlers.list_messages(dora, { conversation_id })).body.messages.map((row) => row.content)).toEqual(['Added dora', 'four']);
  });

  test('W30 nobody lets a newcomer see more of the history than she sees herself', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno]);
    await handlers.send_message(ana, { conversation_id, content: 'before chen' });
    await handlers.add_participants(ana, { conversation_id, user_ids: [chen.user_id], history: 'from_now' });
    await handlers.update_participant(ana, { conversation_id, user_id: chen.user_id, role: 'admin' });
    for (const history of ['all', 'from_today', undefined] as const) {
      await handlers.add_participants(chen, { conversation_id, user_ids: [dora.user_id], ...(history && { history }) });
      expect((await handlers.get_conversation(dora, { conversation_id })).body.conversation.mine.first_seq).toBe(2);
      expect((await handlers.list_messages(dora, { conversation_id })).body.messages.map((row) => row.content)).not.toContain('before chen');
      await handlers.remove_participant(ana, { conversation_id, user_id: dora.user_id });
    }
  });

  test('adding is refused to members, of strangers, of deactivated people and in direct conversations', async () => {
    const { ana, bruno, chen, dora, gina, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno]);
    const add = (actor: Actor, user_id: string, where = conversation_id) => refusal(handlers.add_participants(actor, { conversation_id: where, user_ids: [user_id] }));
    expect(await add(bruno, chen.user_id)).toBe('role_required');
    expect(await add(chen, chen.user_id)).toBe('conversation_not_found');
    expect(await add(ana, gina.user_id)).toBe('user_not_found');
    expect(await add(ana, world.newId())).toBe('user_not_found');
    const { body } = await handlers.start_conversation(ana, { user_id: bruno.user_id });
    expect(await add(ana, dora.user_id, body.conversation.id)).toBe('not_a_group');
    const [ended] = await world.putUsers(ana.tenant_id, [{ external_id: 'ended', name: 'Ended', deactivated: true }]);
    expect(await add(ana, ended!.id)).toBe('user_deactivated');
  });

  test('a full group takes nobody more', async () => {
    const { ana, bruno, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno]);
    const crowd: string[] = [];
    for (let from = 0; from < limits.group_participants_max; from += limits.put_users_max) {
      const entries = Array.from({ length: limits.put_users_max }, (_, i) => ({ external_id: `crowd-${from + i}`, name: `Crowd ${from + i}` }));
      crowd.push(...(await world.putUsers(ana.tenant_id, entries)).map((row) => row.id));
    }
    for (let from = 0; from + limits.start_users_max < limits.group_participants_max; from += limits.start_users_max) {
      await handlers.add_participants(ana, { conversation_id, user_ids: crowd.slice(from, from + limits.start_users_max) });
    }
    const rest = crowd.slice(-limits.start_users_max);
    expect(await refusal(handlers.add_participants(ana, { conversation_id, user_ids: rest }))).toBe('group_too_large');
    const { body } = await handlers.add_participants(ana, { conversation_id, user_ids: rest.slice(0, -2) });
    expect(body.conversation.participant_count).toBe(limits.group_participants_max);
    expect(body.conversation.participants).toEqual([]);
    expect(await refusal(handlers.add_participants(ana, { conversation_id, user_ids: rest.slice(-1) }))).toBe('group_too_large');
    const page = (await handlers.list_participants(bruno, { conversation_id, search: 'crowd 4999' })).body;
    expect(page.participants).toEqual([]);
    const found = (await handlers.list_participants(bruno, { conversation_id, search: 'CROWD 123' })).body;
    expect(found.participants.map((row) => row.read_seq)).toEqual(found.participants.map(() => null));
    expect(found.users.map((row) => row.name).slice(0, 2)).toEqual(['Crowd 123', 'Crowd 1230']);
  });

  test('leaving and coming back: one row, a new window, the read point never back', async () => {
    const { ana, bruno, chen, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno, chen]);
    await handlers.send_message(ana, { conversation_id, content: 'before' });
    await handlers.mark_read(bruno, { conversation_id });
    expect(await told(ana.tenant_id, () => handlers.remove_participant(bruno, { conversation_id, user_id: bruno.user_id })))
      .toEqual(['conversation_updated', 'message_created', 'participant_updated bruno']);
    for (const call of [
      () => handlers.get_conversation(bruno, { conversation_id }),
      () => handlers.list_messages(bruno, { conversation_id }),
      () => handlers.send_message(bruno, { conversation_id, content: 'still here?' }),
      () => handlers.remove_participant(bruno, { conversation_id, user_id: bruno.user_id }),
    ]) expect(await refusal(call())).toBe('conversation_not_found');
    expect(await rolesOf(ana, conversation_id)).toEqual({ ana: 'owner', chen: 'member' });
    await handlers.send_message(ana, { conversation_id, content: 'while away' });

    await handlers.add_participants(ana, { conversation_id, user_ids: [bruno.user_id], history: 'from_now' });
    expect((await handlers.get_conversation(bruno, { conversation_id })).body.conversation).toMatchObject({
      participant_count: 3, last_message: { seq: 4, content: 'Added bruno' }, mine: { first_seq: 4, read_seq: 2, unread_count: 0, role: 'member' },
    });
    await handlers.remove_participant(ana, { conversation_id, user_id: bruno.user_id });
    await handlers.add_participants(ana, { conversation_id, user_ids: [bruno.user_id] });
    expect((await handlers.get_conversation(bruno, { conversation_id })).body.conversation.mine)
      .toMatchObject({ first_seq: 1, read_seq: 2, unread_count: 1 });
    expect((await handlers.list_messages(bruno, { conversation_id })).body.messages.map((row) => row.content))
      .toEqual(['before', 'bruno left', 'while away', 'Added bruno', 'Removed bruno', 'Added bruno']);
  });

  test('W30 what a newcomer can not see she has not read: no watermark of hers reaches it by her coming, no receipt by her reading on', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const readers = async (conversation_id: string, message_id: string) =>
      (await handlers.list_receipts(ana, { conversation_id, message_id })).body.receipts.filter(({ read_at }) => read_at !== null).map(({ user_id }) => world.nameOf(user_id));
    for (const readOn of [
      (conversation_id: string) => handlers.mark_read(dora, { conversation_id }),
      () => handlers.mark_all_read(dora, {}),
      (conversation_id: string) => handlers.send_message(dora, { conversation_id, content: 'an answer' }),
      (conversation_id: string) => handlers.remove_participant(dora, { conversation_id, user_id: dora.user_id }),
    ]) {
      const conversation_id = await startGroup(ana, [bruno, chen]);
      const { message } = (await handlers.send_message(ana, { conversation_id, content: 'unread' })).body;
      await handlers.remove_participant(bruno, { conversation_id, user_id: bruno.user_id });
      const { participants } = (await handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id], history: 'from_now' })).body.conversation;
      expect(participants.find(({ user_id }) => user_id === dora.user_id)).toMatchObject({ read_seq: 0, delivered_seq: 0, from_seq: 3 });
      await readOn(conversation_id);
      await handlers.remove_participant(ana, { conversation_id, user_id: dora.user_id }).catch(() => undefined); // She may be gone.
      await handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id] });
      expect(await readers(conversation_id, message.id)).toEqual([]);
    }
  });

  test('who may remove whom', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno, chen, dora]);
    await handlers.update_participant(ana, { conversation_id, user_id: bruno.user_id, role: 'admin' });
    await handlers.update_participant(ana, { conversation_id, user_id: chen.user_id, role: 'admin' });
    const remove = (actor: Actor, user_id: string) => handlers.remove_participant(actor, { conversation_id, user_id });
    expect(await refusal(remove(dora, bruno.user_id))).toBe('role_required');
    expect(await refusal(remove(bruno, chen.user_id))).toBe('role_required');
    expect(await refusal(remove(bruno, ana.user_id))).toBe('role_required');
    expect(await refusal(remove(bruno, world.newId()))).toBe('participant_not_found');
    expect(await refusal(remove(bruno, world.gina.user_id))).toBe('participant_not_found');
    expect((await remove(bruno, dora.user_id)).status).toBe(204);
    expect(await refusal(remove(bruno, dora.user_id))).toBe('participant_not_found');
    expect((await remove(ana, chen.user_id)).status).toBe(204);
    expect(await rolesOf(ana, conversation_id)).toEqual({ ana: 'owner', bruno: 'admin' });
  });

  test('nobody leaves a direct conversation', async () => {
    const { ana, bruno, handlers } = world;
    const { body } = await handlers.start_conversation(ana, { user_id: bruno.user_id });
    const conversation_id = body.conversation.id;
    expect(await refusal(handlers.remove_participant(ana, { conversation_id, user_id: ana.user_id }))).toBe('not_a_group');
    expect(await refusal(handlers.update_participant(ana, { conversation_id, user_id: bruno.user_id, role: 'admin' }))).toBe('not_a_group');
    expect(await refusal(handlers.update_conversation(ana, { conversation_id, title: 'No' }))).toBe('not_a_group');
  });

  test('the owner gives roles, and hands the group over', async () => {
    const { ana, bruno, chen, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno, chen]);
    const give = (actor: Actor, user_id: string, role: 'owner' | 'admin' | 'member') => handlers.update_participant(actor, { conversation_id, user_id, role });
    expect((await give(ana, bruno.user_id, 'admin')).body.participant).toMatchObject({ user_id: bruno.user_id, role: 'admin', left_at: null });
    expect(await told(ana.tenant_id, () => give(ana, bruno.user_id, 'admin'))).toEqual([]);
    expect(await refusal(give(bruno, chen.user_id, 'admin'))).toBe('role_required');
    expect(await refusal(give(ana, ana.user_id, 'member'))).toBe('invalid_request');
    expect(await refusal(give(ana, world.dora.user_id, 'admin'))).toBe('participant_not_found');
    expect(await told(ana.tenant_id, () => give(ana, chen.user_id, 'owner'))).toEqual(['message_created', 'participant_updated ana', 'participant_updated chen']);
    expect(await rolesOf(ana, conversation_id)).toEqual({ ana: 'admin', bruno: 'admin', chen: 'owner' });
  });

  test('W81 when the owner leaves, the longest-standing admin, else member, becomes owner; the last one may leave too', async () => {
    const { ana, bruno, chen, dora, handlers } = world;
    const conversation_id = await startGroup(ana, [bruno]);
    await handlers.add_participants(ana, { conversation_id, user_ids: [chen.user_id] });
    await handlers.add_participants(ana, { conversation_id, user_ids: [dora.user_id] });
    await handlers.update_participant(ana, { conversation_id, user_id: dora.user_id, role: 'admin' });
    const leave = (actor: Actor) => handlers.remove_participant(actor, { conversation_id, user_id: actor.user_id });
    expect(await told(ana.tenant_id, () => leave(ana))).toEqual(['conversation_updated', 'message_created', 'message_created', 'participant_updated ana', 'participant_updated dora']);
    expect((await handlers.list_messages(bruno, { conversation_id })).body.messages.slice(-2).map((row) => row.content)).toEqual(['Made dora the owner', 'ana left']);
    expect(await rolesOf(bruno, conversation_id)).toEqual({ bruno: 'member', chen: 'member', dora: 'owner' });
    await leave(dora);
    expect(await rolesOf(chen, conversation_id)).toEqual({ bruno: 'owner', chen: 'member' });
    await leave(bruno);
    expect(await rolesOf(chen, conversation_id)).toEqual({ chen: 'owner' });
    expect((await leave(chen)).status).toBe(204);
    expect(await refusal(handlers.get_conversation(chen, { conversation_id }))).toBe('conversation_not_found');
  });

  test('W86 a group passes on to who can lead it: not to who is deactivated while another is in, and from an owner who is', async () => {
    const { ana, bruno, chen, handlers } = world;
    const put = async (external_id: string, deactivated = false) =>
      ({ tenant_id: ana.tenant_id, user_id: (await world.putUsers(ana.tenant_id, [{ external_id, name: external_id, deactivated }]))[0]!.id });
    const [olga, paul] = [await put('olga'), await put('paul')];
    const roles = async (actor: Actor, conversation_id: string) =>
      Object.fromEntries((await handlers.get_conversation(actor, { conversation_id })).body.conversation.participants.map(({ user_id, role }) => [user_id, role]));
    const one = await startGroup(olga, [paul, bruno, chen]);
    await handlers.update_participant(olga, { conversation_id: one, user_id: paul.user_id, role: 'admin' });
    await put('paul', true);
    expect(await refusal(handlers.update_participant(olga, { conversation_id: one, user_id: paul.user_id, role: 'owner' }))).toBe('user_deactivated');
    await put('olga', true);
    // Both came at once: the ids decide.
    const [heir, other] = [bruno, chen].toSorted((left, right) => (left.user_id < right.user_id ? -1 : 1)) as [Actor, Actor];
    expect(await roles(bruno, one)).toEqual({ [olga.user_id]: 'admin', [paul.user_id]: 'admin', [heir.user_id]: 'owner', [other.user_id]: 'member' });
    expect((await handlers.get_conversation(bruno, { conversation_id: one })).body.conversation.last_message?.content).toBe(`Made ${world.nameOf(heir.user_id)} the owner`);
    await handlers.remove_participant(heir, { conversation_id: one, user_id: heir.user_id });
    expect((await roles(other, one))[other.user_id]).toBe('owner');
    // Where nobody is left who could, whoever is active again first leads it.
    await put('olga');
    await put('paul');
    const two = await startGroup(olga, [paul]);
    await put('paul', true);
    await put('olga', true);
    await put('paul');
    expect(await roles(paul, two)).toEqual({ [olga.user_id]: 'admin', [paul.user_id]: 'owner' });
  });
});
