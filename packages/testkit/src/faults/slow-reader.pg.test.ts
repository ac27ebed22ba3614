import type { Message } from '@tenant-chat/protocol/schemas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SocketPerson } from '../socket-person.js';
import { Stage, say, startGroup } from '../stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** More than the buffers of both ends of a TCP connection hold. */
const messages = 900;
const content = '\u6F22'.repeat(5_000); // 15 KB

describe('a reader that stalls', () => {
  test('W42 is let go with 4408 and resumes without loss; others are not held up', async () => {
    const { ana, bruno, chen } = await stage.cast('ana', 'bruno', 'chen');
    const { id: conversation_id } = await startGroup(ana, [bruno, chen]);
    const [stalled, reading] = [await stage.socket(bruno), await stage.socket(chen)];
    stalled.websocket.pause();
    let left = messages;
    await Promise.all(Array.from({ length: 8 }, async () => {
      while (left > 0) {
        left -= 1;
        await say(ana, conversation_id, content);
      }
    }));
    await reading.event('message_created', (event) => event.message.seq === messages);
    // Fifteen seconds without reading, and it is let go.
    await new Promise((resolve) => setTimeout(resolve, 18_000));
    stalled.websocket.resume();
    expect(await stalled.closed).toBe(4408);
    expect(stalled.frames.at(-1)).toMatchObject({ type: 'bye', reason: 'too_slow' });
    expect(heldBy(stalled).at(-1)?.seq).toBeLessThan(messages);

    const resumed = await stage.socket(bruno, stalled.cursor);
    await resumed.event('message_created', (event) => event.message.seq === messages);
    const [range] = resumed.ranges();
    expect([range?.type, range?.from]).toEqual(['range', stalled.cursor]);
    // What she holds has no hole, and begins where the last `limited` cut it: from there she pages back.
    const held = heldBy(stalled, resumed);
    const first = held[0];
    if (first === undefined) throw new Error('nothing came');
    expect(held.map((message) => message.seq)).toEqual(Array.from({ length: messages - first.seq + 1 }, (_, index) => first.seq + index));
    const older = [];
    for (let before_id = first.id; ;) {
      const page = await bruno.must('list_messages', { conversation_id, before_id, limit: 200 });
      older.unshift(...page.messages.map((message) => message.seq));
      if (!page.has_more) break;
      before_id = page.messages[0]?.id ?? '';
    }
    expect(older).toEqual(Array.from({ length: first.seq - 1 }, (_, index) => index + 1));
    expect(reading.events().flatMap((event) => (event.type === 'message_created' ? [event.message.seq] : []))).toEqual(Array.from({ length: messages }, (_, index) => index + 1));
  }, 120_000);
});

/** The messages that a device holds after these sockets, as the contract says: a conversation named in `limited` forgets its older ones. */
function heldBy(...sockets: readonly SocketPerson[]): readonly Message[] {
  let held: Message[] = [];
  for (const range of sockets.flatMap((socket) => socket.ranges())) {
    if (range.limited !== undefined && range.limited.length > 0) held = [];
    for (const event of range.events) if (event.type === 'message_created') held.push(event.message);
  }
  return held;
}
