import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { HttpPerson } from '../http-person.js';
import { Stage } from '../stage.js';
import { buildWorld, canaries, type MatrixWorld } from './matrix-world.js';

const requests = 1_500;
const atOnce = 40;

let stage: Stage;
let world: MatrixWorld;

beforeAll(async () => {
  stage = await Stage.open(2);
  world = await buildWorld(stage);
});
afterAll(() => stage.close());

describe('isolation under load', () => {
  test(`W11 ${requests} interleaved requests of two tenants over the same connections to the database: no mark crosses`, async () => {
    const people = world.everybody.flatMap(({ person, tenant }) => [0, 1].map((node) => ({ tenant, person: person.at(stage.url(node as 0 | 1)) })));
    const seed = Number(process.env['ISOLATION_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`interleaved: seed ${seed} (ISOLATION_SEED=${seed} repeats the choices)`);
    const random = mulberry(seed);
    const conversations = new Map<HttpPerson, string>();
    for (const { person } of people) conversations.set(person, (await person.must('list_conversations', {})).conversations[0]?.id ?? '');
    let left = requests;
    const work = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const { person, tenant } = people[Math.floor(random() * people.length)] as (typeof people)[number];
        const answer = await one(person, conversations.get(person) ?? '', tenant, Math.floor(random() * 6));
        expect(answer.status, answer.text).toBeLessThan(300);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    for (const { person, tenant } of people) {
      const received = person.received.join('\n');
      expect(received.includes(canaries[tenant])).toBe(true);
      expect(received.includes(canaries[tenant === 'acme' ? 'globex' : 'acme']), person.name).toBe(false);
    }
    expect(people.reduce((sum, { person }) => sum + person.received.length, 0)).toBeGreaterThanOrEqual(requests);
  });
});

function one(person: HttpPerson, conversation_id: string, tenant: 'acme' | 'globex', which: number): ReturnType<HttpPerson['call']> {
  switch (which) {
    case 0: return person.call('send_message', { conversation_id, id: uuidv7(), content: canaries[tenant] });
    case 1: return person.call('list_messages', { conversation_id });
    case 2: return person.call('list_conversations', {});
    case 3: return person.call('list_users', {});
    case 4: return person.call('sync', {});
    default: return person.call('mark_read', { conversation_id });
  }
}

function mulberry(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
