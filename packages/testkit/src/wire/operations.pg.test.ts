import { FOREVER, operations, SOCKET_PATH, type OperationName } from '@tenant-chat/protocol/wire';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type HttpAnswer, type HttpPerson } from '../http-person.js';
import { signService } from '../sign-identity.js';
import { Stage, startGroup } from '../stage.js';
import { validInputs, type ValidInputs } from './valid-inputs.js';

const names = Object.keys(operations) as OperationName[];
const overSocket = names.filter((name) => operations[name].socket);
/** Those whose answer can be asked for in the name of a person again and again. */
const repeatable = names.filter((name) => operations[name].identity === 'person' && name !== 'close_session');

let stage: Stage;
let ana: HttpPerson;
let bruno: HttpPerson;
let inputs: ValidInputs;

beforeAll(async () => {
  stage = await Stage.open();
  ({ ana, bruno } = await stage.cast('ana', 'bruno'));
  inputs = await validInputs(ana, bruno);
});
afterAll(() => stage.close());

const operation = (name: OperationName): { readonly method: string; readonly path: string } => operations[name];

describe('operations', () => {
  test.each(names)('W3 %s is served with and without its trailing slash', async (name) => {
    const { method, path } = operation(name);
    const filled = path.replaceAll(/\{\w+\}/g, randomUUID());
    const asked = (address: string): Promise<HttpAnswer> => ask(stage.url(), method, address, method === 'GET' || method === 'DELETE' ? {} : { body: {} });
    const [withSlash, without] = await Promise.all([asked(filled), asked(filled.slice(0, -1))]);
    // Nobody is signed in here: an address that exists asks for that.
    expect(withSlash.status, withSlash.text).toBe(name === 'open_session' ? 400 : 401);
    expect([without.status, without.text]).toEqual([withSlash.status, withSlash.text]);
  });

  test('W3 the socket is served with and without its trailing slash', async () => {
    for (const path of [SOCKET_PATH, SOCKET_PATH.slice(0, -1)]) {
      const { ticket } = await ana.must('create_ticket', {});
      const socket = new WebSocket(`${stage.url().replace(/^http/, 'ws')}${path}?ticket=${ticket}`);
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
      socket.terminate();
    }
  });

  test('W4 a request over the socket is answered as over HTTP, for every operation that has both', async () => {
    const socket = await stage.socket(ana);
    await expect.poll(async () => (await ana.must('list_presence', { user_ids: [ana.user_id] })).users[0]?.status, { timeout: 10_000 }).toBe('online');
    for (const name of overSocket) {
      const input = inputs[name] as Record<string, unknown>;
      const wrong = [{ ...input, surprise: 1 }, ...('conversation_id' in input ? [{ ...input, conversation_id: randomUUID() }, { ...input, conversation_id: 'x' }] : [])];
      await ana.call(name, input); // What it changes, it changes now.
      for (const each of [input, ...wrong]) {
        const http = await ana.call(name, each);
        const reply = await socket.request(name, each);
        expect(reply, `${name} ${JSON.stringify(each)}`).toEqual({ status: http.status, body: http.text === '' ? null : http.body });
      }
    }
    expect(overSocket.length).toBeGreaterThan(14);
  });

  test('W4 what is not served over the socket is refused there', async () => {
    const socket = await stage.socket(ana);
    for (const name of names.filter((each) => !operations[each].socket)) {
      expect((await socket.request(name, inputs[name])).status, name).toBe(400);
    }
  });

  test.each(repeatable)('W5 %s refuses a field that it does not know, by its name', async (name) => {
    const input = { ...(inputs[name] as Record<string, unknown>), surprise: 1 };
    expectNamed(await ana.call(name, input));
    if (!operations[name].socket) return;
    const socket = await stage.socket(ana);
    const reply = await socket.request(name, input);
    expectNamed({ status: reply.status, text: JSON.stringify(reply.body) });
    socket.close();
  });

  test('W5 so do the calls that need no session, inside lists too', async () => {
    expectNamed(await ask(stage.url(), 'POST', '/session/', { body: { ...inputs.open_session, surprise: 1 } }));
    const users = inputs.put_users.users.map((user) => ({ ...user, surprise: 1 }));
    const headers = { authorization: `Bearer ${await signService('acme')}` };
    expectNamed(await ask(stage.url(), 'PUT', '/users/', { headers, body: { users } }));
    expectNamed(await ask(stage.url(), 'PUT', '/users/', { headers, body: { users: inputs.put_users.users, surprise: 1 } }));
  });

  test('W6 field names are snake_case in every answer and frame', async () => {
    const socket = await stage.socket(bruno);
    for (const name of repeatable) await bruno.call(name, inputs[name]);
    socket.send({ type: 'ping' });
    await socket.next((frame) => frame.type === 'pong');
    const opened = await ask(stage.url(), 'POST', '/session/', { body: inputs.open_session });
    const filled = await ask(stage.url(), 'PUT', '/users/', { headers: { authorization: `Bearer ${await signService('acme')}` }, body: inputs.put_users });
    expect([opened.status, filled.status]).toEqual([201, 200]);
    const fields = new Set<string>();
    for (const text of [...bruno.received, ...ana.received, ...socket.texts, opened.text, filled.text]) if (text !== '') collectFields(JSON.parse(text), fields);
    expect(fields.size).toBeGreaterThan(60);
    for (const field of fields) expect(field).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
  });

  test('W7 times are spelled one way in every answer and frame, however a request spelled them', async () => {
    const [group, socket] = [await startGroup(ana, [bruno]), await stage.socket(ana)];
    const asked = ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.999999Z', '2031-05-01T12:00:00+02:00', '2031-05-01t10:00:00.5z', null];
    const muted = [];
    for (const until of asked) muted.push((await ana.must('mute_conversation', { conversation_id: group.id, until })).conversation.mine.muted_until);
    expect(muted).toEqual([FOREVER, FOREVER, '2031-05-01T10:00:00.000Z', '2031-05-01T10:00:00.500Z', FOREVER]);
    await socket.event('preference_updated', ({ preference }) => preference.muted_until === FOREVER);
    await stage.sql`insert into tenant_chat.last_seen (tenant_id, user_id, last_seen_at) values (${bruno.tenant_id}, ${bruno.user_id}, '2026-11-24T13:36:36Z') on conflict do nothing`;
    for (const name of repeatable) await ana.call(name, inputs[name]);
    const times: [string, string][] = [];
    for (const text of [...ana.received, ...socket.texts]) if (text !== '') collectTimes(JSON.parse(text), times);
    expect([...new Set(times.map(([field]) => field))]).toEqual(expect.arrayContaining(['created_at', 'expires_at', 'joined_at', 'last_message_at', 'last_seen_at', 'muted_until']));
    for (const [field, time] of times) expect(time, field).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});

function expectNamed({ status, text }: Pick<HttpAnswer, 'status' | 'text'>): void {
  expect(status, text).toBe(400);
  const { error } = JSON.parse(text) as { error: { code: string; details: unknown } };
  expect(error.code).toBe('invalid_request');
  expect(JSON.stringify(error.details)).toContain('surprise');
}

function collectFields(value: unknown, fields: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) for (const field of Object.keys(value)) fields.add(field);
  for (const inner of Object.values(value)) collectFields(inner, fields);
}

function collectTimes(value: unknown, times: [string, string][]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [field, inner] of Object.entries(value)) {
    if (/_(at|until)$/.test(field) && typeof inner === 'string') times.push([field, inner]);
    collectTimes(inner, times);
  }
}
