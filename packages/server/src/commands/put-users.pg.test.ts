import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseKinds, openChatWorld, refusal, type ChatWorld } from './open-chat-world.js';

describe.each(databaseKinds)('put_users on %s', (kind) => {
  let world: ChatWorld;
  beforeAll(async () => { world = await openChatWorld(kind); });
  afterAll(() => world.close());

  test('makes people, in the order given, without pointers: nobody holds their rows yet', async () => {
    const { tenant_id } = world.ana;
    const before = (await world.pointers(tenant_id)).length;
    const rows = await world.putUsers(tenant_id, [
      { external_id: '7', name: 'Grace', email: 'grace@acme.test', title: 'Auditor', role: 'admin' },
      { external_id: '5', name: 'Eva' },
    ]);
    expect(rows).toMatchObject([
      { external_id: '7', name: 'Grace', title: 'Auditor', role: 'admin', avatar_url: null, deactivated_at: null },
      { external_id: '5', name: 'Eva', title: null, role: 'member' },
    ]);
    expect(rows[0]).not.toHaveProperty('email');
    expect((await world.pointers(tenant_id)).length).toBe(before);
  });

  test('writes nothing where nothing differs, also when only some fields are given', async () => {
    const { tenant_id } = world.ana;
    const first = await world.putUsers(tenant_id, [{ external_id: 'same', name: 'Sam', title: 'Buyer', email: 'sam@acme.test' }]);
    const commits = world.commits.length;
    expect(await world.putUsers(tenant_id, [{ external_id: 'same', name: 'Sam', title: 'Buyer', email: 'sam@acme.test' }])).toEqual(first);
    expect(await world.putUsers(tenant_id, [{ external_id: 'same', name: 'Sam' }])).toEqual(first);
    expect(world.commits.length).toBe(commits);
  });

  test('a change that others see moves the row and is told; one that nobody sees is kept only', async () => {
    const { tenant_id } = world.ana;
    const [first] = await world.putUsers(tenant_id, [{ external_id: 'rename', name: 'Old' }, { external_id: 'bystander', name: 'By' }]);
    const before = (await world.pointers(tenant_id)).length;
    const [renamed] = await world.putUsers(tenant_id, [{ external_id: 'rename', name: 'New', title: 'Boss' }, { external_id: 'bystander', name: 'By' }]);
    expect(renamed).toMatchObject({ id: first!.id, name: 'New', title: 'Boss' });
    expect(renamed!.version).toBeGreaterThan(first!.version);
    expect((await world.pointers(tenant_id)).slice(before)).toEqual([{ version: renamed!.version, type: 'user_updated', row_id: first!.id, conversation_id: null }]);
    const [unseen] = await world.putUsers(tenant_id, [{ external_id: 'rename', name: 'New', email: 'new@acme.test', locale: 'pt-BR' }]);
    expect(unseen).toEqual(renamed);
    expect((await world.pointers(tenant_id)).length).toBe(before + 1);
    expect((await world.handlers.list_users(world.ana, { search: 'New@acme.test' })).body.users.map((user) => user.id)).toEqual([first!.id]);
    const [emptied] = await world.putUsers(tenant_id, [{ external_id: 'rename', name: 'New', title: null }]);
    expect(emptied!.title).toBeNull();
  });

  test('deactivates, keeps the first time, and takes back', async () => {
    const { tenant_id } = world.ana;
    await world.putUsers(tenant_id, [{ external_id: 'out', name: 'Olga' }]);
    const [out] = await world.putUsers(tenant_id, [{ external_id: 'out', name: 'Olga', deactivated: true }]);
    expect(out!.deactivated_at).toMatch(/Z$/);
    const [renamed] = await world.putUsers(tenant_id, [{ external_id: 'out', name: 'Olga R.' }]);
    expect(renamed!.deactivated_at).toBe(out!.deactivated_at);
    const [back] = await world.putUsers(tenant_id, [{ external_id: 'out', name: 'Olga R.', deactivated: false }]);
    expect(back!.deactivated_at).toBeNull();
  });

  test('of one person twice the later entry counts; many at once make each person once', async () => {
    const { tenant_id } = world.ana;
    const twice = await world.putUsers(tenant_id, [{ external_id: 'twice', name: 'First' }, { external_id: 'twice', name: 'Second' }]);
    expect(twice.map((row) => row.name)).toEqual(['Second', 'Second']);
    const racers = await Promise.all(Array.from({ length: 10 }, () => world.putUsers(tenant_id, [{ external_id: 'race', name: 'Rita' }])));
    expect(new Set(racers.map(([row]) => row!.id)).size).toBe(1);
  });

  test('the same external_id in two tenants is two people', async () => {
    const [acme] = await world.putUsers(world.ana.tenant_id, [{ external_id: '42', name: 'Ours' }]);
    const [globex] = await world.putUsers(world.gina.tenant_id, [{ external_id: '42', name: 'Theirs' }]);
    expect(globex!.id).not.toBe(acme!.id);
    expect((await world.handlers.list_users(world.gina, {})).body.users.map((user) => user.name)).toEqual(['gina', 'hugo', 'Theirs']);
  });

  test('text that can not be kept is refused whole', async () => {
    const entries = [{ external_id: 'fine', name: 'Fine' }, { external_id: 'bad', name: 'B\u0000d' }];
    expect(await refusal(world.putUsers(world.ana.tenant_id, entries))).toBe('content_malformed');
    expect((await world.handlers.list_users(world.ana, { search: 'Fine' })).body.users).toEqual([]);
  });
});
