import { beforeEach, describe, expect, it } from 'vitest';
import { errors, type ErrorCode } from '@tenant-chat/protocol/wire';
import { ApiError, errorOfAnswer } from '../api-error.js';
import type { ChatClient } from '../client-interface.js';
import { bruno, room } from '../testing/rows.js';
import { meOf } from '../state/me.js';
import { anaHere } from '../testing/scripted-server.js';
import { connected, setScene, type Scene } from '../testing/scripted-client.js';
import { buildRequest } from './build-request.js';

let scene: Scene;
let client: ChatClient;
beforeEach(async () => {
  scene = setScene();
  client = await connected(scene);
});

/** Gives time to a call, and what became of it. */
async function outcome<T>(call: Promise<T>, within_ms = 100): Promise<T | ApiError> {
  const settled = call.catch((error: unknown) => error as ApiError);
  await scene.clock.advance(within_ms);
  return settled;
}

describe('calls', () => {
  it('C30 an operation goes by socket when there is one and its row allows it, else by HTTP', async () => {
    await outcome(client.call('get_conversation', { conversation_id: room }));
    await outcome(client.call('get_session', {}));
    const way = (operation: Parameters<typeof scene.server.seenOf>[0]) => scene.server.seenOf(operation).map(({ by }) => by);
    expect([way('get_conversation'), way('get_session')]).toEqual([['socket'], ['http']]);
    scene.server.live!.end(1006);
    await outcome(client.call('get_conversation', { conversation_id: room }), 10);
    expect(way('get_conversation')).toEqual(['socket', 'http']);
  });

  it('C31 a session that is over is opened anew once, and the call is made again', async () => {
    const polling = scene.open({ openSocket: null });
    scene.server.script('list_users', { code: 'session_required' });
    expect(await outcome(polling.call('list_users', {}))).toEqual({ users: [], has_more: false });
    scene.server.script('list_users', { code: 'session_required' }, { code: 'session_required' });
    expect(await outcome(polling.call('list_users', {}))).toMatchObject({ code: 'session_required', next: 'sign_in' });
  });

  it('C31 where somebody else comes with the new session, what the former person asked for is not done', async () => {
    const polling = await connected(scene, { openSocket: null });
    scene.host.who = 'hugo';
    scene.server.endSessions();
    polling.send(room, 'secret of Ana');
    const pinned = polling.call('pin_message', { conversation_id: room, message_id: bruno, pinned: true });
    expect(await outcome(pinned, 60_000)).toMatchObject({ code: 'session_required', status: 401 });
    expect([scene.server.seenOf('send_message').length, scene.server.messages().length, meOf(polling.state) === anaHere]).toEqual([1, 2, false]);
  });

  it('C31 what waits for a session is not done by whoever comes with it, nor does it open one after signing out', async () => {
    scene.host.who = 'none';
    scene.server.endSessions();
    await scene.clock.advance(100);
    scene.host.who = 'hugo';
    expect(await outcome(client.call('pin_message', { conversation_id: room, message_id: bruno, pinned: true }))).toMatchObject({ code: 'session_required' });
    expect(scene.server.seenOf('pin_message')).toEqual([]);
    const asked = scene.host.asked.length;
    const late = outcome(client.call('get_session', {}));
    scene.server.script('get_session', { code: 'session_required' });
    await client.signOut();
    expect([await late, scene.host.asked.length]).toEqual([expect.objectContaining({ code: 'session_required' }), asked]);
  });

  it('C32 every failure is an ApiError whose next step is the one of the table of errors', async () => {
    for (const [code, row] of Object.entries(errors)) {
      const error = errorOfAnswer(row.status, { error: { code, message: row.message, details: { field: 'x' } } }, '7');
      expect([code, error.next, error.status, error.message, error.retry_after_ms, error.details]).toEqual([code, row.next, row.status, row.message, 7_000, { field: 'x' }]);
    }
    expect(errorOfAnswer(502, null, null)).toMatchObject({ code: 'unavailable', next: 'retry', retry_after_ms: null });
    expect(errorOfAnswer(404, '<html>', null)).toMatchObject({ code: 'unavailable', next: 'retry' });
    expect(errorOfAnswer(418, { error: { code: 'teapot', message: '' } }, null)).toMatchObject({ code: 'teapot', next: 'fix' });
    for (const code of ['content_empty', 'unavailable', 'token_invalid'] satisfies ErrorCode[]) expect(new ApiError(code, 0).next).toBe(errors[code].next);
    scene.server.isDown = true;
    scene.server.live!.end(1006);
    const failed = await outcome(client.call('list_users', {}));
    expect([failed instanceof ApiError, failed]).toMatchObject([true, { code: 'unavailable', status: 0 }]);
  });

  it('C33 a question whose socket went away is asked again by HTTP; a write is for its owner to repeat', async () => {
    scene.server.script('get_conversation', 'unreachable');
    scene.server.script('archive_conversation', 'unreachable');
    const [read, written] = [client.call('get_conversation', { conversation_id: room }), client.call('archive_conversation', { conversation_id: room, archived: true })];
    const settled = Promise.allSettled([read, written]);
    await scene.clock.advance(10);
    scene.server.live!.end(1006);
    await scene.clock.advance(100);
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('C34 no answer in time is a failure, on both ways', async () => {
    scene.server.script('archive_conversation', 'unreachable');
    expect(await outcome(client.call('archive_conversation', { conversation_id: room, archived: true }), 16_000)).toMatchObject({ status: 0, next: 'retry' });
    const hanging = scene.open({ openSocket: null, fetch: (_, init) => new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))) });
    expect(await outcome(hanging.call('list_users', {}), 16_000)).toMatchObject({ status: 0 });
  });

  it('C35 the input fills the path; the rest is the query of a GET or a DELETE, with lists as repeated keys, else the body', () => {
    expect(buildRequest('list_messages', { conversation_id: room, before_id: undefined, limit: 20 })).toEqual({ method: 'GET', path: `/api/chat/conversations/${room}/messages/?limit=20`, body: null });
    expect(buildRequest('list_presence', { user_ids: [room, bruno] }).path).toBe(`/api/chat/conversations/presence/?user_ids=${room}&user_ids=${bruno}`);
    expect(buildRequest('remove_participant', { conversation_id: 'a/b', user_id: bruno })).toEqual({ method: 'DELETE', path: `/api/chat/conversations/a%2Fb/participants/${bruno}/`, body: null });
    expect(buildRequest('delete_message', { conversation_id: room, message_id: 'm', scope: 'me' })).toEqual({ method: 'DELETE', path: `/api/chat/conversations/${room}/messages/m/?scope=me`, body: null });
    expect(buildRequest('mute_conversation', { conversation_id: room, muted: true, until: null })).toEqual({ method: 'PATCH', path: `/api/chat/conversations/${room}/mute/`, body: '{"muted":true,"until":null}' });
    expect(buildRequest('create_ticket', {}).body).toBe('{}');
  });

  it('C36 starting a group whose answer is lost makes no second one: it is asked for again with its id', async () => {
    scene.server.script('start_conversation', 'lost');
    const group = outcome(client.startGroup({ title: 'Team', user_ids: [bruno], colour: 3 }), 20_000);
    const started = await group;
    const [one, two] = scene.server.seenOf('start_conversation');
    expect([one!.input['id'], (started as { id: string }).id]).toEqual([two!.input['id'], one!.input['id']]);
    expect(one!.input).toMatchObject({ title: 'Team', user_ids: [bruno], colour: 3 });
    expect(client.state.conversations.has(String(one!.input['id']))).toBe(true);
  });

  it('C36 nor does whoever comes meanwhile start it', async () => {
    scene.server.script('start_conversation', 'unreachable');
    const group = outcome(client.startGroup({ title: 'Team', user_ids: [bruno] }), 20_000);
    scene.host.who = 'hugo';
    scene.server.script('get_session', { code: 'session_required' });
    await outcome(client.call('get_session', {}));
    expect([await group, meOf(client.state) === anaHere]).toMatchObject([{ status: 0 }, false]);
    expect(scene.server.seenOf('start_conversation')).toHaveLength(1);
  });
});
