import { beforeEach, describe, expect, it } from 'vitest';
import { bruno, chen, conversationEvent, conversationRow, created, message, otherRoom, participant, participantEvent, room } from '../testing/rows.js';
import { connected, setScene, type Scene } from '../testing/scripted-client.js';
import { anaHere } from '../testing/scripted-server.js';

let scene: Scene;
beforeEach(() => {
  scene = setScene();
});

describe('signals', () => {
  it('C40 what was received is told about once a second, when others wrote', async () => {
    await connected(scene);
    await scene.clock.advance(2_000);
    const before = scene.server.live!.sentOf('received').length;
    scene.server.commit(created(message(3)));
    scene.server.commit(created(message(4)));
    await scene.clock.advance(1_100);
    expect(scene.server.live!.sentOf('received').slice(before)).toEqual([{ type: 'received', cursor: scene.server.cursor }]);
  });

  it('C40 what a dying socket was to carry is told when the connection works anew', async () => {
    await connected(scene);
    await scene.clock.advance(2_000);
    const told = () => scene.server.live!.sentOf('received');
    // It ends before the second is over.
    scene.server.commit(created(message(3)));
    scene.server.live!.end(1006);
    await scene.clock.advance(20_000);
    expect(told()).toEqual([{ type: 'received', cursor: scene.server.cursor }]);
    // It carries nothing any more, and nobody knows yet.
    scene.server.commit(created(message(4)));
    scene.server.live!.isDead = true;
    await scene.clock.advance(60_000);
    expect(scene.server.live!.isDead).toBe(false);
    expect(told()).toEqual([{ type: 'received', cursor: scene.server.cursor }]);
    // Nobody knows whether that arrived either.
    scene.server.live!.end(1006);
    await scene.clock.advance(20_000);
    expect(told()).toEqual([{ type: 'received', cursor: scene.server.cursor }]);
  });

  it('C40 a device to which nothing came has nothing to tell', async () => {
    scene = setScene(0);
    await connected(scene);
    await scene.clock.advance(2_000);
    scene.server.live!.end(1006);
    await scene.clock.advance(20_000);
    expect(scene.server.sockets.flatMap((socket) => socket.sentOf('received'))).toEqual([]);
  });

  it('C41 reading shows at once and is told about once a second, only forward, and again after a failure', async () => {
    const client = await connected(scene);
    const mine = () => client.state.conversations.get(room)!.participants.get(anaHere)!.read_seq;
    scene.server.script('mark_read', { code: 'unavailable' });
    client.markRead(room, 1);
    client.markRead(room, 2);
    client.markRead(room, 1);
    expect(mine()).toBe(2);
    await scene.clock.advance(1_100);
    expect(scene.server.seenOf('mark_read').map(({ input }) => input['message_id'])).toEqual([message(2).id]);
    await scene.clock.advance(6_000);
    client.markRead(room, 2);
    await scene.clock.advance(6_000);
    expect(scene.server.seenOf('mark_read')).toHaveLength(2);
  });

  it('C45 what was read is told before a mark that says unread, whatever else is on its way', async () => {
    const client = await connected(scene);
    client.markRead(room, 1);
    await scene.clock.advance(1_100);
    client.markRead(room, 2);
    const marked = client.markUnread(room, message(2).id);
    await scene.clock.advance(3_000);
    await marked;
    const told = ['mark_read', 'mark_unread'];
    expect(scene.server.seen.filter(({ operation }) => told.includes(operation)).map(({ operation }) => operation)).toEqual(['mark_read', 'mark_read', 'mark_unread']);
  });

  it('C45 unread from a message on: what stands before it is read', async () => {
    const client = await connected(scene);
    const marked = client.markUnread(room, message(2).id);
    await scene.clock.advance(1_100);
    await marked;
    expect(scene.server.seen.filter(({ operation }) => ['mark_read', 'mark_unread'].includes(operation)).map(({ operation, input }) => [operation, input['message_id']])).toEqual([['mark_read', message(1).id], ['mark_unread', message(2).id]]);
  });

  it('C42 typing is told at most every three seconds and ends after five of silence; a message says it all', async () => {
    const client = await connected(scene);
    for (let stroke = 0; stroke < 8; stroke += 1) {
      client.setTyping(room, true);
      await scene.clock.advance(500);
    }
    expect(scene.server.live!.sentOf('typing').map(({ is_typing }) => is_typing)).toEqual([true, true]);
    await scene.clock.advance(5_000);
    client.setTyping(room, true);
    client.send(room, 'done');
    client.setTyping(room, false);
    await scene.clock.advance(6_000);
    expect(scene.server.live!.sentOf('typing').map(({ is_typing }) => is_typing)).toEqual([true, true, false, true]);
  });

  it('C43 typing of others is shown until it expires; while polling my own goes by HTTP', async () => {
    const client = await connected(scene);
    scene.server.live!.deliver({ type: 'typing', conversation_id: room, user_id: bruno, is_typing: true, expires_in_ms: 6_000 });
    expect(client.state.conversations.get(room)!.typing.size).toBe(1);
    await scene.clock.advance(6_000);
    expect(client.state.conversations.get(room)!.typing.size).toBe(0);
    const polling = await connected(scene, { openSocket: null });
    polling.setTyping(room, true);
    await scene.clock.advance(100);
    expect(scene.server.seenOf('set_typing')).toMatchObject([{ by: 'http', input: { is_typing: true } }]);
  });

  it('C44 whoever is not in the answer about everybody is gone: not who came while it was made, nor where there are more', async () => {
    const client = await connected(scene);
    const signal = (user_id: string) => scene.server.live!.deliver({ type: 'presence', user_id, status: 'online', last_seen_at: null });
    const statuses = () => [bruno, chen].map((user_id) => client.state.presence.get(user_id)?.status);
    signal(bruno);
    scene.server.presence = { users: [], has_more: true };
    await scene.clock.advance(7.5 * 60_000);
    expect(statuses(), 'they are too many to be told').toEqual(['online', undefined]);
    scene.server.presence = { users: [], has_more: false };
    scene.server.onPresence = () => signal(chen);
    await scene.clock.advance(7.5 * 60_000);
    expect(statuses(), 'chen came meanwhile').toEqual(['offline', 'online']);
  });

  it('C44 presence is asked for when the connection works anew, and for whoever comes into a conversation with me', async () => {
    await connected(scene);
    const asked = () => scene.server.seenOf('list_presence').map(({ input }) => input['user_ids']);
    expect(asked()).toEqual([undefined]);
    scene.server.commit(created(message(3)));
    await scene.clock.advance(100);
    expect(asked()).toHaveLength(1);
    const participants = [anaHere, chen].map((user_id) => participant(user_id, { conversation_id: otherRoom }));
    scene.server.commit(conversationEvent(conversationRow({ id: otherRoom, kind: 'group', title: 'Launch', participants })));
    await scene.clock.advance(100);
    expect(asked().slice(1)).toEqual([[anaHere, chen]]);
    scene.server.commit(participantEvent(participant(bruno, { conversation_id: otherRoom })));
    await scene.clock.advance(100);
    expect(asked().slice(2)).toEqual([[bruno]]);
    scene.server.live!.end(1006);
    await scene.clock.advance(10_000);
    expect(asked().slice(3)).toEqual([undefined]);
    for (let n = 0; n < 4; n += 1) await scene.clock.advance(7.5 * 60_000);
    expect(asked().slice(4).length, 'again, now and then').toBeGreaterThanOrEqual(4);
    expect(new Set(asked().slice(4))).toEqual(new Set([undefined]));
  });
});
