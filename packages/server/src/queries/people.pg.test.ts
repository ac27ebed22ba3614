import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '../actor.js';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from '../commands/open-chat-world.js';

describe.each(databaseKinds)('people on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => {
    world = await openChatWorld(kind);
    await world.putUsers(world.ana.tenant_id, [
      { external_id: 'e', name: 'Élodie 100%', email: 'elodie@acme.test' },
      { external_id: 'u', name: 'Under_score', email: null },
      { external_id: 'b', name: 'Back\\slash' },
      { external_id: 'z', name: 'Zoe', deactivated: true },
    ]);
  });
  afterAll(() => world.close());

  const names = async (actor: Actor, input: { search?: string; limit?: number; after?: string } = {}) => {
    const { body } = await world.handlers.list_users(actor, input);
    return { names: body.users.map((user) => user.name), has_more: body.has_more };
  };

  test('list_users: everybody of the tenant by name, deactivated people not', async () => {
    expect((await names(world.ana)).names).toEqual(['ana', 'Back\\slash', 'bruno', 'chen', 'dora', 'Under_score', 'Élodie 100%'].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect((await names(world.gina)).names).toEqual(['gina', 'hugo']);
  });

  test('list_users: part of a name or a whole address, whatever the case; signs mean themselves', async () => {
    const search = async (text: string) => (await names(world.ana, { search: text })).names;
    expect(await search('RUN')).toEqual(['bruno']);
    expect(await search('  Chen ')).toEqual(['chen']);
    expect(await search('ELODIE@acme.TEST')).toEqual(['Élodie 100%']);
    for (const part of ['ODIE@ACME', 'elodie@acme.tes', '@']) expect(await search(part), 'no address is guessed letter by letter').toEqual([]);
    expect(await search('%')).toEqual(['Élodie 100%']);
    expect(await search('_')).toEqual(['Under_score']);
    expect(await search('\\')).toEqual(['Back\\slash']);
    expect(await search('gina')).toEqual([]);
    expect(await search(' ')).toHaveLength(7);
    expect(await refusal(world.handlers.list_users(world.ana, { search: 'a\u0000' }))).toBe('content_malformed');
  });

  test('list_users: a page after another', async () => {
    const all = (await world.handlers.list_users(world.ana, {})).body.users;
    const seen: string[] = [];
    let after: string | undefined;
    for (let more = true; more;) {
      const { body } = await world.handlers.list_users(world.ana, { limit: 3, ...(after === undefined ? {} : { after }) });
      seen.push(...body.users.map((user) => user.id));
      after = seen.at(-1);
      more = body.has_more;
    }
    expect(seen).toEqual(all.map((user) => user.id));
    for (const stranger of [world.newId(), world.gina.user_id]) {
      expect(await refusal(world.handlers.list_users(world.ana, { after: stranger }))).toBe('user_not_found');
    }
  });

  test('list_presence: my conversations\' people and who else is there, or those asked for; who is unknown is left out', async () => {
    const { ana, bruno, chen, dora, gina, hugo, handlers, presence } = world;
    expect((await handlers.list_presence(ana, {})).body.users).toEqual([]);
    await handlers.start_conversation(ana, { user_id: bruno.user_id });
    await handlers.start_conversation(ana, { user_ids: [bruno.user_id, chen.user_id], title: 'Three' });
    await presence.put(ana.tenant_id, bruno.user_id, 'online');
    await presence.put(ana.tenant_id, dora.user_id, 'away');
    await presence.put(gina.tenant_id, hugo.user_id, 'online');
    await world.test.database.asTenant(ana.tenant_id, (tx) => tx.execute(sql`
      insert into tenant_chat.last_seen (tenant_id, user_id, last_seen_at) values (${ana.tenant_id}::uuid, ${chen.user_id}::uuid, '2026-11-02T08:30:00.25Z')`));
    const told = async (actor: Actor, input: { user_ids?: string[] }) =>
      (await handlers.list_presence(actor, input)).body.users.map((each) => `${world.nameOf(each.user_id)} ${each.status} ${each.last_seen_at}`).sort();
    expect(await told(ana, {})).toEqual(['bruno online null', 'chen offline 2026-11-02T08:30:00.250Z', 'dora away null']);
    expect(await told(ana, { user_ids: [dora.user_id, dora.user_id, hugo.user_id, world.newId()] })).toEqual(['dora away null']);
    expect(await told(ana, { user_ids: [] })).toEqual([]);
    expect(await told(gina, { user_ids: [bruno.user_id, hugo.user_id] })).toEqual(['hugo online null']);
    expect(await told(dora, {})).toEqual(['bruno online null']);
    expect(await told(hugo, {}), 'not oneself, nor another tenant').toEqual([]);
    // Her signal went out before this answer, which must not take it back.
    const asTenant = world.test.database.asTenant.bind(world.test.database);
    vi.spyOn(world.test.database, 'asTenant').mockImplementationOnce(async (...asked) => {
      const read = await asTenant(...asked);
      await presence.put(ana.tenant_id, ana.user_id, 'online');
      return read;
    });
    expect(await told(dora, {}), 'who came meanwhile').toEqual(['ana online null', 'bruno online null']);
    await presence.put(ana.tenant_id, ana.user_id, null);
  });

  test('list_users: who is not in a conversation of mine', async () => {
    const { ana, bruno, chen, dora, gina, handlers } = world;
    const conversation_id = (await handlers.start_conversation(ana, { user_ids: [bruno.user_id, chen.user_id], title: 'Three' })).body.conversation.id;
    const outside = async () => (await handlers.list_users(ana, { outside_conversation_id: conversation_id })).body.users.map(({ id }) => id);
    const everybody = (await handlers.list_users(ana, {})).body.users.map(({ id }) => id);
    const without = (...people: readonly Actor[]) => everybody.filter((id) => people.every(({ user_id }) => user_id !== id));
    expect(await outside()).toEqual(without(ana, bruno, chen));
    await handlers.remove_participant(chen, { conversation_id, user_id: chen.user_id });
    expect(await outside(), 'who left can be added again').toEqual(without(ana, bruno));
    for (const stranger of [chen, dora, gina]) expect(await refusal(handlers.list_users(stranger, { outside_conversation_id: conversation_id }))).toBe('conversation_not_found');
  });

  test('list_participants: who is in, those who lead it first, by name, in pages, found by search', async () => {
    const { ana, bruno, chen, dora, gina, handlers } = world;
    const user_ids = [bruno.user_id, chen.user_id, dora.user_id];
    const conversation_id = (await handlers.start_conversation(ana, { user_ids, title: 'Four' })).body.conversation.id;
    await handlers.remove_participant(dora, { conversation_id, user_id: dora.user_id });
    const page = async (input: { search?: string; limit?: number; after?: string }) => {
      const { body } = await handlers.list_participants(ana, { conversation_id, ...input });
      expect(body.users.map((user) => user.id)).toEqual(body.participants.map((each) => each.user_id));
      return { names: body.users.map((user) => user.name), has_more: body.has_more };
    };
    expect(await page({})).toEqual({ names: ['ana', 'bruno', 'chen'], has_more: false });
    expect(await page({ limit: 2 })).toEqual({ names: ['ana', 'bruno'], has_more: true });
    expect(await page({ limit: 2, after: bruno.user_id })).toEqual({ names: ['chen'], has_more: false });
    expect(await page({ search: 'dora' })).toEqual({ names: [], has_more: false });
    expect(await page({ search: 'CHE' })).toEqual({ names: ['chen'], has_more: false });
    await handlers.update_participant(ana, { conversation_id, user_id: chen.user_id, role: 'admin' });
    expect(await page({})).toEqual({ names: ['ana', 'chen', 'bruno'], has_more: false });
    expect(await page({ limit: 1, after: ana.user_id })).toEqual({ names: ['chen'], has_more: true });
    expect(await page({ after: chen.user_id })).toEqual({ names: ['bruno'], has_more: false });
    expect(await page({ after: dora.user_id }), 'she is not in it any more').toEqual({ names: [], has_more: false });
    const { body } = await handlers.list_participants(ana, { conversation_id, search: 'ana' });
    expect(body.participants[0]).toMatchObject({ conversation_id, user_id: ana.user_id, role: 'owner', left_at: null, read_seq: 0, delivered_seq: 0 });
    expect(await refusal(handlers.list_participants(ana, { conversation_id, after: world.newId() }))).toBe('user_not_found');
    for (const actor of [dora, gina]) expect(await refusal(handlers.list_participants(actor, { conversation_id }))).toBe('conversation_not_found');
  });
});
