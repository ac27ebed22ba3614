import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import { tenantChat } from '@tenant-chat/server';
import { fastify } from 'fastify';
import { describe, expect } from 'vitest';
import { people } from '../people.js';
import { say, startGroup } from '../stage.js';
import { test } from './stage-test.js';
import { tenantSecrets } from '../people.js';

/** The watermarks of a person that events tell. */
const told = (events: readonly ChatEvent[], user_id: string): unknown[] =>
  events.flatMap((event) => ('participant' in event ? [event.participant] : 'conversation' in event ? event.conversation.participants : []))
    .filter((each) => each.user_id === user_id)
    .map((each) => each.read_seq);

describe('what each may see of readings', () => {
  test('W78 live, on both nodes: who turns receipts off is sent to load afresh and told nothing more, nor is anybody told of her', async ({ stage, ana, bruno, chen }) => {
    const group = await startGroup(ana, [bruno, chen]);
    const inGroup = { conversation_id: group.id };
    await say(ana, group.id, 'one');
    const [anas, brunos] = [await stage.socket(ana), await stage.socket(bruno.at(stage.url(1)))];
    const [since, before] = [anas.frames.length, brunos.frames.length];
    await bruno.must('update_settings', { receipts: false });
    await brunos.next((frame) => frame.type === 'reset' && !frame.has_more, before);
    await anas.event('participant_updated', (event) => event.participant.user_id === bruno.user_id && event.participant.read_seq === null, since);
    const after = brunos.frames.length;
    await bruno.must('mark_read', inGroup);
    await chen.at(stage.url(1)).must('mark_read', inGroup);
    await brunos.event('participant_updated', (event) => event.participant.user_id === bruno.user_id && event.participant.read_seq === 1, after);
    await anas.event('participant_updated', (event) => event.participant.user_id === chen.user_id && event.participant.read_seq === 1, since);
    expect(new Set(told(brunos.events(before), chen.user_id))).toEqual(new Set([null]));
    expect(new Set(told(brunos.events(before), ana.user_id))).toEqual(new Set([null]));
    const later = await say(ana, group.id, 'two');
    const sent = await Promise.all([anas, brunos].map((each) => each.event('message_created', (event) => event.message.id === later.id)));
    expect(sent).toHaveLength(2);
    // Once, when he turned them off; and nothing at all of the others to him.
    expect(told(anas.events(since), bruno.user_id)).toEqual([null]);
    expect(told(brunos.events(after), chen.user_id)).toEqual([]);
    const again = brunos.frames.length;
    await bruno.must('update_settings', { receipts: true });
    await brunos.next((frame) => frame.type === 'reset' && !frame.has_more, again);
    await anas.event('participant_updated', (event) => event.participant.user_id === bruno.user_id && event.participant.read_seq === 1, since);
    expect(told(brunos.events(again), chen.user_id)).toContain(1);
  });

  test('W79 a node that starts with receipts turned off sends who is live on the others to load afresh', async ({ stage, ana, bruno }) => {
    const group = await startGroup(ana, [bruno]);
    await say(ana, group.id, 'one');
    await bruno.must('mark_read', { conversation_id: group.id });
    const anas = await stage.socket(ana);
    const start = async (receipts: boolean) => {
      const node = fastify({ forceCloseConnections: true, pluginTimeout: 120_000 });
      await node.register(tenantChat, {
        database: { url: stage.cluster.database_url }, redis_url: process.env['REDIS_URL'], limits: 'off', reference: false,
        tenants: [{ slug: people.ana.tenant, secrets: [tenantSecrets.acme], settings: { receipts } }],
      });
      await node.ready();
      await node.close();
    };
    try {
      const since = anas.frames.length;
      await start(false);
      await say(bruno, group.id, 'two'); // Whatever is written, or the safety poll, tells the node that its log is gone.
      await anas.next((frame) => frame.type === 'reset' && !frame.has_more, since);
      await ana.at(stage.url(1)).must('mark_read', { conversation_id: group.id });
      await bruno.must('mark_read', { conversation_id: group.id });
      // What comes later is here.
      const later = await say(bruno, group.id, 'later');
      await anas.event('message_created', (event) => event.message.id === later.id, since);
      expect(new Set(told(anas.events(since), bruno.user_id))).toEqual(new Set([null]));
    } finally {
      await start(true);
    }
  });

  test('W83 a time that no calendar has is a request that is wrong, not an error of the server', async ({ ana, bruno }) => {
    const group = await startGroup(ana, [bruno]);
    for (const around_at of ['0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-01-01T23:59:60Z', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59-12:00', 'yesterday', '-1']) {
      const { status } = await ana.call('list_messages', { conversation_id: group.id, around_at });
      expect([200, 400], around_at).toContain(status);
    }
  });
});
