import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import type { ChatClient } from '../client-interface.js';
import type { State } from '../state/shape.js';
import { Store } from '../store.js';
import {
  ana, anas, bruno, chen, conversationEvent, conversationRow, created, id, message, otherRoom, participant, participantEvent, preferenceEvent, preference, room, talk, updated,
} from '../testing/rows.js';
import { connected, setScene, textsOf, type Scene } from '../testing/scripted-client.js';
import { anaHere } from '../testing/scripted-server.js';
import { encodePosition } from '@tenant-chat/protocol/wire';
import { acceptRange } from './accept-range.js';
import { crossesEpoch } from './crosses-epoch.js';
import { Feed, type RangeFrame } from './feed.js';

const rangeFrame = (from: string, to: string, events: readonly ChatEvent[] = [], has_more = false): RangeFrame => ({ type: 'range', from, to, events: [...events], has_more });

function feedOf(start: State) {
  const store = new Store(start);
  const holder = { store, missing: [] as string[], told: [] as string[], get state() { return store.state; } };
  const feed = new Feed({
    store,
    onMessage: ({ content }) => holder.told.push(content),
    onReceived: () => {},
    onSnapshot: () => {},
    onMissing: (ids) => holder.missing.push(...ids),
  });
  return { holder, feed };
}

describe('ranges', () => {
  it('F1 a range is applied only if it begins where we stand', () => {
    const head = (from: string) => ({ type: 'range', from }) as const;
    expect([acceptRange('1.1.5.', head('1.1.5.')), acceptRange('1.1.5.', head('1.1.4.')), acceptRange('1.1.5.', head('1.1.6.')), acceptRange(null, head('1.1.5.'))])
      .toEqual(['apply', 'resync', 'resync', 'resync']);
  });

  it('F3 a reset is taken wherever we stand', () => {
    expect([acceptRange('1.1.5.', { type: 'reset', from: null }), acceptRange(null, { type: 'reset', from: null })]).toEqual(['reset', 'reset']);
  });

  it('F4 duplicates and overlaps are harmless: refused ranges change nothing, and asking again from where we stand ends in the same state', () => {
    const log = Array.from({ length: 12 }, (_, at): ChatEvent => (at % 3 === 2 ? updated(message(at, { version: 200 + at, content: `edit ${at}` })) : created(message(at + 1))));
    const cursor = (version: number): string => `1.1.${version.toString(36)}.`;
    const frame = (from: number, to: number): RangeFrame => rangeFrame(cursor(from), cursor(to), log.slice(from, to));
    const whole = feedOf(talk(0));
    whole.feed.accept({ type: 'reset', reset: true, from: null, to: cursor(0), events: [conversationEvent(conversationRow())], has_more: false });
    const start = whole.holder.state;
    whole.feed.accept(frame(0, 12));
    const bounds = fc.tuple(fc.nat(12), fc.nat(12)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
    fc.assert(
      fc.property(fc.array(bounds, { maxLength: 30 }), (frames) => {
        const { holder, feed } = feedOf(start);
        feed.accept({ type: 'reset', reset: true, from: null, to: cursor(0), events: [conversationEvent(conversationRow())], has_more: false });
        for (const [from, to] of frames) {
          const before = [holder.state, feed.position];
          if (!feed.accept(frame(from, to))) expect([holder.state, feed.position]).toEqual(before);
        }
        const stand = Number.parseInt(feed.position!.split('.')[2]!, 36);
        feed.accept(frame(stand, 12));
        expect(holder.state).toEqual(whole.holder.state);
      }),
      { numRuns: 200 },
    );
  });

  it('F5 pages after a reset are ordinary ranges from its end; the snapshot is complete with the last', () => {
    const { holder, feed } = feedOf(anas());
    feed.accept({ type: 'reset', reset: true, from: null, to: 'a', events: [conversationEvent(conversationRow())], has_more: true });
    expect([feed.position, holder.state.ready]).toEqual(['a', false]);
    expect(feed.accept(rangeFrame('a', 'b', [created(message(1))], true))).toBe(true);
    expect(holder.state.ready).toBe(false);
    feed.accept(rangeFrame('b', 'c', [created(message(2))]));
    expect([holder.state.ready, holder.state.conversations.get(room)!.messages.length, holder.told]).toEqual([true, 2, []]);
  });

  it('F6 an empty range still moves the position', () => {
    const { feed, holder } = feedOf(talk(1));
    feed.accept({ type: 'reset', reset: true, from: null, to: 'a', events: [], has_more: false });
    const before = holder.state;
    expect([feed.accept(rangeFrame('a', 'b')), feed.position]).toEqual([true, 'b']);
    expect(holder.state).toBe(before);
  });

  it('F13 a message of somebody else is news, unless it was loaded, read, held, or written before I came', () => {
    const { feed, holder } = feedOf(anas());
    const events = [conversationEvent(conversationRow()), created(message(1))];
    feed.accept({ type: 'reset', reset: true, from: null, to: 'a', events, has_more: false });
    const history = message(2, { created_at: '2026-02-01T08:00:00.000Z', content: 'before me' });
    const system = message(3, { kind: 'system', content: 'joined' });
    feed.accept(rangeFrame('a', 'b', [created(message(1)), created(history), created(system), created(message(4, { sender_id: ana })), created(message(5))]));
    feed.accept(rangeFrame('b', 'c', [updated(message(5, { version: 900, content: 'edited' })), updated(message(6, { version: 901, content: 'old, not held, and reacted to' }))]));
    expect(holder.told).toEqual(['message 5']);
  });
});

describe('epochs', () => {
  const first = '1.1.5.';
  const start = (): ReturnType<typeof feedOf> => {
    const made = feedOf(anas());
    const events = [conversationEvent(conversationRow()), created(message(1, { version: 5 })), preferenceEvent(preference())];
    made.feed.accept({ type: 'reset', reset: true, from: null, to: first, events, has_more: false });
    return made;
  };

  it('F7 into a new epoch: answers on their way are void, and what the server had taken is offered again', () => {
    const { feed, holder } = start();
    const item = { id: id('d00', 9), conversation_id: room, content: 'mine', reply_to_id: null, is_forwarded: false, written_at: 1, status: 'sent', error: null } as const;
    holder.store.dispatch({ type: 'outbox_added', item });
    const stamp = feed.stamp(room);
    expect(feed.accept(rangeFrame(first, '1.2.5.'))).toBe(true);
    expect([feed.stamp(room) === stamp, holder.state.conversations.get(room)!.outbox[0]!.status]).toEqual([false, 'waiting']);
  });

  it('F7 epochs are read as the wire writes them; a position of another form tells nothing', () => {
    const at = (epoch: number, version: number, key = ''): string => encodePosition({ epoch, version, key });
    expect([crossesEpoch(at(1, 1234), at(2, 1300)), crossesEpoch(at(35, 99, 'm:1'), at(36, 99))]).toEqual([1234, 99]);
    expect([crossesEpoch(at(3, 1), at(3, 9)), crossesEpoch(null, at(3, 9)), crossesEpoch('opaque', 'other')]).toEqual([null, null, null]);
  });

  it('F8 with a row held that is newer than the last position, it loads afresh: the row may be of a commit that was lost', () => {
    const { feed, holder } = start();
    holder.store.dispatch({ type: 'messages_loaded', conversation_id: room, messages: [message(2, { version: 6 })], referenced: [] });
    expect([feed.accept(rangeFrame(first, '1.2.5.')), feed.position]).toEqual([false, null]);
  });

  it('R10 a conversation that is younger than the snapshot stays only when the epoch is the same', () => {
    for (const [epoch, rooms] of [[1, [room]], [2, []]] as const) {
      const { feed, holder } = start();
      holder.store.dispatch({ type: 'range', events: [conversationEvent(conversationRow({ version: 9 }))] });
      feed.accept({ type: 'reset', reset: true, from: null, to: `1.${epoch}.8.`, events: [], has_more: false });
      expect([...holder.state.conversations.keys()]).toEqual(rooms);
    }
  });
});

describe('with a server', () => {
  let scene: Scene;
  let client: ChatClient;
  beforeEach(async () => {
    scene = setScene();
    client = await connected(scene, {}, 2_000);
  });

  it('F2 a range that begins elsewhere changes nothing; it asks again from where it stands, at once and then with pauses', async () => {
    const cursor = scene.server.cursor;
    const hole: RangeFrame = { type: 'range', from: '1.1.zz.', to: '1.1.zzz.', events: [created(message(9))], has_more: false };
    scene.server.live!.deliver(hole);
    await scene.clock.advance(10);
    expect([textsOf(client), scene.server.sockets.length, scene.server.live!.sentOf('hello')[0]!.cursor]).toEqual([['message 1', 'message 2'], 2, cursor]);
    scene.server.live!.deliver(hole);
    await scene.clock.advance(10);
    expect(client.state.connection.status).toBe('connecting');
    await scene.clock.advance(3_000);
    expect(client.state.connection.status).toBe('live');
  });

  it('F9 frames and events of unknown types are passed over, and the position still moves', async () => {
    const unknown = { type: 'poll_created', version: 500, poll: { id: id('aaa', 1) } } as unknown as ChatEvent;
    scene.server.live!.deliver({ type: 'confetti' } as never);
    scene.server.commit(unknown, created(message(3)));
    await scene.clock.advance(1_100);
    expect([textsOf(client).length, scene.server.live!.sentOf('received').at(-1)!.cursor]).toEqual([3, scene.server.cursor]);
  });

  it('F10 an event about a conversation that is not held, or by somebody unknown, makes it ask, until there is an answer', async () => {
    const row = conversationRow({ id: otherRoom, kind: 'group', title: 'Team', participants: [participant(anaHere, { conversation_id: otherRoom })] });
    scene.server.beside.push(row);
    scene.server.script('get_conversation', { code: 'unavailable' });
    scene.server.commit(created(message(1, { id: id('d11', 1), conversation_id: otherRoom, sender_id: chen })));
    await scene.clock.advance(10);
    expect(client.state.conversations.has(otherRoom)).toBe(false);
    await scene.clock.advance(5_100);
    expect(textsOf(client, otherRoom)).toEqual(['message 1']);
    scene.server.commit(created(message(1, { id: id('d12', 1), conversation_id: id('e00', 9), sender_id: bruno })));
    await scene.clock.advance(20_000);
    expect(scene.server.seenOf('get_conversation').filter(({ input }) => input['conversation_id'] === id('e00', 9))).toHaveLength(1);
  });

  it('F11 an answer that was asked for before a reset or before leaving is not put', async () => {
    const left = participantEvent(participant(anaHere, { version: 900, left_at: '2026-03-02T10:00:00.000Z' }));
    const asked = client.call('list_messages', { conversation_id: room });
    const got = client.call('get_conversation', { conversation_id: room });
    scene.server.commit(left);
    await scene.clock.advance(10);
    expect([(await asked).messages.length, (await got).conversation.id, client.state.conversations.size]).toEqual([2, room, 0]);
  });

  it('F12 answers are put by version and never move the position', async () => {
    scene.server.commit(created(message(3)));
    await scene.clock.advance(10);
    const older = updated(message(3, { version: 50, content: 'older' }));
    scene.server.log.splice(scene.server.log.length - 1, 1, { version: scene.server.version, event: older });
    await Promise.all([client.call('list_messages', { conversation_id: room }), scene.clock.advance(10)]);
    expect(textsOf(client).at(-1)).toBe('message 3');
    scene.server.live!.end(1006);
    await scene.clock.advance(3_000);
    expect(scene.server.live!.sentOf('hello')[0]!.cursor).toBe(scene.server.cursor);
  });

  it('F14 the position is kept in memory only: a reload begins with a snapshot', async () => {
    const again = scene.open();
    again.connect();
    await scene.clock.advance(100);
    expect(scene.server.live!.sentOf('hello')[0]).not.toHaveProperty('cursor');
    expect(textsOf(again)).toEqual(textsOf(client));
  });

  it('F15 a position that the server does not know any more is forgotten: it loads afresh', async () => {
    const polling = scene.open({ openSocket: null });
    polling.connect();
    await scene.clock.advance(100);
    scene.server.script('sync', { code: 'invalid_cursor' });
    scene.server.commit(created(message(3)));
    await scene.clock.advance(4_000);
    expect(textsOf(polling)).toHaveLength(3);
    expect(scene.server.seenOf('sync').filter(({ input }) => !('cursor' in input))).toHaveLength(2);
  });
});
