import { Writable } from 'node:stream';
import type { Socket } from 'node:net';
import { limits } from '@tenant-chat/protocol/wire';
import type { WebSocket } from 'ws';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Session } from '../actor.js';
import { Subscriber, cursorOf, type FeedSource, type Transport } from '../hub/subscriber.js';
import type { GatewayAnswer } from './errors.js';
import type { LiveDependencies } from './live-dependencies.js';
import { SocketConnection } from './socket-connection.js';
import { SocketOutlet } from './socket-outlet.js';

const HOUR_MS = 3_600_000;
const LARGE = 200_000;

/** The TCP side of a device: what it has read, and what the server still holds for it. */
class Wire extends Writable {
  reads = true;
  text = '';
  #held: (() => void) | null = null;

  constructor() {
    super({ decodeStrings: false });
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    if (this.reads) done();
    else this.#held = done;
  }

  readOn(): void {
    this.reads = true;
    this.#held?.();
  }

  override _writev(chunks: { readonly chunk: Buffer }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), '', done);
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let wire: Wire;
let closes: number[];
let asked: string[];
let answer: () => Promise<GatewayAnswer>;
let subscriber: Subscriber;
let registered: number;
let revoked: ReadonlySet<string>;

const session = (): Session => ({ id: 's', tenant_id: 't', user_id: 'u', kind: 'bearer', expires_at: Date.now() + HOUR_MS });

/** Always at the end of the feed: who catches up is live at once. */
const source: FeedSource = {
  read: (_session, position) => Promise.resolve({
    range: { reset: false, from: cursorOf(1, 1), to: cursorOf(1, 1), events: [], has_more: false, limited: [] },
    memberships: new Map(), clock: { epoch: 1, version: position?.version ?? 1 },
  }),
  reach: () => Promise.resolve(),
  join: (joining) => { joining.state = 'live'; },
  leave: () => undefined,
};

function dependencies(): LiveDependencies {
  const fake = {
    hub: {
      subscribe: (who: Session, transport: Transport, cursor: string | null) => {
        subscriber = new Subscriber(source, who, transport, cursor);
        return Promise.resolve(subscriber);
      },
      register: () => {
        registered += 1;
        return () => { registered -= 1; };
      },
    },
    identity: { revokedAmong: () => Promise.resolve(revoked) },
    presence: { connect: () => () => undefined, setActive: () => undefined },
    dispatch: (_session: Session, operation: string) => {
      asked.push(operation);
      return answer();
    },
    limits_on: false,
    onError: (error: unknown) => { throw error; },
  };
  return fake as unknown as LiveDependencies;
}

function connect(given: Partial<LiveDependencies> = {}, who = session()): SocketConnection {
  const websocket = { readyState: 1, close: (code: number) => closes.push(code), terminate: () => closes.push(1006), ping: () => undefined } as unknown as WebSocket;
  return new SocketConnection({ ...dependencies(), ...given }, websocket, new SocketOutlet(websocket, wire as unknown as Socket), who);
}

async function greet(connection: SocketConnection): Promise<void> {
  connection.receive(JSON.stringify({ type: 'hello', protocol: 1, cursor: cursorOf(1, 1) }));
  for (let left = 3; left > 0; left -= 1) await turn();
}

let ref = 0;
function request(connection: SocketConnection, operation: string): void {
  ref += 1;
  connection.receive(JSON.stringify({ type: 'request', ref, operation, input: {} }));
}

const statuses = (): string[] => [...wire.text.matchAll(/"type":"reply","ref":\d+,"status":(\d+)/g)].map((match) => match[1] ?? '');

beforeEach(() => {
  wire = new Wire();
  [closes, asked, registered] = [[], [], 0];
  revoked = new Set();
  answer = () => Promise.resolve({ status: 200, json: JSON.stringify('x'.repeat(LARGE)), retry_after_s: null });
});

describe('answers to requests', () => {
  test('W42 who asks and never reads is given one large answer, then 429, and is seen as stalled', async () => {
    const connection = connect();
    await greet(connection);
    wire.reads = false;
    for (let count = 0; count < 400; count += 1) {
      request(connection, 'list_messages');
      await turn();
    }
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(wire.writableLength).toBeLessThan(2 * LARGE + 400 * 200);
    expect(subscriber.state).toBe('stalled');
    expect(subscriber.stalled_at).not.toBeNull();
  });

  test('of many large answers at once to one who does not read, one is kept; what was written is told', async () => {
    const connection = connect();
    await greet(connection);
    wire.reads = false;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    answer = () => held.then(() => ({ status: 200, json: JSON.stringify('x'.repeat(LARGE)), retry_after_s: null }));
    for (let count = 0; count < 50; count += 1) request(connection, 'list_messages');
    request(connection, 'send_message');
    expect(asked).toHaveLength(51);
    release();
    await turn();
    expect(wire.writableLength).toBeLessThan(3 * LARGE);
    wire.readOn();
    await turn();
    expect(statuses()).toEqual(['200', ...Array.from({ length: 49 }, () => '429'), '200']);
  });

  test('large answers are no reason to refuse one who reads, nor to let him go from the feed', async () => {
    const connection = connect();
    await greet(connection);
    for (let count = 0; count < 20; count += 1) request(connection, 'list_messages');
    await turn();
    expect(LARGE).toBeGreaterThan(limits.frame_bytes);
    expect(statuses()).toEqual(Array.from({ length: 20 }, () => '200'));
    expect(subscriber.state).toBe('live');
    expect(closes).toEqual([]);
    expect(registered).toBe(1);
  });
});

test('W48 a hello that comes after the session is over gets nothing but the end', async () => {
  revoked = new Set(['s']);
  await greet(connect());
  expect(closes).toEqual([4401]);
  revoked = new Set();
  await greet(connect({}, { ...session(), expires_at: Date.now() - 1 }));
  expect(closes).toEqual([4401, 4401]);
  await greet(connect());
  expect(closes).toHaveLength(2);
});
