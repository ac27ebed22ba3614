import { limits } from '@tenant-chat/protocol/wire';
import { randomUUID } from 'node:crypto';
import { describe, expect } from 'vitest';
import { people } from '../people.js';
import { SocketPerson } from '../socket-person.js';
import { HttpPerson } from '../http-person.js';
import { newPerson, say, startGroup } from '../stage.js';
import { test } from './stage-test.js';

/** What a socket is told before it is closed: the reason of `bye`. */
const byeOf = (socket: SocketPerson): unknown => socket.frames.find((frame) => frame.type === 'bye');

describe('the socket', () => {
  test('W40 nothing is answered before hello', async ({ stage, ana }) => {
    const socket = stage.keep(await SocketPerson.open(ana));
    socket.send({ type: 'ping' });
    socket.send({ type: 'request', ref: 1, operation: 'list_users', input: {} });
    socket.send({ type: 'hello', protocol: 1 });
    expect((await socket.next(() => true)).type).toBe('welcome');
    // What was asked after it is answered, what was asked before it is not.
    expect((await socket.request('list_users', {})).status).toBe(200);
    socket.send({ type: 'ping' });
    await socket.next((frame) => frame.type === 'pong');
    const answers = socket.frames.filter((frame) => frame.type === 'reply' || frame.type === 'pong');
    expect(answers.map((frame) => frame.type)).toEqual(['reply', 'pong']);
    expect(answers).not.toContainEqual(expect.objectContaining({ ref: 1 }));
  });

  test('W40 W42 a protocol that the server does not speak is closed with 4426', async ({ stage, ana }) => {
    const socket = stage.keep(await SocketPerson.open(ana));
    socket.send({ type: 'hello', protocol: 99 });
    expect(await socket.closed).toBe(4426);
    expect(byeOf(socket)).toEqual({ type: 'bye', reason: 'protocol_too_old', reconnect_after_ms: expect.any(Number) });
    expect(socket.frames.filter((frame) => frame.type === 'welcome')).toEqual([]);
  });

  test('W41 welcome tells who one is, when the session ends and how often to ping', async ({ stage, ana }) => {
    const socket = await stage.socket(ana);
    const welcome = socket.frames[0];
    expect(welcome).toEqual({ type: 'welcome', protocol: 1, user_id: ana.user_id, expires_at: expect.any(String), heartbeat_ms: limits.heartbeat_ms });
    const { expires_at } = await ana.must('get_session', {});
    expect(welcome).toMatchObject({ expires_at });
    socket.send({ type: 'ping' });
    await socket.next((frame) => frame.type === 'pong');
  });

  test('W42 when the session ends by itself, the socket is told so and closed', async ({ stage }) => {
    const dora = await stage.person('dora');
    await stage.sql`update tenant_chat.session set expires_at = now() + interval '1.5 seconds' where user_id = ${dora.user_id}`;
    const socket = await stage.socket(dora.at(stage.url(1)));
    expect(await socket.closed).toBe(4401);
    expect(byeOf(socket)).toMatchObject({ reason: 'session_over', reconnect_after_ms: expect.any(Number) });
    // The node that the ticket came from has read the session since its end was moved.
    expect((await dora.at(stage.url(1)).call('get_session', {})).status).toBe(401);
  });

  test('W43 a person has at most ten sockets; the oldest is closed with 4409', async ({ stage }) => {
    const dora = await stage.person('dora');
    const sockets = [];
    for (let index = 0; index < limits.devices_per_transport; index += 1) sockets.push(await stage.socket(dora));
    expect(sockets.every((socket) => byeOf(socket) === undefined)).toBe(true);
    const eleventh = await stage.socket(dora);
    expect(await sockets[0]?.closed).toBe(4409);
    expect(byeOf(sockets[0] as SocketPerson)).toMatchObject({ reason: 'too_many_sockets' });
    for (const socket of [...sockets.slice(1), eleventh]) expect((await socket.request('list_users', {})).status).toBe(200);
  });

  test('W43 of thirty that come at once ten stay', async ({ stage, bruno }) => {
    const dora = await stage.person('dora');
    const sockets = await Promise.all(Array.from({ length: 3 * limits.devices_per_transport }, async () => {
      const socket = stage.keep(await SocketPerson.open(dora));
      // Such as are slow to take leave: who reads nothing answers no close.
      socket.websocket.pause();
      return socket;
    }));
    // Until all have been let in: each has used its ticket up, and who came after them is welcome.
    await expect.poll(async () => (await stage.sql`select from tenant_chat.ticket t join tenant_chat.session s on s.id = t.session_id where s.user_id = ${dora.user_id}`).length, { timeout: 10_000 }).toBe(0);
    await stage.socket(bruno);
    const closed = new Map<SocketPerson, number>();
    for (const socket of sockets) {
      void socket.closed.then((code) => closed.set(socket, code));
      socket.websocket.resume();
    }
    await expect.poll(() => closed.size, { timeout: 10_000 }).toBe(2 * limits.devices_per_transport);
    expect(new Set(closed.values())).toEqual(new Set([4409]));
    for (const socket of sockets.filter((one) => !closed.has(one))) {
      socket.send({ type: 'hello', protocol: 1 });
      await socket.next((frame) => frame.type === 'welcome');
      expect((await socket.request('list_users', {})).status).toBe(200);
    }
    expect(closed.size).toBe(2 * limits.devices_per_transport);
  });

  test('W44 a frame that is none of ours is passed over; with a ref it is answered 400', async ({ stage, ana }) => {
    const socket = await stage.socket(ana);
    const before = socket.frames.length;
    for (const frame of ['nonsense', '[]', 'null', '"hello"', { type: 'dance' }, { type: '__proto__' }, { type: 'ping', extra: 1 }, { type: 'typing', conversation_id: 'x', is_typing: true }, {}]) socket.send(frame);
    socket.websocket.send(Buffer.from([1, 2, 3]));
    for (const [ref, frame] of [{ type: 'dance' }, { type: 'request', operation: 'nothing', input: {} }, { type: 'request', operation: 'list_users' }, { type: 'request', operation: 'list_users', input: [] }].entries()) {
      socket.send({ ...frame, ref });
      expect(await socket.next((one) => one.type === 'reply' && one.ref === ref, before), JSON.stringify(frame)).toMatchObject({ status: 400, body: { error: { code: 'invalid_request' } } });
    }
    expect(socket.frames.slice(before).filter((frame) => frame.type === 'reply')).toHaveLength(4);
    expect((await socket.request('list_users', {})).status).toBe(200);
  });

  test('W45 a frame above 64 KiB is closed with 1009', async ({ stage, ana }) => {
    const socket = await stage.socket(ana);
    const ping = (bytes: number): string => JSON.stringify({ type: 'ping' }).padEnd(bytes);
    socket.send(ping(limits.frame_bytes));
    await socket.next((frame) => frame.type === 'pong');
    socket.send(ping(limits.frame_bytes + 1));
    expect(await socket.closed).toBe(1009);
  });

  test('W46 typing reaches the people of the conversation on every node, and nobody else', async ({ stage, ana, bruno }) => {
    const group = await startGroup(ana, [bruno]);
    const { chen, gina } = await stage.cast('chen', 'gina');
    const [mine, second, theirs, outsider, foreign] = await Promise.all([
      stage.socket(ana), stage.socket(ana.at(stage.url(1))), stage.socket(bruno.at(stage.url(1))), stage.socket(chen.at(stage.url(1))), stage.socket(gina.at(stage.url(1))),
    ]);
    const typing = { type: 'typing', conversation_id: group.id, user_id: ana.user_id, is_typing: true, expires_in_ms: limits.typing_ms };
    mine.send({ type: 'typing', conversation_id: group.id, is_typing: true });
    expect(await theirs.next((frame) => frame.type === 'typing')).toEqual(typing);
    await ana.must('set_typing', { conversation_id: group.id, is_typing: false });
    expect(await theirs.next((frame) => frame.type === 'typing' && !frame.is_typing)).toMatchObject({ user_id: ana.user_id, is_typing: false });
    // Who is not in it can not make anybody believe so.
    for (const socket of [outsider, foreign]) {
      socket.send({ type: 'typing', conversation_id: group.id, is_typing: true });
      expect((await socket.request('set_typing', { conversation_id: group.id, is_typing: true })).status).toBe(404);
    }
    // Signals keep their order: what had been told before this one would be here with it.
    const since = theirs.frames.length;
    mine.send({ type: 'typing', conversation_id: group.id, is_typing: true });
    await theirs.next((frame) => frame.type === 'typing' && frame.user_id === ana.user_id, since);
    for (const socket of [mine, second, outsider, foreign]) expect(socket.frames.filter((frame) => frame.type === 'typing')).toEqual([]);
    expect(theirs.frames.filter((frame) => frame.type === 'typing' && frame.user_id !== ana.user_id)).toEqual([]);
  });

  test('W46 presence reaches the colleagues on every node, not the person nor another tenant', async ({ stage, ana, bruno }) => {
    const { gina, dora } = await stage.cast('gina', 'dora');
    const [here, there, foreign] = [await stage.socket(ana), await stage.socket(bruno.at(stage.url(1))), await stage.socket(gina)];
    const own = await stage.socket(dora);
    const isDora = (frame: { readonly type: string }): boolean => frame.type === 'presence' && 'user_id' in frame && frame.user_id === dora.user_id;
    for (const socket of [here, there]) expect(await socket.next(isDora)).toMatchObject({ status: 'online' });
    const { users } = await bruno.at(stage.url(1)).must('list_presence', { user_ids: [dora.user_id] });
    expect(users).toMatchObject([{ user_id: dora.user_id, status: 'online' }]);
    const all = async (person: typeof bruno): Promise<readonly string[]> => (await person.must('list_presence', {})).users.map(({ user_id }) => user_id);
    expect(await all(bruno.at(stage.url(1)))).toEqual(expect.arrayContaining([ana.user_id, dora.user_id]));
    const told = await all(gina);
    for (const { user_id } of [ana, bruno, dora]) expect(told, 'another tenant').not.toContain(user_id);
    expect([own.frames.filter(isDora), foreign.frames.filter(isDora)]).toEqual([[], []]);
    expect(foreign.texts.join()).not.toContain(ana.user_id);
    own.send({ type: 'ping', active: false });
    expect(await there.next((frame) => isDora(frame) && frame.type === 'presence' && frame.status === 'away')).toBeDefined();
  });

  test('W47 a ticket opens one socket, once, on any node', async ({ stage, ana }) => {
    const { ticket } = await ana.must('create_ticket', {});
    const first = stage.keep(new SocketPerson(stage.url(1), `?ticket=${ticket}`));
    await first.opened();
    first.send({ type: 'hello', protocol: 1 });
    await first.next((frame) => frame.type === 'welcome');
    for (const search of [`?ticket=${ticket}`, '?ticket=nonsense', '?ticket=']) {
      expect(await new SocketPerson(stage.url(), search).closed, search).toBe(4403);
    }
    expect([4401, 4403]).toContain(await new SocketPerson(stage.url(), '').closed);
    const { ticket: raced } = await ana.must('create_ticket', {});
    const racers = Array.from({ length: 6 }, (_, index) => new SocketPerson(stage.url(index % 2 === 0 ? 0 : 1), `?ticket=${raced}`));
    for (const racer of racers) racer.websocket.once('open', () => racer.send({ type: 'hello', protocol: 1 }));
    const codes = await Promise.all(racers.map((racer) => Promise.race([racer.closed, racer.next((frame) => frame.type === 'welcome').then(() => 'welcome', () => 'nothing')])));
    expect(codes.filter((code) => code === 'welcome')).toHaveLength(1);
    expect(codes.filter((code) => code === 4403)).toHaveLength(5);
    for (const racer of racers) racer.close();
  });

  test('W47 within 30 seconds', async ({ stage, ana }) => {
    const { ticket } = await ana.must('create_ticket', {});
    const [row] = await stage.sql`select extract(epoch from max(expires_at) - now()) as left from tenant_chat.ticket`;
    expect(Number(row?.['left'])).toBeGreaterThan(25);
    expect(Number(row?.['left'])).toBeLessThanOrEqual(30);
    await stage.sql`update tenant_chat.ticket set expires_at = now() - interval '1 second'`;
    expect(await new SocketPerson(stage.url(), `?ticket=${ticket}`).closed).toBe(4403);
  });

  test('W48 W42 signing out closes the sockets of the session within a second, on every node, and no other', async ({ stage }) => {
    const person = newPerson('dora');
    const dora = await HttpPerson.signIn(stage.url(), person);
    const another = await HttpPerson.signIn(stage.url(), person);
    const [here, there, other] = [await stage.socket(dora), await stage.socket(dora.at(stage.url(1))), await stage.socket(another.at(stage.url(1)))];
    const left = Date.now();
    expect((await dora.call('close_session', {})).status).toBe(204);
    expect([await here.closed, await there.closed]).toEqual([4401, 4401]);
    expect(Date.now() - left).toBeLessThan(1_000);
    for (const socket of [here, there]) expect(byeOf(socket)).toMatchObject({ reason: 'session_over' });
    expect((await other.request('list_users', {})).status).toBe(200);
    for (const node of [0, 1] as const) expect((await dora.at(stage.url(node)).call('get_session', {})).status).toBe(401);
  });

  test('W49 a session is renewed on the open socket, by the same person only', async ({ stage, ana, bruno }) => {
    const person = newPerson('dora');
    const dora = await HttpPerson.signIn(stage.url(), person);
    await stage.sql`update tenant_chat.session set expires_at = now() + interval '2 seconds' where user_id = ${dora.user_id}`;
    const [renewed, forgotten, stolen] = [await stage.socket(dora), await stage.socket(dora), await stage.socket(ana)];
    const fresh = await HttpPerson.signIn(stage.url(), person);
    renewed.send({ type: 'renew', access_token: fresh.access_token });
    stolen.send({ type: 'renew', access_token: bruno.access_token });
    expect(await stolen.closed).toBe(4401);
    // The session that both hung on is over by now.
    expect(await forgotten.closed).toBe(4401);
    expect((await renewed.request('get_conversation', { conversation_id: randomUUID() })).status).toBe(404);
    // The old session is not what it hangs on any more; the new one is.
    await fresh.call('close_session', {});
    expect(await renewed.closed).toBe(4401);
  });

  test('messages cross nodes live, to every device', async ({ stage, ana, bruno }) => {
    const group = await startGroup(ana, [bruno]);
    const sockets = await Promise.all([stage.socket(bruno), stage.socket(bruno.at(stage.url(1))), stage.socket(ana.at(stage.url(1)))]);
    for (const [node, person] of [[0, ana], [1, bruno]] as const) {
      const message = await say(person.at(stage.url(node)), group.id, `from node ${node}, ${people.ana.name}`);
      for (const socket of sockets) expect((await socket.event('message_created', (event) => event.message.id === message.id)).message).toEqual(message);
    }
  });
});
