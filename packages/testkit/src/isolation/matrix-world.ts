import type { Conversation, Message } from '@tenant-chat/protocol/schemas';
import { randomBytes } from 'node:crypto';
import { HttpPerson } from '../http-person.js';
import type { TenantSlug } from '../people.js';
import type { SocketPerson } from '../socket-person.js';
import { say, startDirect, startGroup, type Stage } from '../stage.js';

const run = randomBytes(4).toString('hex');
/** Stands in every text of a tenant: found in what the other one receives, it is a leak. */
export const canaries: Readonly<Record<TenantSlug, string>> = { acme: `canary-acme-${run}`, globex: `canary-globex-${run}` };
/** Stands in every text of the tenant that Ana may not read. */
export const hiddenCanary = `canary-hidden-${run}`;

export type IdKind = 'conversation' | 'message' | 'user';

export interface ForeignId {
  readonly label: string;
  readonly kind: IdKind;
  readonly id: string;
}

/** Ana probes; everybody else is a victim. */
export interface MatrixWorld {
  readonly ana: HttpPerson;
  readonly probes: { readonly socket: SocketPerson };
  /** Groups that Ana owns: one is all hers, of the other she may not see the beginning. */
  readonly own: readonly { readonly conversation_id: string; readonly message_id: string }[];
  /** Somebody in each of her groups. */
  readonly bruno: HttpPerson;
  readonly foreign: readonly ForeignId[];
  /** Sockets of everybody who must notice nothing. */
  readonly victims: readonly { readonly person: HttpPerson; readonly socket: SocketPerson }[];
  /** Everybody of a tenant, with all that they received. */
  readonly everybody: readonly { readonly person: HttpPerson; readonly tenant: TenantSlug; readonly sockets: readonly SocketPerson[] }[];
}

async function join(stage: Stage, tenant: TenantSlug, name: string): Promise<HttpPerson> {
  return HttpPerson.signIn(stage.url(), { external_id: `${name}-${canaries[tenant]}`, tenant, name: `${name} ${canaries[tenant]}`, title: canaries[tenant] });
}

/** Everything that an id can name, on both sides of every wall. */
export async function buildWorld(stage: Stage): Promise<MatrixWorld> {
  const [ana, bruno, chen] = await Promise.all(['ana', 'bruno', 'chen'].map((name) => join(stage, 'acme', name))) as [HttpPerson, HttpPerson, HttpPerson];
  const [gina, hugo] = await Promise.all(['gina', 'hugo'].map((name) => join(stage, 'globex', name))) as [HttpPerson, HttpPerson];
  const own = await ownGroups(ana, bruno, chen);
  const foreign = [
    ...(await otherTenant(gina, hugo)),
    ...(await strangers(bruno, chen)),
    ...(await formerOnes(ana, bruno, chen)),
    ...own.hidden,
    ...own.elsewhere,
  ];
  const socket = await stage.socket(ana);
  const victims = await Promise.all([chen, gina, hugo].map(async (person) => ({ person, socket: await stage.socket(person.at(stage.url(1))) })));
  const socketsOf = (one: HttpPerson): SocketPerson[] => (one === ana ? [socket] : victims.filter(({ person }) => person === one).map((victim) => victim.socket));
  const everybody = [ana, bruno, chen, gina, hugo].map((person) => ({
    person, tenant: person === gina || person === hugo ? 'globex' as const : 'acme' as const, sockets: socketsOf(person),
  }));
  return { ana, bruno, probes: { socket }, own: own.groups, foreign, victims, everybody };
}

interface OwnGroups {
  readonly groups: MatrixWorld['own'];
  readonly hidden: readonly ForeignId[];
  readonly elsewhere: readonly ForeignId[];
}

async function ownGroups(ana: HttpPerson, bruno: HttpPerson, chen: HttpPerson): Promise<OwnGroups> {
  const whole = await startGroup(ana, [bruno], `Whole ${canaries.acme}`);
  const known = await say(ana, whole.id, `known ${canaries.acme}`);
  // Ana comes late to the second one, is given it by its owner, and sees what is new.
  const late = await startGroup(bruno, [chen], `Late ${canaries.acme}`);
  const hidden = await say(bruno, late.id, `before the window ${hiddenCanary}`);
  await bruno.must('add_participants', { conversation_id: late.id, user_ids: [ana.user_id], history: 'from_now' });
  await bruno.must('update_participant', { conversation_id: late.id, user_id: ana.user_id, role: 'owner' });
  await chen.must('remove_participant', { conversation_id: late.id, user_id: chen.user_id });
  const seen = await say(bruno, late.id, `in the window ${canaries.acme}`);
  // Hers, but in no conversation that she will ask about.
  const third = await startGroup(ana, [bruno], `Third ${canaries.acme}`);
  const elsewhere = await say(bruno, third.id, `elsewhere ${canaries.acme}`);
  return {
    groups: [{ conversation_id: whole.id, message_id: known.id }, { conversation_id: late.id, message_id: seen.id }],
    hidden: [{ label: 'message before my history window', kind: 'message', id: hidden.id }],
    elsewhere: [{ label: 'message of another conversation of mine', kind: 'message', id: elsewhere.id }],
  };
}

function idsOf(label: string, conversation: Conversation, message: Message): ForeignId[] {
  return [
    { label: `${label}: conversation`, kind: 'conversation', id: conversation.id },
    { label: `${label}: message`, kind: 'message', id: message.id },
  ];
}

async function otherTenant(gina: HttpPerson, hugo: HttpPerson): Promise<ForeignId[]> {
  const direct = await startDirect(gina, hugo);
  const group = await startGroup(gina, [hugo], `Board ${canaries.globex}`);
  const quoted = await say(hugo, direct.id, `direct ${canaries.globex}`);
  await hugo.must('mark_read', { conversation_id: direct.id });
  return [
    { label: 'other tenant: user', kind: 'user', id: gina.user_id },
    ...idsOf('other tenant, direct', direct, quoted),
    ...idsOf('other tenant, group', group, await say(gina, group.id, `group ${canaries.globex}`)),
  ];
}

async function strangers(bruno: HttpPerson, chen: HttpPerson): Promise<ForeignId[]> {
  const direct = await startDirect(bruno, chen);
  const group = await startGroup(bruno, [chen], `Strangers ${hiddenCanary}`);
  return [
    ...idsOf('not mine, direct', direct, await say(bruno, direct.id, `direct ${hiddenCanary}`)),
    ...idsOf('not mine, group', group, await say(chen, group.id, `group ${hiddenCanary}`)),
  ];
}

async function formerOnes(ana: HttpPerson, bruno: HttpPerson, chen: HttpPerson): Promise<ForeignId[]> {
  const left = await startGroup(bruno, [ana, chen], `Left ${canaries.acme}`);
  const inLeft = await say(bruno, left.id, `left ${canaries.acme}`);
  await ana.must('remove_participant', { conversation_id: left.id, user_id: ana.user_id });
  const removed = await startGroup(ana, [bruno, chen], `Removed ${canaries.acme}`);
  const inRemoved = await say(ana, removed.id, `removed ${canaries.acme}`);
  await ana.must('update_participant', { conversation_id: removed.id, user_id: bruno.user_id, role: 'owner' });
  await bruno.must('remove_participant', { conversation_id: removed.id, user_id: ana.user_id });
  const after = await say(bruno, left.id, `after she left ${hiddenCanary}`);
  return [
    ...idsOf('left', left, inLeft),
    ...idsOf('removed from', removed, inRemoved),
    { label: 'left: message from later', kind: 'message', id: after.id },
  ];
}
