import { decodePosition, encodePosition, type Position } from '@tenant-chat/protocol/wire';
import type { SyncAnswer } from '@tenant-chat/protocol/schemas';
import { describe, expect } from 'vitest';
import { say, startDirect, startGroup } from '../stage.js';
import { test } from './stage-test.js';
import { cursorOf, fold, follow, withoutDerived } from './follow.js';

const isReset = (answer: SyncAnswer): boolean => 'reset' in answer && answer.reset;

describe('positions', () => {
  test('W20 equal positions are equal strings, on every node and by every way', async ({ stage, ana, bruno }) => {
    const group = await startGroup(ana, [bruno]);
    await say(ana, group.id, 'somewhere');
    const [here, there, other] = await Promise.all([cursorOf(ana), cursorOf(ana.at(stage.url(1))), cursorOf(bruno)]);
    const socket = await stage.socket(ana);
    const { cursor } = await ana.must('list_conversations', {});
    expect([there, other, socket.cursor, cursor]).toEqual([here, here, here, here]);
  });

  test('W20 a text that is no cursor of ours is refused', async ({ ana }) => {
    const good = await cursorOf(ana);
    for (const cursor of ['x', 'null', `${good}.`, ` ${good}`, good.toUpperCase() === good ? `${good}A` : good.toUpperCase(), `2${good.slice(1)}`, '1.01.5.', '1.1.-5.', '1.1.5', 'é'.repeat(50)]) {
      const answer = await ana.call('sync', { cursor });
      expect([answer.status, (answer.body as unknown as { error?: { code: string } }).error?.code], cursor).toEqual([400, 'invalid_cursor']);
    }
    expect((await ana.call('sync', { cursor: 'x'.repeat(201) })).status).toBe(400);
  });

  test('W21 without a cursor the answer is a reset, in pages; followed to the end it gives what a fresh snapshot gives', async ({ stage }) => {
    const { ana: owner, bruno: other } = await stage.cast('ana', 'bruno');
    const groups = [];
    for (let index = 0; index < 24; index += 1) groups.push(await startGroup(owner, [other], `Group ${index}`));
    for (const group of groups.slice(0, 5)) for (let index = 0; index < 3; index += 1) await say(other, group.id, `message ${index}`);
    const first = await owner.must('sync', {});
    expect([isReset(first), first.from, first.has_more]).toEqual([true, null, true]);
    // The database moves between the pages.
    const [newest, oldest] = [groups.at(-1), groups[0]];
    if (newest === undefined || oldest === undefined) throw new Error('unreachable');
    await owner.must('update_conversation', { conversation_id: oldest.id, title: 'Renamed meanwhile' });
    await say(other, newest.id, 'meanwhile');
    await owner.must('remove_participant', { conversation_id: groups[7]?.id ?? '', user_id: other.user_id });
    const rest = await follow(owner, first.to);
    expect(rest.pages.filter(isReset)).toEqual([]);
    const folded = fold(rest.events, fold(first.events));
    const fresh = fold((await follow(owner)).events);
    for (const [key, row] of fresh) expect(withoutDerived(folded.get(key)), key).toEqual(withoutDerived(row));
    expect([...fresh.keys()].filter((key) => key.startsWith('conversation'))).toHaveLength(24);
  });

  test('W23 a position ahead of the clock is answered by a reset', async ({ ana }) => {
    const position = decodePosition(await cursorOf(ana)) as Position;
    const answer = await ana.must('sync', { cursor: encodePosition({ ...position, version: position.version + 1_000 }) });
    expect([isReset(answer), answer.from]).toEqual([true, null]);
    const waiting = await ana.must('sync', { cursor: encodePosition({ ...position, version: position.version + 1_000 }), wait: 5 });
    expect(isReset(waiting)).toBe(true);
  });

  test('W23 below the purge horizon: a reset', async ({ stage, ana, bruno }) => {
    const direct = await startDirect(ana, bruno);
    const old = await cursorOf(ana);
    await say(ana, direct.id, 'newer than the old position');
    const now = await cursorOf(ana);
    // Receipts of what was read here may have moved the clock since.
    const { version } = decodePosition(now) as Position;
    await stage.sql`update tenant_chat.tenant_clock set purged_to = ${version} where version >= ${version}`;
    expect(isReset(await ana.must('sync', { cursor: old }))).toBe(true);
    expect(isReset(await ana.must('sync', { cursor: now }))).toBe(false);
    await stage.sql`update tenant_chat.tenant_clock set purged_to = 0`;
  });

  test('W23 another epoch: a reset, for polls and for the sockets that are open, and life goes on', async ({ stage, ana, chen }) => {
    const group = await startGroup(ana, [chen]);
    const [socket, remote] = [await stage.socket(ana), await stage.socket(chen.at(stage.url(1)))];
    const old = await cursorOf(ana);
    const seen = [socket.frames.length, remote.frames.length];
    await stage.sql`update tenant_chat.tenant_clock set epoch_bases = epoch_bases || version`;
    expect(isReset(await ana.must('sync', { cursor: old }))).toBe(true);
    await say(ana, group.id, 'in the new epoch');
    // No range may lead across: who stood in the old epoch hears `reset` before anything of the new one.
    for (const [device, since] of [[socket, seen[0]], [remote, seen[1]]] as const) {
      await device.event('message_created', (event) => event.message.content === 'in the new epoch', since);
      expect(device.ranges(since)[0]?.type).toBe('reset');
    }
    const after = await stage.socket(ana, old);
    expect((await after.next((frame) => frame.type === 'reset' || frame.type === 'range')).type).toBe('reset');
  });
});
