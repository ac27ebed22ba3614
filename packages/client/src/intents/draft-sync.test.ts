import { describe, expect, it } from 'vitest';
import { preference, preferenceEvent, room } from '../testing/rows.js';
import { connected, setScene } from '../testing/scripted-client.js';

describe('drafts on several devices', () => {
  it('R17 what is sent while the server is told of it does not come back, and is taken back there too', async () => {
    const scene = setScene();
    const client = await connected(scene);
    client.setDraft(room, 'hello');
    scene.server.onPreferences = () => {
      client.setDraft(room, '');
      scene.server.onPreferences = () => {};
    };
    await scene.clock.advance(1_600);
    expect([scene.server.seenOf('update_preferences').length, client.state.drafts.get(room)]).toEqual([1, undefined]);
    await scene.clock.advance(1_600);
    expect(scene.server.seenOf('update_preferences').map(({ input }) => input['draft'])).toEqual(['hello', null]);
    expect(client.state.conversations.get(room)!.preference!.draft).toBe(null);
    await scene.clock.advance(20_000);
    expect(scene.server.seenOf('update_preferences')).toHaveLength(2);
  });

  it('R17 so it is where the answer takes longer than the hands rest', async () => {
    const scene = setScene();
    const client = await connected(scene);
    scene.server.script('update_preferences', 'unreachable');
    client.setDraft(room, 'hello');
    await scene.clock.advance(1_600);
    client.setDraft(room, '');
    await scene.clock.advance(2_000);
    scene.server.commit(preferenceEvent(preference({ draft: 'hello', version: scene.server.version + 1 })));
    await scene.clock.advance(100);
    expect(client.state.drafts.get(room)).toBe(undefined);
    client.setDraft(room, 'something else');
    await scene.clock.advance(20_000);
    expect(client.state.conversations.get(room)!.preference!.draft).toBe('something else');
  });

  it('R17 what another device writes afterwards is taken', async () => {
    const scene = setScene();
    const client = await connected(scene);
    client.setDraft(room, 'hello');
    await scene.clock.advance(1_600);
    scene.server.commit(preferenceEvent(preference({ draft: 'hello you', version: scene.server.version + 1 })));
    await scene.clock.advance(100);
    expect(client.state.drafts.get(room)).toBe('hello you');
  });
});
