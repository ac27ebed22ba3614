import { API_PREFIX, errors, type ErrorCode } from '@tenant-chat/protocol/wire';
import { buildServer, readConfig } from '@tenant-chat/server';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { ask, type HttpAnswer, type HttpPerson } from '../http-person.js';
import { signIdentity, signService } from '../sign-identity.js';
import { Stage, newPerson, say, startDirect, startGroup } from '../stage.js';

let stage: Stage;
let ana: HttpPerson;
let bruno: HttpPerson;
let chen: HttpPerson;

beforeAll(async () => {
  stage = await Stage.open();
  ({ ana, bruno, chen } = await stage.cast('ana', 'bruno', 'chen'));
});
afterAll(() => stage.close());

/** The one shape of every refusal. */
function expectError(answer: Pick<HttpAnswer, 'status' | 'text' | 'headers'>, code: ErrorCode): void {
  const body = JSON.parse(answer.text) as { error: { code: ErrorCode; message: unknown } };
  expect(Object.keys(body), answer.text).toEqual(['error']);
  expect(body.error.code, answer.text).toBe(code);
  expect(answer.status).toBe(errors[code].status);
  expect(typeof body.error.message).toBe('string');
  expect(Object.keys(body.error).filter((field) => !['code', 'message', 'details'].includes(field))).toEqual([]);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
}

/** A request that our own client would not make. */
async function raw(path: string, init: RequestInit): Promise<HttpAnswer> {
  const response = await fetch(`${stage.url()}${API_PREFIX}${path}`, { ...init, headers: { authorization: `Bearer ${ana.access_token}`, ...init.headers } });
  return { status: response.status, text: await response.text(), headers: response.headers, body: {} };
}

describe('errors', () => {
  test('W10 what has no address, method, type or readable body has an answer of the table', async () => {
    expectError(await raw('/nowhere/', {}), 'not_found');
    expectError(await raw('/users/', { method: 'DELETE' }), 'method_not_allowed');
    expectError(await raw('/session/ticket/', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } }), 'unsupported_media_type');
    expectError(await raw('/session/ticket/', { method: 'POST', body: '{"a":', headers: { 'content-type': 'application/json' } }), 'invalid_request');
    expectError(await raw('/session/ticket/', { method: 'POST', body: '{"__proto__":{"a":1}}', headers: { 'content-type': 'application/json' } }), 'invalid_request');
    expectError(await raw('/session/ticket/', { method: 'POST', body: '[1]', headers: { 'content-type': 'application/json' } }), 'invalid_request');
    const form = new FormData();
    form.set('content', 'with a file');
    expectError(await raw(`/conversations/${randomUUID()}/messages/`, { method: 'POST', body: form }), 'files_unsupported');
    const large = JSON.stringify({ content: 'x'.repeat(2_000_000) });
    expectError(await raw(`/conversations/${randomUUID()}/messages/`, { method: 'POST', body: large, headers: { 'content-type': 'application/json' } }), 'payload_too_large');
  });

  test('W10 so does an address that the router can not read, where the server runs alone', async () => {
    const app = await buildServer(readConfig({ DATABASE_URL: stage.cluster.database_url, LOG_LEVEL: 'silent' }));
    for (const url of ['/api/chat/conversations/%zz/', '/%zz', '/nowhere']) {
      const answer = await app.inject({ url });
      expect([answer.statusCode, (answer.json() as { error?: { code?: string } }).error?.code], url).toEqual([404, 'not_found']);
    }
    await app.close();
  });

  test('W10 who one is', async () => {
    expectError(await ask(stage.url(), 'GET', '/conversations/'), 'session_required');
    expectError(await ask(stage.url(), 'GET', '/conversations/', { headers: { authorization: 'Bearer nonsense' } }), 'session_required');
    expectError(await ask(stage.url(), 'POST', '/session/', { body: { token: 'a.b.c' } }), 'token_invalid');
    expectError(await ask(stage.url(), 'POST', '/session/', { body: { token: await signService('acme') } }), 'token_invalid');
    expectError(await ask(stage.url(), 'PUT', '/users/', { body: { users: [{ external_id: 'x', name: 'x' }] } }), 'session_required');
    const person = await signIdentity(newPerson('ana'));
    expectError(await ask(stage.url(), 'PUT', '/users/', { body: { users: [{ external_id: 'x', name: 'x' }] }, headers: { authorization: `Bearer ${person}` } }), 'token_invalid');
    const foreign = await signIdentity({ ...newPerson('ana'), tenant: 'globex' }, { tenant: 'acme' });
    expectError(await ask(stage.url(), 'POST', '/session/', { body: { token: foreign } }), 'token_invalid');
  });

  test('W10 conversations and people', async () => {
    const direct = await startDirect(ana, bruno);
    const group = await startGroup(ana, [bruno]);
    const inDirect = { conversation_id: direct.id };
    const inGroup = { conversation_id: group.id };
    expectError(await ana.call('start_conversation', { user_id: ana.user_id }), 'self_conversation');
    expectError(await ana.call('start_conversation', { user_id: randomUUID() }), 'user_not_found');
    expectError(await ana.call('start_conversation', {}), 'invalid_request');
    expectError(await bruno.call('start_conversation', { user_ids: [ana.user_id], title: 'Taken', id: group.id }), 'id_conflict');
    expectError(await ana.call('update_conversation', { ...inDirect, title: 'x' }), 'not_a_group');
    expectError(await ana.call('remove_participant', { ...inDirect, user_id: ana.user_id }), 'not_a_group');
    expectError(await bruno.call('update_conversation', { ...inGroup, title: 'x' }), 'role_required');
    expectError(await bruno.call('add_participants', { ...inGroup, user_ids: [chen.user_id] }), 'role_required');
    expectError(await ana.call('update_participant', { ...inGroup, user_id: chen.user_id, role: 'admin' }), 'participant_not_found');
    expectError(await chen.call('get_conversation', inGroup), 'conversation_not_found');
    expectError(await ana.call('list_messages', { ...inGroup, since_id: randomUUID() }), 'message_not_found');
    expectError(await ana.call('list_messages', { ...inGroup, since_id: randomUUID(), before_id: randomUUID() }), 'invalid_request');
    expectError(await ana.call('list_messages', { ...inGroup, limit: 201 }), 'invalid_request');
    expectError(await ana.call('list_conversations', { limit: 'ten' }), 'invalid_request');
    expectError(await ana.call('sync', { cursor: 'nonsense' }), 'invalid_cursor');
  });

  test('W10 somebody who was deactivated', async () => {
    const gone = newPerson('dora');
    const headers = { authorization: `Bearer ${await signService('acme')}` };
    const answer = await ask(stage.url(), 'PUT', '/users/', { headers, body: { users: [{ external_id: gone.external_id, name: gone.name, deactivated: true }] } });
    const [user] = (answer.body as unknown as { users: { id: string }[] }).users;
    expectError(await ana.call('start_conversation', { user_id: user?.id ?? '' }), 'user_deactivated');
  });

  test('W11 a stranger is answered like for what does not exist, in every reading and writing operation', async () => {
    const group = await startGroup(ana, [bruno]);
    const message = await say(ana, group.id, 'between us');
    for (const name of ['get_conversation', 'list_messages', 'list_participants', 'mark_read', 'set_typing', 'archive_conversation', 'mute_conversation'] as const) {
      const [foreign, missing] = [await chen.call(name, { conversation_id: group.id }), await chen.call(name, { conversation_id: randomUUID() })];
      expect([foreign.status, foreign.text], name).toEqual([missing.status, missing.text]);
      expectError(foreign, 'conversation_not_found');
    }
    const own = await startGroup(chen, [bruno]);
    const quote = (reply_to_id: string): Promise<HttpAnswer> => chen.call('send_message', { conversation_id: own.id, id: uuidv7(), content: 'x', reply_to_id });
    expectError(await quote(message.id), 'reply_not_found');
    expect((await quote(message.id)).text).toBe((await quote(randomUUID())).text);
  });
});
