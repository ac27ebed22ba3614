import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Session } from '../actor.js';
import type { Commit, FeedEvent, Membership } from '../feed/feed-event.js';
import { mayReceive } from '../feed/visibility.js';
import type { EncodedRange } from './encoded-range.js';
import type { FeedReader } from './feed-reader.js';
import { Subscriber, cursorOf, type Transport } from './subscriber.js';
import { TenantHub } from './tenant-hub.js';

/** A database in memory with the real rules of visibility: the log of a tenant, read in one snapshot after a random wait. */
class Log implements FeedReader {
  readonly events: FeedEvent[] = [];
  version = 0;
  tails = 0;
  /** Up to here the log is gone. */
  purged_to = 0;
  readonly #wait: () => Promise<void>;

  constructor(wait: () => Promise<void>) {
    this.#wait = wait;
  }

  write(rows: readonly Omit<FeedEvent, 'version' | 'key' | 'json'>[]): Commit {
    const from = this.version;
    this.version += 1;
    const events = rows.map((row, index) => ({ ...row, version: this.version, key: `${row.type}:${this.version}-${index}`, json: JSON.stringify({ v: this.version, index }) }));
    this.events.push(...events);
    return { tenant_id: 't', epoch: 1, from, to: this.version, events };
  }

  memberships(user_id: string): Map<string, Membership> {
    const found = new Map<string, Membership>();
    for (const { membership, conversation_id, user_id: whose } of this.events) {
      if (membership === null || conversation_id === null || whose !== user_id) continue;
      if (membership.active) found.set(conversation_id, membership);
      else found.delete(conversation_id);
    }
    return found;
  }

  async readFor(session: Session, position: { version: number } | null) {
    await this.#wait();
    const after = position?.version ?? 0;
    const memberships = this.memberships(session.user_id);
    const viewer = { user_id: session.user_id, memberships };
    const granted = (event: FeedEvent): boolean => (memberships.get(event.conversation_id ?? '')?.grant_version ?? 0) > after;
    const events = this.events.filter((event) => (event.version > after || granted(event)) && mayReceive(event, viewer)).map((event) => event.json);
    const clock = { epoch: 1, version: this.version };
    const from = position === null ? null : cursorOf(1, after);
    const reading = { range: { reset: position === null, from, to: cursorOf(1, clock.version), events, has_more: false, limited: [] }, memberships, clock };
    await this.#wait();
    return reading;
  }

  async readTail(_tenant: string, from: number) {
    this.tails += 1;
    await this.#wait();
    const reading = { clock: { epoch: 1, version: this.version }, purged: from < this.purged_to, to: this.version, events: this.events.filter((event) => event.version > from) };
    await this.#wait();
    return reading;
  }

  readClock() {
    return Promise.resolve({ epoch: 1, version: this.version });
  }

  readClocks() {
    return Promise.resolve(new Map([['t', { epoch: 1, version: this.version }]]));
  }
}

/** A device that checks that its ranges join, and keeps what it got. */
class Device implements Transport {
  readonly got = new Set<string>();
  cursor: string | null = null;
  full = false;
  signals = 0;

  sendRange({ range }: EncodedRange): void {
    if (range.reset) this.got.clear();
    else expect(range.from).toBe(this.cursor);
    this.cursor = range.to;
    for (const event of range.events) this.got.add(event);
  }

  sendSignal(): void {
    this.signals += 1;
  }
  isFull(): boolean {
    return this.full;
  }
  fail(error: unknown): void {
    throw error;
  }
}

const row = (type: FeedEvent['type'], conversation_id: string, extra: Partial<FeedEvent> = {}) =>
  ({ type, conversation_id, user_id: null, seq: null, shown_to: 'everybody' as FeedEvent['shown_to'], membership: null, own_json: null, ...extra });

const PEOPLE = ['ana', 'bruno', 'chen'];
const conversations = fc.constantFrom('c1', 'c2');
const people = fc.constantFrom(...PEOPLE);
const operation = fc.oneof(
  fc.record({ do: fc.constant('send' as const), conversation: conversations, elsewhere: fc.boolean(), heard: fc.boolean() }),
  fc.record({ do: fc.constant('join' as const), conversation: conversations, person: people, from_now: fc.boolean() }),
  fc.record({ do: fc.constant('leave' as const), conversation: conversations, person: people }),
  fc.record({ do: fc.constant('prefer' as const), conversation: conversations, person: people }),
  fc.record({ do: fc.constant('stall' as const), person: people }),
  fc.record({ do: fc.constant('reconnect' as const), person: people }),
  fc.record({ do: fc.constant('ring_ahead' as const), by: fc.integer({ min: 1, max: 3 }), epoch: fc.integer({ min: 0, max: 2 }) }),
  fc.record({ do: fc.constant('breathe' as const), turns: fc.integer({ min: 1, max: 6 }) }),
);

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function runHistory(operations: readonly (typeof operation extends fc.Arbitrary<infer O> ? O : never)[], waits: readonly number[]): Promise<void> {
  let waited = 0;
  const log = new Log(async () => {
    for (let left = waits[waited++ % waits.length] ?? 0; left > 0; left -= 1) await turn();
  });
  const hub = new TenantHub('t', log, { epoch: 1, version: 0 });
  const seqs = new Map<string, number>();
  const sessionOf = (user_id: string): Session => ({ id: user_id, tenant_id: 't', user_id, kind: 'bearer', expires_at: Number.MAX_SAFE_INTEGER });
  const devices = new Map(PEOPLE.map((person) => [person, new Device()]));
  const subscribers = new Map<string, Subscriber>();
  const connect = (person: string): void => {
    const device = devices.get(person) as Device;
    const subscriber = new Subscriber(hub, sessionOf(person), device, device.cursor);
    subscribers.set(person, subscriber);
    void subscriber.catchUp();
  };
  PEOPLE.forEach(connect);
  for (const step of operations) {
    switch (step.do) {
      case 'send': {
        const seq = (seqs.get(step.conversation) ?? 0) + 1;
        seqs.set(step.conversation, seq);
        const commit = log.write([row('message_created', step.conversation, { seq })]);
        if (!step.elsewhere) hub.commit(commit);
        else if (step.heard) hub.hear(1, commit.to);
        break;
      }
      case 'join': {
        if (log.memberships(step.person).has(step.conversation)) break;
        const first_seq = step.from_now ? (seqs.get(step.conversation) ?? 0) + 1 : 1;
        const membership = { active: true, first_seq, grant_version: log.version + 1, told: true, told_since: 0 };
        hub.commit({ ...log.write([row('participant_updated', step.conversation, { user_id: step.person, membership })]), events: null });
        break;
      }
      case 'leave': {
        if (!log.memberships(step.person).has(step.conversation)) break;
        const membership = { active: false, first_seq: 1, grant_version: 0, told: true, told_since: 0 };
        hub.commit(log.write([row('participant_updated', step.conversation, { user_id: step.person, membership }), row('conversation_updated', step.conversation)]));
        break;
      }
      case 'prefer': hub.commit(log.write([row('preference_updated', step.conversation, { user_id: step.person, shown_to: 'owner' })])); break;
      case 'stall': (devices.get(step.person) as Device).full = true; break;
      case 'ring_ahead': hub.hear(step.epoch, log.version + step.by); break;
      case 'reconnect': {
        subscribers.get(step.person)?.close();
        connect(step.person);
        break;
      }
      case 'breathe': for (let left = step.turns; left > 0; left -= 1) await turn();
    }
  }
  hub.hear(1, log.version);
  for (const device of devices.values()) device.full = false;
  for (let left = 200; left > 0; left -= 1) {
    for (const subscriber of subscribers.values()) subscriber.resume();
    await turn();
  }
  hub.settle();
  for (const [person, device] of devices) {
    const viewer = { user_id: person, memberships: log.memberships(person) };
    const due = log.events.filter((event) => event.conversation_id !== null && viewer.memberships.has(event.conversation_id) && mayReceive(event, viewer));
    expect(device.cursor, person).toBe(cursorOf(1, log.version));
    for (const event of due) expect(device.got.has(event.json), `${person} lacks ${event.type} ${event.json}`).toBe(true);
    for (const event of log.events) {
      if (event.type === 'preference_updated' && event.user_id !== person) expect(device.got.has(event.json)).toBe(false);
    }
  }
}

test('whatever commits, joins, leaves, stalls and reconnects race, ranges join and everybody ends with all that is his', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { maxLength: 30 }), fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 }), runHistory),
    { numRuns: 500 },
  );
}, 60_000);

test.each([['its own epoch', 1], ['another epoch', 2]])('a bell ahead of the clock, of %s, costs two reads at most and is forgotten', async (_name, epoch) => {
  const log = new Log(() => Promise.resolve());
  const hub = new TenantHub('t', log, { epoch: 1, version: 0 });
  hub.hear(epoch, 1_000);
  for (let left = 50; left > 0; left -= 1) await turn();
  expect(log.tails).toBeLessThanOrEqual(2);
  const before = log.tails;
  hub.hear(1, log.write([row('message_created', 'c1', { seq: 1 })]).to);
  for (let left = 50; left > 0; left -= 1) await turn();
  expect(log.tails - before).toBe(1);
});

test('what was heard while a read was in flight that is older is read too', async () => {
  const held: (() => void)[] = [];
  const log = new Log(() => Promise.resolve());
  const readTail = log.readTail.bind(log);
  log.readTail = async (tenant, from) => {
    const reading = await readTail(tenant, from);
    if (held.length === 0) await new Promise<void>((resolve) => held.push(resolve));
    return reading;
  };
  const hub = new TenantHub('t', log, { epoch: 1, version: 0 });
  hub.hear(1, 1); // Ahead: its read finds nothing, and is held.
  await turn();
  const { to } = log.write([row('message_created', 'c1', { seq: 1 })]);
  const reached = hub.reach(1, to);
  held[0]?.();
  await reached;
  const device = new Device();
  const subscriber = new Subscriber(hub, { id: 's', tenant_id: 't', user_id: 'ana', kind: 'bearer', expires_at: Number.MAX_SAFE_INTEGER }, device, cursorOf(1, 1));
  await subscriber.catchUp();
  expect(subscriber.state).toBe('live');
  expect(log.tails).toBe(2);
});

test('who stops reading in a quiet tenant is seen as stalled when positions are moved', async () => {
  const log = new Log(() => Promise.resolve());
  const hub = new TenantHub('t', log, { epoch: 1, version: 0 });
  const device = new Device();
  const subscriber = new Subscriber(hub, { id: 's', tenant_id: 't', user_id: 'ana', kind: 'bearer', expires_at: Number.MAX_SAFE_INTEGER }, device, cursorOf(1, 0));
  device.cursor = cursorOf(1, 0);
  await subscriber.catchUp();
  device.full = true;
  hub.commit(log.write([row('preference_updated', 'c1', { user_id: 'bruno' })]));
  hub.settle();
  expect(subscriber.stalled_at).not.toBeNull();
  expect([...hub.audiences.live()]).toEqual([]);
});

test('W79 when the log is gone up to the clock, everybody live asks again from where they stand', async () => {
  const log = new Log(() => Promise.resolve());
  const hub = new TenantHub('t', log, { epoch: 1, version: 0 });
  const device = new Device();
  device.cursor = cursorOf(1, 0);
  const subscriber = new Subscriber(hub, { id: 's', tenant_id: 't', user_id: 'ana', kind: 'bearer', expires_at: Number.MAX_SAFE_INTEGER }, device, cursorOf(1, 0));
  await subscriber.catchUp();
  let asked = 0;
  const readFor = log.readFor.bind(log);
  log.readFor = (session, position) => {
    asked += 1;
    return readFor(session, position);
  };
  log.version = 1;
  log.purged_to = 1;
  await hub.reach(1, 1);
  expect(asked).toBe(1);
});

test('W46 the typing of many reaches few at once, and many now and then', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const log = new Log(() => Promise.resolve());
  const hub = new TenantHub('t', log, { epoch: 1, version: 0 });
  const crowd = Array.from({ length: 60 }, (_, n) => `person-${n}`);
  const membership = { active: true, first_seq: 1, grant_version: 1, told: true, told_since: 0 };
  log.write(crowd.flatMap((user_id, n) => ['wide', ...(n < 3 ? ['small'] : [])].map((id) => row('participant_updated', id, { user_id, membership }))));
  await hub.reach(1, 1);
  const devices = await Promise.all(crowd.map(async (user_id) => {
    const device = new Device();
    await new Subscriber(hub, { id: user_id, tenant_id: 't', user_id, kind: 'bearer', expires_at: Number.MAX_SAFE_INTEGER }, device, null).catchUp();
    return device;
  }));
  const type = (conversation_id: string): void => {
    for (const user_id of crowd.slice(1)) hub.signal({ type: 'typing', conversation_id, user_id, is_typing: true, expires_in_ms: 6_000 }, [conversation_id]);
  };
  const told = devices[0] as Device;
  type('small');
  expect(told.signals).toBe(59);
  type('wide');
  expect(told.signals).toBe(60);
  vi.advanceTimersByTime(250);
  type('wide');
  expect(told.signals).toBe(61);
  vi.useRealTimers();
});
