import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Redis } from 'ioredis';
import type { Bus, BusMessage } from './bus.js';
import { MemoryBus } from './memory-bus.js';
import { RedisBus } from './redis-bus.js';

const url = process.env['REDIS_URL'];
if (url === undefined) throw new Error('REDIS_URL is not set: run the tests by `npm test`');

const open: Bus[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((bus) => bus.close()));
});

const redisBus = async (prefix: string): Promise<RedisBus> => {
  const bus = new RedisBus(url, { node_id: randomUUID(), onError: () => undefined, prefix });
  open.push(bus);
  await bus.ping();
  await vi.waitFor(() => expect(bus.healthy).toBe(true), 5_000);
  return bus;
};

describe.each(['memory', 'redis'] as const)('%s bus', (kind) => {
  const pair = async (): Promise<readonly [Bus, Bus]> => {
    if (kind === 'memory') {
      const bus = new MemoryBus({ distributed: false });
      open.push(bus);
      return [bus, bus];
    }
    const prefix = `test:${randomUUID()}:`;
    return [await redisBus(prefix), await redisBus(prefix)];
  };

  test('what one node publishes the other hears, of that tenant alone, until it unsubscribes', async () => {
    const [here, there] = await pair();
    const heard: BusMessage[] = [];
    const undo = await there.subscribe('acme', (message) => heard.push(message));
    here.publish('globex', { kind: 'clock', epoch: 1, version: 1 });
    here.publish('acme', { kind: 'clock', epoch: 1, version: 2 });
    here.publish('acme', { kind: 'revoked', session_id: 's' });
    await vi.waitFor(() => expect(heard).toEqual([{ kind: 'clock', epoch: 1, version: 2 }, { kind: 'revoked', session_id: 's' }]));
    undo();
    const marker: BusMessage[] = [];
    await there.subscribe('acme', (message) => marker.push(message));
    here.publish('acme', { kind: 'clock', epoch: 1, version: 3 });
    await vi.waitFor(() => expect(marker).toHaveLength(1));
    expect(heard).toHaveLength(2);
  });
});

test('what strangers write into the channel is passed over', async () => {
  const prefix = `test:${randomUUID()}:`;
  const bus = await redisBus(prefix);
  const heard: BusMessage[] = [];
  await bus.subscribe('acme', (message) => heard.push(message));
  const stranger = new Redis(url);
  for (const text of ['', 'null', '{}', '{"kind":"clock"}', '{"kind":"clock","epoch":"1","version":2}', '{"kind":"signal","audience":[],"signal":{"type":"message"}}', '[]']) {
    await stranger.publish(`${prefix}acme`, text);
  }
  await stranger.publish(`${prefix}acme`, '{"kind":"clock","epoch":1,"version":7}');
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'clock', epoch: 1, version: 7 }]));
  stranger.disconnect();
});

test('a bus whose Redis does not answer says so', async () => {
  const bus = new RedisBus('redis://127.0.0.1:1', { node_id: 'n', onError: () => undefined });
  open.push(bus);
  expect(bus.healthy).toBe(false);
  const undo = await bus.subscribe('acme', () => undefined);
  bus.publish('acme', { kind: 'clock', epoch: 1, version: 1 });
  undo();
});
