import { afterEach, describe, expect, it } from 'vitest';
import { randomUUID } from 'node:crypto';
import { startRedis, type RunningService } from '../../../../scripts/services.mjs';
import { createRateLimits, type RateLimits } from './rate-limits.js';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0)) await each();
});

function limitsOf(redis_url: string): RateLimits {
  const limits = createRateLimits({ on: true, redis_url, limits: { send: { per_second: 3, burst: 0 } }, onError: () => undefined });
  undo.push(() => limits.close());
  return limits;
}

async function taken(limits: RateLimits, actor: { tenant_id: string; user_id: string }): Promise<boolean> {
  return limits.take(actor, 'send').then(() => true, () => false);
}

async function freshRedis(): Promise<RunningService> {
  const redis = await startRedis({ fresh: true });
  undo.push(() => redis.stop());
  return redis;
}

describe('rate limits of several nodes', () => {
  it('are one count by Redis, and each node counts for itself while Redis is away', async () => {
    const redis = await freshRedis();
    const [one, other] = [limitsOf(redis.url), limitsOf(redis.url)];
    const person = (): { tenant_id: string; user_id: string } => ({ tenant_id: 'acme', user_id: randomUUID() });
    // Until both are connected each counts for itself.
    await expect.poll(async () => {
      const actor = person();
      return (await Promise.all([taken(one, actor), taken(one, actor), taken(other, actor), taken(other, actor)])).filter(Boolean).length;
    }, { timeout: 10_000 }).toBe(3);
    await redis.stop();
    const actor = person();
    const together = await Promise.all([1, 2, 3, 4].flatMap(() => [taken(one, actor), taken(other, actor)]));
    expect(together.filter(Boolean).length).toBe(6);
  });
});
