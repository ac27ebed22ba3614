import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatClient } from './client-interface.js';
import { connected, setScene, textsOf, type Scene } from './testing/scripted-client.js';
import { created, message, room } from './testing/rows.js';
import { anaHere } from './testing/scripted-server.js';

let scene: Scene;

beforeEach(() => {
  scene = setScene();
});
const status = (client: ChatClient): string => client.state.connection.status;

describe('a connection', () => {
  it('C3 goes by session, ticket, socket, hello and welcome to live', async () => {
    const client = await connected(scene);
    expect(client.state).toMatchObject({ session: { status: 'open', user_id: anaHere }, connection: { status: 'live', lost_at: null }, ready: true });
    expect(scene.server.seen.map(({ operation }) => operation)).toEqual(['open_session', 'create_ticket', 'list_presence']);
    expect(scene.server.live!.sentOf('hello')).toEqual([{ type: 'hello', protocol: 1 }]);
    expect(textsOf(client)).toEqual(['message 1', 'message 2']);
  });

  it('C4 pings every heartbeat with whether I am there, and after 45 s of silence begins anew', async () => {
    const client = await connected(scene);
    client.setActive(false);
    await scene.clock.advance(40_000);
    expect(scene.server.live!.sentOf('ping')).toEqual(Array.from({ length: 3 }, () => ({ type: 'ping', active: false })));
    scene.server.live!.isDead = true;
    await scene.clock.advance(44_000);
    expect(status(client)).toBe('live');
    await scene.clock.advance(4_000);
    expect([status(client), scene.server.sockets.length]).toEqual(['live', 2]);
  });

  it('C5 a page that appears again doubts its socket: five seconds without an answer are enough', async () => {
    const client = await connected(scene);
    scene.page.change({ visible: false });
    scene.server.live!.isDead = true;
    scene.page.change({ visible: true });
    await scene.clock.advance(5_100);
    expect(status(client)).toBe('connecting');
    await scene.clock.advance(3_000);
    expect(status(client)).toBe('live');
  });

  it('C6 renews the session before it ends, on the living socket; a renewal that fails is tried again', async () => {
    scene.server.session_ms = 100_000;
    await connected(scene);
    scene.server.script('open_session', 'unreachable');
    await scene.clock.advance(80_000);
    expect(scene.server.live!.sentOf('renew')).toEqual([]);
    await scene.clock.advance(15_000);
    expect(scene.server.live!.sentOf('renew')).toHaveLength(1);
    expect([scene.host.asked, scene.server.sockets.length]).toEqual([['initial', 'expiring', 'expiring'], 1]);
  });

  it('C7 a session that is over is opened anew at once; the second time within a minute it waits', async () => {
    const client = await connected(scene);
    scene.server.endSessions();
    await scene.clock.advance(100);
    expect([status(client), scene.host.asked]).toEqual(['live', ['initial', 'rejected']]);
    scene.server.endSessions();
    await scene.clock.advance(100);
    expect(status(client)).toBe('connecting');
    await scene.clock.advance(3_000);
    expect(status(client)).toBe('live');
  });

  it('C9 bye says when to come back', async () => {
    const client = await connected(scene);
    scene.server.live!.deliver({ type: 'bye', reason: 'restarting', reconnect_after_ms: 5_000 });
    scene.server.live!.end(1012);
    await scene.clock.advance(5_000);
    expect(status(client)).toBe('connecting');
    await scene.clock.advance(1_100);
    expect(status(client)).toBe('live');
  });

  it('C10 coming back to the page, and writing, end a pause at once', async () => {
    const client = await connected(scene);
    const acts = [() => client.setActive(true), () => client.send(room, 'Hello')];
    for (const [n, act] of acts.entries()) {
      client.setActive(n > 0);
      scene.server.isDown = true;
      scene.server.live?.end(1006);
      await scene.clock.advance(20_000);
      expect([n, status(client)]).toEqual([n, 'connecting']);
      scene.server.isDown = false;
      act();
      await scene.clock.advance(100);
      expect([n, status(client)]).toEqual([n, 'live']);
    }
  });

  it('C10 coming online or into view ends a pause at once', async () => {
    const client = await connected(scene);
    for (const signal of ['online', 'visible'] as const) {
      scene.page.change({ [signal]: false });
      scene.server.isDown = true;
      scene.server.live?.end(1006);
      await scene.clock.advance(20_000);
      scene.server.isDown = false;
      scene.page.change({ [signal]: true });
      await scene.clock.advance(100);
      expect([signal, status(client)]).toEqual([signal, 'live']);
    }
  });

  it('C11 a socket that twice closes unopened, or does not open, is blocked: long-poll takes over', async () => {
    scene.server.isSocketBlocked = true;
    const client = await connected(scene, {}, 4_000);
    expect([status(client), scene.server.sockets.length, client.state.ready]).toEqual(['polling', 2, true]);
    scene.server.commit(created(message(3)));
    await scene.clock.advance(10);
    expect(textsOf(client)).toEqual(['message 1', 'message 2', 'message 3']);
    const forbidding = await connected(scene, { openSocket: () => { throw new DOMException('refused', 'SecurityError'); } });
    expect(status(forbidding)).toBe('polling');
    const silent = await connected(scene, { openSocket: () => ({ readyState: 0, send() {}, close() {}, onopen: null, onmessage: null, onclose: null, onerror: null }) });
    expect(status(silent)).toBe('connecting');
    await scene.clock.advance(10_000);
    expect(status(silent)).toBe('polling');
  });

  it('C12 while polling a socket is tried again, ever more rarely; the poll goes on until it opens', async () => {
    scene.server.isSocketBlocked = true;
    const client = await connected(scene, {}, 4_000);
    await scene.clock.advance(30_000);
    expect([status(client), scene.server.sockets.length]).toEqual(['polling', 3]);
    await scene.clock.advance(30_000);
    expect(scene.server.sockets.length).toBe(3);
    scene.server.isSocketBlocked = false;
    await scene.clock.advance(10_000);
    expect([status(client), client.state.connection.lost_at]).toEqual(['live', null]);
    scene.server.commit(created(message(3)));
    await scene.clock.advance(10);
    expect(textsOf(client)).toHaveLength(3);
  });

  it('C13 without sockets on the platform it polls, and never tries', async () => {
    const client = await connected(scene, { openSocket: null });
    expect([status(client), client.state.ready, scene.server.seenOf('create_ticket')]).toEqual(['polling', true, []]);
    client.send(room, 'hello');
    await scene.clock.advance(100);
    expect(textsOf(client).at(-1)).toBe('hello');
  });

  it('C14 offline or suspended it holds no connection; back again it continues from where it stood', async () => {
    const client = await connected(scene);
    for (const part of [{ online: false }, { suspended: true }]) {
      scene.page.change(part);
      await scene.clock.advance(10);
      expect([status(client), scene.server.live]).toEqual(['offline', undefined]);
      const cursor = scene.server.cursor;
      scene.server.commit(created(message(client.state.conversations.get(room)!.messages.length + 1)));
      scene.page.change({ online: true, suspended: false });
      await scene.clock.advance(10);
      expect([status(client), scene.server.live!.sentOf('hello')[0]!.cursor]).toEqual(['live', cursor]);
    }
    expect(textsOf(client)).toHaveLength(4);
  });

  it('C15 a refused token is asked for once more; then the session is refused, and tried again with pauses', async () => {
    scene.host.who = 'none';
    const client = await connected(scene);
    expect([client.state.session, scene.host.asked]).toEqual([{ status: 'refused', code: 'token_invalid' }, ['initial', 'rejected']]);
    scene.host.who = 'ana';
    await scene.clock.advance(3_000);
    expect([client.state.session.status, status(client)]).toEqual(['open', 'live']);
    scene.host.fault = new Error('nobody is signed in');
    const nobody = await connected(scene);
    expect(nobody.state.session).toEqual({ status: 'refused', code: 'token_invalid' });
  });

  it('C16 a server or a host that can not be reached wipes nothing', async () => {
    const client = await connected(scene);
    scene.server.script('create_ticket', { code: 'unavailable' }, { code: 'unavailable' });
    scene.server.live!.end(1006);
    scene.host.fault = new TypeError('fetch failed');
    scene.server.isDown = true;
    await scene.clock.advance(120_000);
    expect([client.state.session.status, textsOf(client)]).toEqual(['open', ['message 1', 'message 2']]);
  });

  it('C18 where nothing helps it stops and says why; coming into view it tries again', async () => {
    const client = await connected(scene);
    const errors: unknown[] = [];
    client.on('error', (error) => errors.push(error));
    scene.server.live!.end(4409, 'too_many_sockets');
    await scene.clock.advance(300_000);
    expect([status(client), errors, scene.server.sockets.length]).toEqual(['idle', [{ code: 'too_many_sockets', operation: 'connect' }], 1]);
    scene.page.change({ visible: false });
    scene.page.change({ visible: true });
    await scene.clock.advance(100);
    expect(status(client)).toBe('live');
  });

  it('C19 Retry-After is honoured', async () => {
    scene.server.script('open_session', { code: 'unavailable', retry_after_s: 20 });
    const client = await connected(scene, {}, 19_900);
    expect(status(client)).toBe('connecting');
    await scene.clock.advance(1_200);
    expect(status(client)).toBe('live');
  });

  it('C20 lost_at tells since when there has been no working connection', async () => {
    scene.server.isDown = true;
    const client = await connected(scene);
    const began = scene.clock.now() - 100;
    expect(client.state.connection).toEqual({ status: 'connecting', lost_at: began });
    scene.server.isDown = false;
    await scene.clock.advance(5_000);
    expect(client.state.connection.lost_at).toBeNull();
    scene.server.isDown = true;
    scene.server.live!.end(1006);
    const lost = scene.clock.now();
    await scene.clock.advance(5_000);
    expect(client.state.connection.lost_at).toBe(lost);
  });

  it('C21 undone, it closes everything and leaves no timer; another connect begins again', async () => {
    const client = scene.open();
    const [one, other] = [client.connect(), client.connect()];
    await scene.clock.advance(20_000);
    one();
    one();
    expect(status(client)).toBe('live');
    other();
    await scene.clock.advance(0);
    expect([status(client), scene.server.live]).toEqual(['idle', undefined]);
    expect(scene.clock.pending).toBe(0);
    client.connect();
    await scene.clock.advance(100);
    expect(status(client)).toBe('live');
  });

  it('C22 a long-poll is answered at once the first time, then held; more pages are asked for at once', async () => {
    scene.server.page = 4;
    const client = await connected(scene, { openSocket: null });
    expect(scene.server.seenOf('sync').map(({ input }) => input['wait'])).toEqual(['0', '0', '25']);
    expect([textsOf(client), client.state.ready]).toEqual([['message 1', 'message 2'], true]);
    await scene.clock.advance(25_100);
    expect(scene.server.seenOf('sync')).toHaveLength(4);
  });

  it('C23 a proxy that answers long-polls at once makes no storm', async () => {
    await connected(scene, { openSocket: null });
    const before = scene.server.seenOf('sync').length;
    for (let second = 0; second < 50; second += 1) {
      scene.server.ring();
      await scene.clock.advance(100);
    }
    expect(scene.server.seenOf('sync').length - before).toBeLessThan(8);
  });
});
