import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '@tenant-chat/protocol/wire';
import type { ChatClient } from '../client-interface.js';
import { acme, created, id, message, room } from '../testing/rows.js';
import { connected, setScene, textsOf, type Scene } from '../testing/scripted-client.js';
import { FakeClock } from '../testing/fake-clock.js';
import { anaHere, type Fate } from '../testing/scripted-server.js';
import { checkContent } from '../intents/check-content.js';
import { createUuidV7 } from '../intents/uuid-v7.js';

let scene: Scene;
let client: ChatClient;
beforeEach(async () => {
  scene = setScene(0);
  client = await connected(scene);
});
const sends = () => scene.server.seenOf('send_message').map(({ input }) => input);

describe('sending', () => {
  it('O1 messages of a conversation go in order, one at a time', async () => {
    for (const text of ['one', 'two', 'three']) client.send(room, text);
    expect(textsOf(client)).toEqual(['one (waiting)', 'two (waiting)', 'three (waiting)']);
    await Promise.resolve();
    expect(textsOf(client)).toEqual(['one (sending)', 'two (waiting)', 'three (waiting)']);
    await scene.clock.advance(100);
    expect([textsOf(client), scene.server.messages().map(({ content }) => content)]).toEqual([['one', 'two', 'three'], ['one', 'two', 'three']]);
  });

  it('O2 whatever happens to the answer, it is sent again with the same id, and is there once', async () => {
    scene.server.script('send_message', 'lost', 'unreachable');
    scene.server.live!.isGreeted = false;
    const message_id = client.send(room, 'once');
    await scene.clock.advance(60_000);
    expect(sends().map(({ id: each }) => each)).toEqual([message_id, message_id, message_id]);
    scene.server.live!.end(1006);
    await scene.clock.advance(3_000);
    expect([textsOf(client), scene.server.messages()]).toMatchObject([['once'], [{ id: message_id }]]);
  });

  it('O21 when the feed has settled a message whose answer was lost, the next one does not wait for that answer', async () => {
    scene.server.script('send_message', 'lost');
    client.send(room, 'one');
    client.send(room, 'two');
    await scene.clock.advance(100);
    expect(textsOf(client)).toEqual(['one', 'two']);
    await scene.clock.advance(60_000);
    expect(sends()).toHaveLength(2);
  });

  it('O3 after 429 and 503 it waits as long as it is told; when the connection is back nobody waits', async () => {
    const polling = scene.open({ openSocket: null });
    polling.connect();
    await scene.clock.advance(100);
    scene.server.script('send_message', { code: 'rate_limited', retry_after_s: 25 });
    polling.send(room, 'slow');
    await scene.clock.advance(24_000);
    expect([sends().length, textsOf(polling)]).toEqual([1, ['slow (waiting)']]);
    await scene.clock.advance(1_200);
    expect(textsOf(polling)).toEqual(['slow']);
    scene.server.script('send_message', { code: 'unavailable', retry_after_s: 300 });
    polling.send(room, 'soon');
    await scene.clock.advance(10);
    scene.page.change({ online: false });
    scene.page.change({ online: true });
    await scene.clock.advance(3_000);
    expect(textsOf(polling)).toEqual(['slow', 'soon']);
  });

  it('O4 what the server will never take fails with its code; the next one goes on', async () => {
    scene.server.script('send_message', { code: 'reply_not_found' }, { code: 'conversation_not_found' });
    for (const text of ['bad', 'gone', 'good']) client.send(room, text);
    await scene.clock.advance(100);
    expect(textsOf(client)).toEqual(['good', 'bad (failed)', 'gone (failed)']);
    expect(client.state.conversations.get(room)!.outbox.map(({ error }) => error)).toEqual(['reply_not_found', 'conversation_not_found']);
  });

  it('O5 the answer only marks it as sent; the feed settles it', async () => {
    scene.server.live!.isGreeted = false;
    client.send(room, 'taken');
    await scene.clock.advance(100);
    expect(textsOf(client)).toEqual(['taken (sent)']);
    scene.server.live!.end(1006);
    await scene.clock.advance(3_000);
    expect([textsOf(client), sends().length]).toEqual([['taken'], 1]);
  });

  it('O6 what turns out to have been taken long ago, before what the feed has shown, is waited for no longer', async () => {
    scene.server.commit(...[1, 2, 3].map((seq) => created(message(seq))));
    scene.server.script('send_message', 'unreachable');
    const late = client.send(room, 'message 1');
    scene.server.log.unshift({ version: 0, event: created(message(1, { id: late, seq: 1, version: 1 })) });
    await scene.clock.advance(30_000);
    expect(client.state.conversations.get(room)!.outbox).toEqual([]);
  });

  it('O7 a failed message can be tried again, after those that wait, or deleted; one that is taken can not be called back', async () => {
    scene.server.script('send_message', { code: 'id_conflict' }, { code: 'id_conflict' });
    const [one, two] = [client.send(room, 'one'), client.send(room, 'two')];
    await scene.clock.advance(100);
    scene.server.live!.isGreeted = false;
    const three = client.send(room, 'three');
    client.retry(one);
    client.discard(two);
    await scene.clock.advance(100);
    expect(textsOf(client)).toEqual(['three (sent)', 'one (sent)']);
    client.discard(three);
    client.retry(three);
    expect(textsOf(client)).toHaveLength(2);
  });

  it('O8 what can be no message is refused at once, by the same rule as on the server', () => {
    const verdict = (content: string): string => {
      try {
        checkContent(content);
        return 'good';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect([' \n', 'a\0b', 'a\ud800b', '\udc00'].map(verdict)).toEqual(['content_empty', 'content_malformed', 'content_malformed', 'content_malformed']);
    const family = '👨‍👩‍👧‍👦';
    expect([family.repeat(100), 'a'.repeat(limits.content_graphemes), 'e\u0301'.repeat(limits.content_graphemes)].map(verdict)).toEqual(['good', 'good', 'good']);
    expect([family.repeat(1400), 'a'.repeat(limits.content_graphemes + 1)].map(verdict)).toEqual(['content_too_long', 'content_too_long']);
    expect(() => client.send(room, '  ')).toThrowError(expect.objectContaining({ code: 'content_empty', next: 'fix', status: 0 }));
  });

  it('O9 ids are UUIDv7, in the order of making, also within a millisecond and when the clock goes back', () => {
    const clock = new FakeClock();
    const newId = createUuidV7(clock);
    let now = 1e12;
    const backwards = createUuidV7({ now: () => (now -= 1), after: () => () => {} });
    for (const make of [newId, backwards]) {
      const ids = Array.from({ length: 5_000 }, make);
      expect(ids.every((each) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(each))).toBe(true);
      expect([new Set(ids).size, ids.toSorted()]).toEqual([5_000, ids]);
    }
    expect(Number.parseInt(newId().replace('-', '').slice(0, 12), 16)).toBeGreaterThanOrEqual(clock.now());
  });

  it('O14 a server that fails on one message for ever does not hold up the others for ever', async () => {
    scene.server.script('send_message', ...Array.from({ length: 8 }, (): Fate => ({ code: 'internal' })));
    client.send(room, 'poison');
    client.send(room, 'innocent');
    await scene.clock.advance(300_000);
    expect(textsOf(client)).toEqual(['innocent', 'poison (failed)']);
  });

  it('O15 on a lossy link: every message once, in the author\'s order', async () => {
    const fates = fc.array(fc.constantFrom<Fate | 'cut'>('lost', 'unreachable', 'cut', { code: 'unavailable' }, { code: 'rate_limited', retry_after_s: 1 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fates, fc.boolean(), async (count, script, polls) => {
        const lossy = setScene(0);
        const author = lossy.open(polls ? { openSocket: null } : {});
        const undo = author.connect();
        await lossy.clock.advance(100);
        lossy.server.script('send_message', ...script.filter((fate) => fate !== 'cut'));
        const texts = Array.from({ length: count }, (_, at) => `text ${at}`);
        for (const text of texts) {
          author.send(room, text);
          if (script.includes('cut')) lossy.server.live?.end(1006);
          await lossy.clock.advance(700);
        }
        await lossy.clock.advance(400_000);
        expect([lossy.server.messages().map(({ content }) => content), textsOf(author)]).toEqual([texts, texts]);
        undo();
      }),
      { numRuns: 40 },
    );
  });
});

describe('across reloads', () => {
  it('O10 what waits survives a reload, and goes in order when there is a connection', async () => {
    scene.page.change({ online: false });
    scene.server.isDown = true;
    const ids = ['one', 'two', 'three'].map((text) => client.send(room, text));
    await scene.clock.advance(2_000);
    const again = scene.open();
    again.connect();
    await scene.clock.advance(2_000);
    expect(textsOf(again)).toEqual(['one (waiting)', 'two (waiting)', 'three (waiting)']);
    scene.server.isDown = false;
    scene.page.change({ online: true });
    await scene.clock.advance(5_000);
    expect([textsOf(again), scene.server.messages().map((each) => each.id)]).toEqual([['one', 'two', 'three'], ids]);
  });

  it('O11 two tabs with the same outbox send each message, and it is there once', async () => {
    scene.server.isDown = true;
    scene.server.live!.end(1006);
    client.send(room, 'twice');
    await scene.clock.advance(1_500);
    const other = scene.open();
    other.connect();
    await scene.clock.advance(500);
    scene.server.isDown = false;
    await scene.clock.advance(60_000);
    expect([textsOf(client), textsOf(other), scene.server.messages().length]).toEqual([['twice'], ['twice'], 1]);
  });

  it('O12 without storage it works in memory', async () => {
    const refuse = async (): Promise<never> => {
      throw new DOMException('private mode', 'InvalidStateError');
    };
    const broken = scene.open({ storage: { open: async () => ({ readAll: refuse, put: refuse, remove: refuse, wipe: refuse, close: () => {} }) } });
    broken.connect();
    await scene.clock.advance(100);
    broken.setDraft(room, 'half');
    broken.send(room, 'kept nowhere');
    await scene.clock.advance(2_000);
    expect(textsOf(broken)).toEqual(['kept nowhere']);
    await broken.signOut();
    const none = scene.open({ storage: { open: refuse } });
    none.connect();
    await scene.clock.advance(100);
    expect(none.state.ready).toBe(true);
  });

  it('O13 when nobody can be reached, the latest conversations are shown as they were kept; with the server\'s word they are replaced', async () => {
    scene.server.commit(created(message(1)));
    await scene.clock.advance(2_000);
    client.setDraft(room, 'half a thought');
    await scene.clock.advance(3_000);
    scene.server.isDown = true;
    scene.host.fault = new TypeError('fetch failed');
    const again = scene.open();
    again.connect();
    await scene.clock.advance(100);
    expect(again.state).toMatchObject({ ready: true, session: { status: 'open' } });
    expect([textsOf(again), again.state.drafts.get(room), again.state.users.size]).toEqual([['message 1'], 'half a thought', 2]);
    scene.server.commit({ type: 'message_deleted', version: 900, message: message(1, { version: 900, content: '', deleted_at: '2026-03-02T09:00:00.000Z' }) });
    scene.server.isDown = false;
    scene.host.fault = null;
    await scene.clock.advance(10_000);
    expect([textsOf(again), again.state.drafts.get(room)]).toEqual([[''], 'half a thought']);
  });

  it('O13 what an earlier visit kept of a conversation from which I was removed meanwhile is gone', async () => {
    scene.server.commit(created(message(1)));
    await scene.clock.advance(2_000);
    const kept = async (): Promise<number> => (await (await scene.storage.open({ server: 'https://chat.example.com', tenant_id: acme, user_id: anaHere, subject: 'ana' })).readAll('conversation')).length;
    expect(await kept()).toBe(1);
    scene.server.log.length = 0; // The same server, where she is in no conversation.
    const again = scene.open();
    again.connect();
    await scene.clock.advance(5_000);
    expect([again.state.ready, again.state.conversations.size, await kept()]).toEqual([true, 0, 0]);
  });

  it('O17 an item whose message came meanwhile is not restored', async () => {
    scene.server.isDown = true;
    scene.server.live!.end(1006);
    const message_id = client.send(room, 'came through');
    await scene.clock.advance(1_000);
    scene.server.isDown = false;
    scene.server.commit(created(message(1, { id: message_id, content: 'came through' })));
    const again = scene.open({ storage: { ...scene.storage, open: async (owner) => {
      await new Promise<void>((resolve) => scene.clock.after(5_000, resolve));
      return scene.storage.open(owner);
    } } });
    again.connect();
    await scene.clock.advance(10_000);
    expect([textsOf(again), id('d00', 1) !== message_id]).toEqual([['came through'], true]);
  });
});
