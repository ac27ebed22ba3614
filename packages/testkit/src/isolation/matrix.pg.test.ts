import { errors, operations, type OperationName } from '@tenant-chat/protocol/wire';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { SocketPerson } from '../socket-person.js';
import { Stage, say } from '../stage.js';
import { expectations, type Around, type Expectation } from './expectations.js';
import { idParametersOf, idParametersOfFrames, personOperations } from './id-parameters.js';
import { buildWorld, canaries, hiddenCanary, type ForeignId, type MatrixWorld } from './matrix-world.js';
import { tableChecksums } from './table-checksums.js';

const leastCases = 300;
const parameters = personOperations.flatMap((operation) => idParametersOf(operation).map(({ name, place }) => ({ operation, name, place })));
const refusing = parameters.filter(({ operation, name }) => expectations[operation][name]?.chosen !== true);
const chosen = parameters.filter(({ operation, name }) => expectations[operation][name]?.chosen === true);

let stage: Stage;
let world: MatrixWorld;
let cursors: readonly string[];
let cases = 0;

beforeAll(async () => {
  stage = await Stage.open(2);
  world = await buildWorld(stage);
  // Presence has been told to everybody.
  for (const person of [world.ana, ...world.victims.map((victim) => victim.person)]) {
    await vi.waitFor(async () => expect((await person.must('list_presence', { user_ids: [person.user_id] })).users[0]?.status).toBe('online'), { timeout: 10_000 });
  }
  cursors = await Promise.all(world.victims.map(async ({ person }) => (await person.must('list_conversations', {})).cursor));
});
afterAll(async () => {
  console.log(`isolation matrix: ${cases} cases, ${parameters.length} id parameters of ${personOperations.length} operations`);
  await stage.close();
});

/** One transport's answer as text: status, body and, over HTTP, the headers that could tell something. */
type Ask = (operation: OperationName, input: Readonly<Record<string, unknown>>) => Promise<string>;

const overHttp: Ask = async (operation, input) => {
  const { status, text, headers } = await world.ana.call(operation, input);
  const told = ['content-type', 'content-length', 'cache-control', 'retry-after', 'allow', 'vary'].map((name) => `${name}: ${headers.get(name) ?? ''}`);
  return [String(status), ...told, text].join('\n');
};
const overSocket: Ask = async (operation, input) => JSON.stringify(await world.probes.socket.request(operation, input));

/** The ids that this parameter is tried with; the own users are not foreign, whatever they are asked for. */
function idsFor({ kind }: Expectation): readonly ForeignId[] {
  const [own] = world.own;
  const wrongKind: readonly ForeignId[] = [
    { label: 'own conversation', kind: 'conversation', id: own?.conversation_id ?? '' },
    { label: 'own message', kind: 'message', id: own?.message_id ?? '' },
    { label: 'own user', kind: 'user', id: world.bruno.user_id },
  ];
  return [...world.foreign, ...wrongKind.filter((one) => one.kind !== kind)];
}

function expectationOf(operation: OperationName, name: string): Expectation {
  const expectation = expectations[operation][name];
  if (expectation === undefined) throw new Error(`${operation}: the parameter ${name} holds an id and has no expectation`);
  return expectation;
}

describe('isolation matrix', () => {
  test('W11 every id-typed parameter of every operation has an expectation, and there is none for anything else', () => {
    for (const operation of personOperations) {
      expect(Object.keys(expectations[operation]).sort(), operation).toEqual(idParametersOf(operation).map(({ name }) => name).sort());
    }
    expect(parameters.length).toBeGreaterThanOrEqual(25);
    expect(idParametersOfFrames().map(({ frame, name }) => `${frame} ${name}`)).toEqual(['typing conversation_id']);
  });

  describe.each([
    { way: 'HTTP', asks: overHttp, socket: false },
    { way: 'the socket', asks: overSocket, socket: true },
  ])('over $way', ({ asks, socket }) => {
    test.each(refusing.filter(({ operation }) => !socket || operations[operation].socket))('W11 $operation: $name of somebody else is answered like a made-up one', async ({ operation, name }) => {
      const expectation = expectationOf(operation, name);
      for (const own of world.own) {
        // Hers, when she asks for it where it is.
        const ids = idsFor(expectation).filter(({ id, kind }) => id !== own.message_id || kind !== expectation.kind);
        await probe(asks, operation, expectation, ids, { ...own, world });
      }
    });
  });

  test.each(chosen)('W11 $operation: a chosen $name that is taken tells nothing; that of another tenant is free', async ({ operation, name }) => {
    const expectation = expectationOf(operation, name);
    const [own] = world.own;
    if (own === undefined) throw new Error('unreachable');
    const shapes = new Set<string>();
    for (const asks of [overHttp, overSocket]) {
      for (const foreign of world.foreign.filter(({ kind }) => kind === expectation.kind)) {
        cases += 1;
        const before = await foreignRows(foreign.id);
        const answer = await asks(operation, expectation.input(foreign.id, { ...own, world }));
        expect(answer, foreign.label).not.toContain(hiddenCanary);
        expect(answer, foreign.label).not.toContain(canaries.globex);
        if (!foreign.label.startsWith('other tenant')) {
          expect(answer, foreign.label).toContain('id_conflict');
          expect(answer).toContain(String(errors.id_conflict.status));
          shapes.add(answer);
        } else {
          expect(answer, foreign.label).toMatch(/20[01]/);
        }
        expect(await foreignRows(foreign.id)).toEqual(before);
      }
    }
    expect(shapes.size).toBe(2); // One a transport.
  });

  test('W11 W46 typing frames for a foreign conversation reach nobody', async () => {
    const before = await tableChecksums(stage.sql, world.ana.tenant_id);
    for (const { id } of [...world.foreign, { id: randomUUID() }]) {
      cases += 1;
      world.probes.socket.send({ type: 'typing', conversation_id: id, is_typing: true });
      // The same as a request, whose answer is the end of both. (Ids of the other tenant may be hers by now: the chosen ones.)
      await world.probes.socket.request('set_typing', { conversation_id: id, is_typing: true });
    }
    await signalsPassed();
    for (const { socket } of world.victims) expect(socket.frames.filter((frame) => frame.type === 'typing')).toEqual([]);
    expect(await tableChecksums(stage.sql, world.ana.tenant_id)).toEqual(before);
  });

  test('W11 nothing of all this arrived at anybody, live or by sync', async () => {
    await eventsPassed();
    for (const [index, { person, socket }] of world.victims.entries()) {
      const { events } = await person.must('sync', { cursor: cursors[index] ?? '' });
      expect(events, person.name).toEqual([]);
      expect(socket.ranges().filter((range) => range.type === 'range' && range.events.length > 0), person.name).toEqual([]);
      expect(socket.frames.filter((frame) => !['welcome', 'reset', 'range', 'presence'].includes(frame.type))).toEqual([]);
    }
  });

  test('W11 no byte sent to anybody of one tenant holds the mark of the other, and Ana holds nothing that is hidden from her', async () => {
    for (const { person, tenant, sockets } of world.everybody) {
      await person.must('list_users', { limit: 200 });
      await person.must('list_conversations', {});
      const received = [...person.received, ...sockets.flatMap((socket) => socket.texts)].join('\n');
      expect(received.includes(canaries[tenant]), `${person.name} received something at all`).toBe(true);
      expect(received.includes(canaries[tenant === 'acme' ? 'globex' : 'acme']), person.name).toBe(false);
      if (person === world.ana) expect(received.includes(hiddenCanary)).toBe(false);
    }
  });

  test(`W11 at least ${leastCases} cases ran`, () => {
    expect(cases).toBeGreaterThanOrEqual(leastCases);
  });
});

/** Until the signals that Ana caused up to now have reached whom they may: they keep their order, and Bruno listens where the victims do. */
async function signalsPassed(): Promise<SocketPerson> {
  const listener = await stage.socket(world.bruno.at(stage.url(1)));
  expect((await world.probes.socket.request('set_typing', { conversation_id: ownConversation(), is_typing: true })).status).toBe(204);
  await listener.next((frame) => frame.type === 'typing' && frame.user_id === world.ana.user_id);
  return listener;
}

/** The same for events. */
async function eventsPassed(): Promise<void> {
  const listener = await signalsPassed();
  const { id } = await say(world.ana, ownConversation(), `passed ${canaries.acme}`);
  await listener.event('message_created', (event) => event.message.id === id);
}

function ownConversation(): string {
  return world.own[0]?.conversation_id ?? '';
}

/** Asks with each foreign id, and with a made-up one before and after them: the same answer, and nothing changed. */
async function probe(asks: Ask, operation: OperationName, expectation: Expectation, ids: readonly ForeignId[], around: Around): Promise<void> {
  const made = async (): Promise<string> => withoutEcho(asks, operation, expectation, uuidv7(), around);
  const checksums = await tableChecksums(stage.sql, world.ana.tenant_id);
  const references = [await made()];
  const answers = new Map<string, string>();
  for (const { id, label } of ids) {
    cases += 1;
    answers.set(label, await withoutEcho(asks, operation, expectation, id, around));
    if (operations[operation].effect === 'read') continue;
    expect(await tableChecksums(stage.sql, world.ana.tenant_id), `${operation}, ${label}: something changed`).toEqual(checksums);
  }
  references.push(await made());
  for (const [label, answer] of answers) expect(references, `${operation}, ${label}`).toContain(answer);
  expect(await tableChecksums(stage.sql, world.ana.tenant_id), `${operation}: something changed`).toEqual(checksums);
}

async function withoutEcho(asks: Ask, operation: OperationName, expectation: Expectation, id: string, around: Around): Promise<string> {
  const answer = await asks(operation, expectation.input(id, around));
  expect(answer.includes(id), `${operation} echoes ${id}: ${answer}`).toBe(false);
  return answer;
}

/** All rows of everybody else that bear this id, as they are. */
async function foreignRows(id: string): Promise<unknown> {
  const others = world.everybody.filter(({ person }) => person !== world.ana).map(({ person }) => person.user_id);
  return stage.sql`
    select m::text as row from tenant_chat.message m where m.id = ${id} and m.sender_id in ${stage.sql(others)}
    union all select c::text from tenant_chat.conversation c where c.id = ${id} and c.created_by in ${stage.sql(others)} order by 1`;
}
