import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatClient } from '../client-interface.js';
import { connected, setScene, textsOf, type Scene } from '../testing/scripted-client.js';
import { id, otherRoom, preference, preferenceEvent, room } from '../testing/rows.js';
import { anaHere } from '../testing/scripted-server.js';

let scene: Scene;

beforeEach(() => {
  scene = setScene();
});
/** What this device keeps of Ana. */
const kept = () => scene.storage.open({ server: 'https://chat.example.com', tenant_id: id('acacac', 1), user_id: anaHere, subject: '["acme","ana"]' });
const status = (client: ChatClient): string => client.state.connection.status;

describe('another person', () => {
  it('C17 another person in the token: everything of the former one is gone, and it begins anew', async () => {
    const client = await connected(scene);
    const wiped: string[] = [];
    client.on('wiped', ({ user_id }) => wiped.push(user_id));
    client.setDraft(room, 'of ana');
    client.send(otherRoom, 'of ana');
    scene.host.who = 'hugo';
    scene.server.endSessions();
    await scene.clock.advance(5_000);
    expect([wiped, client.state.drafts.size, client.state.unplaced, status(client)]).toEqual([[anaHere], 0, [], 'live']);
    expect(client.state.session).not.toMatchObject({ user_id: anaHere });
    expect(scene.server.live!.sentOf('hello')[0]).not.toHaveProperty('cursor');
    const hers = await kept();
    expect([await hers.readAll('draft'), await hers.readAll('outbox'), await hers.readAll('conversation')]).toEqual([[], [], []]);
  });

  it('C17 while nobody can be reached either: the token names another person, so what is shown of the former one goes', async () => {
    const client = await connected(scene);
    client.setDraft(room, 'of ana');
    await scene.clock.advance(2_000);
    scene.server.isDown = true;
    scene.host.who = 'none';
    scene.server.endSessions();
    await scene.clock.advance(100);
    expect(client.state.drafts.size).toBe(1);
    scene.host.who = 'hugo';
    await scene.clock.advance(10_000);
    expect([client.state.drafts.size, client.state.conversations.size, client.state.session.status]).toEqual([0, 0, 'none']);
    expect(await scene.storage.recall!('https://chat.example.com', null)).toBeNull();
  });

  it('O13 O18 whom the token does not name is not shown, nor anybody where the host has no token', async () => {
    await connected(scene);
    await scene.clock.advance(2_000);
    scene.server.isDown = true;
    for (const who of ['hugo', 'none']) {
      scene.host.who = who;
      const other = scene.open();
      other.connect();
      await scene.clock.advance(100);
      scene.page.change({ online: false });
      await scene.clock.advance(100);
      scene.page.change({ online: true });
      expect([who, other.state.conversations.size, other.state.session.status === 'open']).toEqual([who, 0, false]);
    }
    scene.host.who = 'ana';
    const hers = scene.open();
    hers.connect();
    await scene.clock.advance(100);
    expect(textsOf(hers)).toEqual(['message 1', 'message 2']);
  });
});

describe('signing out', () => {
  it('C24 ends the session on the server as well as it can, and wipes what was kept', async () => {
    const client = await connected(scene);
    client.setDraft(room, 'half');
    await scene.clock.advance(2_000);
    scene.server.script('close_session', 'unreachable');
    await client.signOut();
    expect(client.state).toMatchObject({ session: { status: 'none' }, connection: { status: 'idle' }, ready: false });
    expect([client.state.conversations.size, client.state.drafts.size, scene.server.seenOf('close_session').length]).toEqual([0, 0, 1]);
    const hers = await kept();
    expect([await hers.readAll('draft'), await hers.readAll('conversation')]).toEqual([[], []]);
    expect(scene.clock.pending).toBeLessThan(3);
  });

  it('C24 before anybody has come too: what would be shown of the last one is wiped, and no session is opened any more', async () => {
    for (const early of [(client: ChatClient) => void client, (client: ChatClient) => client.connect()]) {
      const before = await connected(scene);
      before.setDraft(room, 'half');
      await scene.clock.advance(2_000);
      const opened = scene.server.seenOf('open_session').length;
      const client = scene.open();
      early(client);
      await client.signOut();
      await scene.clock.advance(2_000);
      expect([client.state.session.status, scene.server.seenOf('open_session').length]).toEqual(['none', opened]);
      expect(await (await kept()).readAll('draft')).toEqual([]);
    }
  });

  it('C24 what was about to be shown of her is not shown after it', async () => {
    (await connected(scene)).setDraft(room, 'half');
    await scene.clock.advance(2_000);
    scene.server.isDown = true;
    const client = scene.open({ storage: { ...scene.storage, recall: async (...asked) => {
      const owner = await scene.storage.recall!(...asked);
      await new Promise<void>((resolve) => scene.clock.after(1_000, resolve));
      return owner;
    } } });
    client.connect();
    await scene.clock.advance(100);
    const out = client.signOut();
    await scene.clock.advance(5_000);
    await out;
    expect(client.state).toMatchObject({ session: { status: 'none' }, ready: false });
    expect(await scene.storage.recall!('https://chat.example.com', null)).toBeNull();
  });
});

describe('a reload', () => {
  it.each([
    ['told and sent from another device meanwhile does not come back', true, []],
    ['not told is there again', false, ['half']],
  ] as const)('R17 a draft that was %s', async (_, is_told, there) => {
    const client = scene.open();
    const leave = client.connect();
    await scene.clock.advance(100);
    client.setDraft(room, 'half');
    if (is_told) scene.server.commit(preferenceEvent(preference({ draft: 'half', version: 900 })));
    await scene.clock.advance(2_000);
    leave();
    if (is_told) scene.server.commit(preferenceEvent(preference({ draft: null, version: 901 })));
    expect([...(await connected(scene)).state.drafts.values()]).toEqual(there);
  });
});
