import { describe, expect, it } from 'vitest';
import type { Message } from '@tenant-chat/protocol/schemas';
import type { ChatClient } from '../client-interface.js';
import { stretch } from '../state/select/stretch.js';
import { created, message, otherRoom, preference, preferenceEvent, room } from '../testing/rows.js';
import { setScene, textsOf, type Scene } from '../testing/scripted-client.js';
import { openWindow, type MessageWindow } from './message-window.js';

/** A reader with a window on a conversation of so many messages; the newest 50 are held. */
async function openReader(count: number): Promise<{ scene: Scene; reader: ChatClient; window: MessageWindow; shown: () => readonly [number, number]; wait: <T>(answer: Promise<T>) => Promise<T> }> {
  const scene = setScene(count);
  const reader = scene.open();
  reader.connect();
  await scene.clock.advance(100);
  await trimToNewest(scene);
  const window = openWindow(reader, room);
  const held = (): readonly Message[] => reader.state.conversations.get(room)?.messages ?? [];
  const shown = (): readonly [number, number] => {
    const numbers = stretch(held(), window.place?.seq ?? null).map(({ seq }) => seq);
    return [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  };
  const wait = async <T>(answer: Promise<T>): Promise<T> => {
    answer.catch(() => {});
    await scene.clock.advance(100);
    return answer;
  };
  await wait(window.loadOlder());
  return { scene, reader, window, shown, wait };
}

async function trimToNewest({ server, clock }: Scene): Promise<void> {
  server.live!.deliver({ type: 'range', from: server.cursor, to: server.cursor, events: [], has_more: false, limited: [room] });
  await clock.advance(10);
}

describe('a window on a conversation', () => {
  it('F16 older pages are asked for before the first message shown, one at a time, and again when a reset came between', async () => {
    const { scene, reader, window, shown, wait } = await openReader(120);
    expect(shown()).toEqual([71, 120]);
    const [one, other] = [window.loadOlder(), window.loadOlder()];
    expect(await wait(Promise.all([one, other]))).toEqual([true, true]);
    expect([shown(), scene.server.seenOf('list_messages').length]).toEqual([[21, 120], 2]);
    const page = window.loadOlder();
    const snapshot = scene.server.rangeFrom(null);
    if ('reset' in snapshot) scene.server.live!.deliver({ type: 'reset', ...snapshot });
    expect([await wait(page), shown(), textsOf(reader).length], 'the snapshot brought all that there is').toEqual([false, [1, 120], 120]);
    expect(await openWindow(reader, otherRoom).loadOlder()).toBe(false);
  });

  it('F17 it goes to a message, held or not, and newer pages lead back to the end', async () => {
    const { scene, window, shown, wait } = await openReader(300);
    expect(await wait(window.loadAround({ message_id: message(280).id }))).toMatchObject({ seq: 280 });
    expect(scene.server.seenOf('list_messages')).toHaveLength(1);
    expect(await wait(window.loadAround({ message_id: message(100).id }))).toMatchObject({ seq: 100 });
    expect([window.place?.seq, shown()]).toEqual([100, [75, 124]]);
    expect(await wait(window.loadNewer())).toBe(true);
    expect([shown(), await wait(window.loadOlder()), shown()]).toEqual([[75, 174], true, [25, 174]]);
    for (let page = 0; page < 2; page += 1) await wait(window.loadNewer());
    expect([shown(), await wait(window.loadNewer())]).toEqual([[25, 300], false]);
    window.moveTo(null);
    expect(shown()).toEqual([25, 300]);
  });

  it('F17 it goes to an instant: the first message at or after it, and the last where there is none', async () => {
    const { scene, window, wait } = await openReader(300);
    expect(await wait(window.loadAround({ at: message(290).created_at }))).toMatchObject({ seq: 290 });
    expect(scene.server.seenOf('list_messages'), 'that one is held').toHaveLength(1);
    expect(await wait(window.loadAround({ at: message(42).created_at }))).toMatchObject({ seq: 42 });
    expect(await wait(window.loadAround({ at: '2001-01-01T00:00:00.000Z' }))).toMatchObject({ seq: 1 });
    expect(await wait(window.loadAround({ at: '2101-01-01T00:00:00.000Z' }))).toMatchObject({ seq: 300 });
  });

  it('F17 the first message that a newcomer may see is the first at or after an earlier instant, and is not asked for', async () => {
    const { scene, window, wait } = await openReader(300);
    scene.server.commit(preferenceEvent(preference({ version: 999, first_seq: 280 })));
    await scene.clock.advance(100);
    expect(await wait(window.loadAround({ at: '2001-01-01T00:00:00.000Z' }))).toMatchObject({ seq: 280 });
    expect(scene.server.seenOf('list_messages')).toHaveLength(1);
  });

  it('F17 it goes to a number, in one request', async () => {
    const { scene, window, shown, wait } = await openReader(3_000);
    expect(await wait(window.loadAround({ seq: 2_990 }))).toMatchObject({ seq: 2_990 });
    expect(scene.server.seenOf('list_messages'), 'that one is held').toHaveLength(1);
    expect(await wait(window.loadAround({ seq: 7 }))).toMatchObject({ seq: 7 });
    expect([window.place?.seq, shown(), scene.server.seenOf('list_messages').length]).toEqual([7, [1, 50], 2]);
  });

  it('F17 a refusal leaves it where it is', async () => {
    const { scene, window, wait } = await openReader(120);
    scene.server.script('list_messages', { code: 'message_not_found' });
    await expect(wait(window.loadAround({ message_id: message(3).id }))).rejects.toMatchObject({ code: 'message_not_found' });
    expect(window.place).toBeNull();
  });

  it('F18 a window whose place was forgotten is lost, and finds it again', async () => {
    const { scene, window, shown, wait } = await openReader(300);
    await wait(window.loadAround({ message_id: message(100).id }));
    expect(window.is_lost).toBe(false);
    await trimToNewest(scene);
    await wait(openWindow(scene.open(), room).loadOlder());
    scene.server.commit(created(message(301)));
    await scene.clock.advance(100);
    expect([window.is_lost, shown()]).toEqual([true, [301, 301]]);
    await wait(window.loadAround({ message_id: message(100).id }));
    expect([window.is_lost, shown()]).toEqual([false, [75, 124]]);
  });

  it('R29 of more than 2,000 messages those near a window stay, and the newest', async () => {
    const { reader, window, shown, wait } = await openReader(3_000);
    const other = openWindow(reader, room);
    await wait(other.loadAround({ message_id: message(200).id }));
    const held = (): number => reader.state.conversations.get(room)!.messages.length;
    let most = 0;
    while (await wait(window.loadOlder())) {
      window.moveTo(reader.state.conversations.get(room)!.messages.find(({ seq }) => seq === shown()[0] + 20)!);
      most = Math.max(most, held());
    }
    expect(most).toBeLessThanOrEqual(2_000);
    const numbers = new Set(reader.state.conversations.get(room)!.messages.map(({ seq }) => seq));
    expect([1, 200, 224, 3_000, 2_951].map((seq) => numbers.has(seq))).toEqual([true, true, true, true, true]);
    expect(numbers.has(2_000)).toBe(false);
  });
});
