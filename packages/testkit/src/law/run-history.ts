import { createClient, type State } from '@tenant-chat/client';
import type { Conversation, SyncAnswer } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import { operations } from '@tenant-chat/protocol/wire';
import fc from 'fast-check';
import { people, type Person, type PersonKey } from '../people.js';
import { signIdentity } from '../sign-identity.js';
import { keyOf } from '../wire/follow.js';
import { lawCases, userIdOf, type Step } from './cases.js';
import { differences, miscounted } from './compare-states.js';
import { eventually, joinWorld, type Member, type Way, type World } from './world.js';

/** What happens in a history: an operation, or a fault. */
export type LawStep = Step | { readonly fault: 'cut_socket' | 'breathe'; readonly actor: number };

export interface LawSetting {
  /** Addresses of the nodes; devices are spread over them. */
  readonly servers: readonly string[];
  readonly way: Way | 'mix';
  readonly faults: boolean;
}

const names = Object.keys(operations) as OperationName[];
/** Writes are what the law is about; questions only have to change nothing. */
const weighted = names.map((name) => ({ weight: name === 'send_message' ? 12 : operations[name].effect === 'write' ? 4 : 1, arbitrary: fc.constant(name) }));

export function historyArbitrary(faults: boolean): fc.Arbitrary<readonly LawStep[]> {
  const step: fc.Arbitrary<LawStep> = fc.record({
    operation: fc.oneof(...weighted), actor: fc.nat(7), one: fc.nat(30), other: fc.nat(30), flag: fc.boolean(),
  });
  const fault: fc.Arbitrary<LawStep> = fc.record({ fault: fc.constantFrom('cut_socket' as const, 'breathe' as const), actor: fc.nat(7) });
  const start: fc.Arbitrary<LawStep> = fc.record({
    operation: fc.constant('start_conversation' as const), actor: fc.nat(7), one: fc.nat(30), other: fc.nat(30), flag: fc.boolean(),
  });
  const steps = fc.array(faults ? fc.oneof({ weight: 6, arbitrary: step }, { weight: 1, arbitrary: fault }) : step, { minLength: 6, maxLength: 24 });
  return fc.tuple(fc.array(start, { minLength: 1, maxLength: 3 }), steps).map(([first, rest]) => [...first, ...rest]);
}

let histories = 0;

/**
 * The law: fold(reduce, snapshot(t0), ranges(t0, t1)) = snapshot(t1), for every person of two tenants, with the real client over
 * real transports; and nobody ever receives a byte of the other tenant. Throws with what differs.
 */
export async function runHistory(setting: LawSetting, steps: readonly LawStep[]): Promise<void> {
  histories += 1;
  const run = `${process.pid}-${histories}`;
  // Two of them have a second device: what one does, the other must see.
  const keys = [...(Object.keys(people) as PersonKey[]), 'ana', 'gina'] as const;
  const members = keys.map((key, index) => {
    const way = setting.way === 'mix' ? (index % 2 === 0 ? 'socket' : 'poll') : setting.way;
    return joinWorld(personOf(key, run), setting.servers[(index + 1) % setting.servers.length] ?? '', way);
  });
  const world: World = { members, conversations: new Map() };
  try {
    await eventually(() => members.every((member) => member.client.state.ready), () => `not ready: ${JSON.stringify(members.map((member) => member.client.state.session))}`);
    for (const step of steps) await play(world, step);
    for (const member of members) await judge(member);
    for (const member of members) judgeWalls(member);
    for (const member of members) judgeRanges(member);
  } finally {
    for (const member of members) member.disconnect();
  }
}

/** People of their own for every history; names and texts carry their tenant's mark. */
function personOf(key: PersonKey, run: string): Person {
  const { tenant, title } = people[key];
  return { tenant, title, external_id: `${key}-${run}`, name: `${tenant}~ ${key} ${run}` };
}

async function play(world: World, step: LawStep): Promise<void> {
  const actor = world.members[step.actor % world.members.length] as Member;
  if ('fault' in step) {
    if (step.fault === 'cut_socket') actor.cut();
    else await new Promise((resolve) => setTimeout(resolve, 20));
    return;
  }
  const others = world.members.filter((member) => member.person.tenant === actor.person.tenant && userIdOf(member) !== userIdOf(actor));
  const conversations = world.conversations.get(actor.person.tenant) ?? [];
  await lawCases[step.operation]({
    world, actor, step,
    conversation_id: conversations[step.one % Math.max(conversations.length, 1)] ?? null,
    other_id: userIdOf(others[step.other % others.length] as Member),
  });
}

async function judge(member: Member): Promise<void> {
  let found: string[] = [];
  await eventually(async () => {
    const fresh = await freshState(member);
    found = [...differences(member.client.state, fresh.state), ...miscounted(fresh.state, fresh.listed)];
    return found.length === 0;
  }, () => `${member.person.name} by ${member.way} diverged:\n${found.join('\n')}`);
}

/** What the same person sees who comes now, on another device, and what she is told who only asks. */
async function freshState(member: Member): Promise<{ readonly state: State; readonly listed: readonly Conversation[] }> {
  const client = createClient({ server: member.server, getToken: () => signIdentity(member.person), ports: { openSocket: null } });
  const disconnect = client.connect();
  try {
    await eventually(() => client.state.ready, () => `${member.person.name} could not load afresh: ${JSON.stringify(client.state.session)}`);
    const { state } = client;
    return { state, listed: (await client.call('list_conversations', {})).conversations };
  } finally {
    disconnect();
  }
}

function judgeWalls(member: Member): void {
  const foreign = member.person.tenant === 'acme' ? 'globex~' : 'acme~';
  const leak = member.received.find((text) => text.includes(foreign));
  if (leak !== undefined) throw new Error(`${member.person.name} received a byte of the other tenant: ${leak.slice(0, 500)}`);
  if (member.received.length === 0) throw new Error(`${member.person.name} received nothing: the wall was not tested`);
}

/** W24, of ranges and pages of the reset alike. People may come along with several things that tell of them. */
function judgeRanges(member: Member): void {
  for (const text of member.received) {
    if (!text.includes('"events":[')) continue;
    const { events } = JSON.parse(text) as Pick<SyncAnswer, 'events'>;
    const rows = events.filter((event) => event.type !== 'user_updated').map(keyOf);
    const twice = rows.find((row, index) => rows.indexOf(row) !== index);
    if (twice !== undefined) throw new Error(`${member.person.name} by ${member.way} was given ${twice} twice in a range: ${text.slice(0, 2_000)}`);
  }
}
