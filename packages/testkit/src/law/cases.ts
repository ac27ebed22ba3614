import { ApiError } from '@tenant-chat/client';
import type { OperationName } from '@tenant-chat/protocol/wire';
import { uuidv7 } from 'uuidv7';
import { HttpPerson, ask } from '../http-person.js';
import { signService } from '../sign-identity.js';
import type { Member, World } from './world.js';

/** One random step: who, and numbers to choose by. */
export interface Step {
  readonly operation: OperationName;
  readonly actor: number;
  readonly one: number;
  readonly other: number;
  readonly flag: boolean;
}

export interface CaseContext {
  readonly world: World;
  readonly actor: Member;
  readonly step: Step;
  /** A conversation of the actor's tenant; null while there is none. He may or may not be in it. */
  readonly conversation_id: string | null;
  /** Another person of the tenant. */
  readonly other_id: string;
}

/** How the law plays each operation. Complete by type: a new operation without its case does not compile. */
export const lawCases: Readonly<Record<OperationName, (context: CaseContext) => Promise<void>>> = {
  open_session: async ({ actor }) => void (await HttpPerson.signIn(actor.server, actor.person)),
  get_session: async ({ actor }) => void (await (await HttpPerson.signIn(actor.server, actor.person)).call('get_session', {})),
  close_session: async ({ actor }) => void (await (await HttpPerson.signIn(actor.server, actor.person)).call('close_session', {})),
  create_ticket: async ({ actor }) => void (await (await HttpPerson.signIn(actor.server, actor.person)).call('create_ticket', {})),
  put_users: async ({ actor, step }) => {
    const { tenant, external_id } = actor.person;
    const users = [{ external_id, name: `${tenant}~ ${external_id} ${step.one % 5}`, title: actor.person.title }];
    const answer = await ask(actor.server, 'PUT', '/users/', { body: { users }, headers: { authorization: `Bearer ${await signService(tenant)}` } });
    if (answer.status !== 200) throw new Error(answer.text);
  },
  list_users: async ({ actor }) => void (await actor.client.call('list_users', {})),
  list_conversations: async ({ actor }) => void (await actor.client.call('list_conversations', {})),
  list_presence: async ({ actor }) => void (await actor.client.call('list_presence', {})),
  start_conversation: async ({ actor, world, other_id, step }) => {
    const { tenant } = actor.person;
    const everybody = [...new Set(colleagues(world, actor).map(userIdOf))].filter((id) => id !== userIdOf(actor));
    const { conversation } = await actor.client.call('start_conversation', step.flag
      ? { user_id: other_id }
      : { user_ids: everybody.slice(0, 1 + (step.one % everybody.length)), title: `${tenant}~ group ${step.other}`, id: uuidv7() });
    const known = world.conversations.get(tenant) ?? [];
    if (!known.includes(conversation.id)) world.conversations.set(tenant, [...known, conversation.id]);
  },
  get_conversation: (context) => inConversation(context, (conversation_id) => context.actor.client.call('get_conversation', { conversation_id })),
  update_conversation: (context) => inConversation(context, (conversation_id) =>
    context.actor.client.call('update_conversation', context.step.flag
      ? { conversation_id, title: `${context.actor.person.tenant}~ renamed ${context.step.one}` }
      : { conversation_id, colour: context.step.one % 8, posting: context.step.other % 4 === 0 ? 'admins' : 'all' })),
  list_messages: (context) => inConversation(context, (conversation_id) => context.actor.client.call('list_messages', { conversation_id })),
  send_message: async ({ actor, conversation_id, step }) => {
    // Through the outbox, as people do; only into what this device holds, since the outbox of the others has nowhere to show.
    if (conversation_id === null || !actor.client.state.conversations.has(conversation_id)) return;
    const count = step.flag ? 1 : 1 + (step.one % 8);
    const held = actor.client.state.conversations.get(conversation_id)?.messages ?? [];
    const reply_to_id = step.other % 3 === 0 ? (held[step.one % Math.max(held.length, 1)]?.id ?? null) : null;
    const options = { reply_to_id, is_forwarded: step.other % 5 === 0 };
    for (let index = 0; index < count; index += 1) actor.client.send(conversation_id, `${actor.person.tenant}~ ${step.other} ${index}`, options);
  },
  edit_message: (context) => onMessage(context, (place) =>
    context.actor.client.call('edit_message', { ...place, content: `${context.actor.person.tenant}~ edited ${context.step.other} <@${context.other_id}>` })),
  delete_message: (context) => onMessage(context, (place) => context.actor.client.call('delete_message', { ...place, scope: context.step.flag ? 'everyone' : 'me' })),
  list_message_versions: (context) => onMessage(context, (place) => context.actor.client.call('list_message_versions', place)),
  set_reaction: (context) => onMessage(context, (place) =>
    context.actor.client.call('set_reaction', { ...place, emoji: ['👍', '🎉', '❤️'][context.step.other % 3] ?? '👍', reacted: context.step.one % 4 > 0 })),
  list_reactions: (context) => onMessage(context, (place) => context.actor.client.call('list_reactions', { ...place, mine: context.step.one % 2 > 0 })),
  pin_message: (context) => onMessage(context, (place) => context.actor.client.call('pin_message', { ...place, pinned: context.step.flag })),
  list_receipts: (context) => onMessage(context, (place) => context.actor.client.call('list_receipts', place)),
  mark_read: (context) => inConversation(context, (conversation_id) => context.actor.client.call('mark_read', { conversation_id })),
  mark_unread: (context) => onMessage(context, (place) => context.actor.client.call('mark_unread', place)),
  mark_all_read: async ({ actor }) => void (await actor.client.call('mark_all_read', {})),
  set_typing: (context) => inConversation(context, (conversation_id) => context.actor.client.call('set_typing', { conversation_id, is_typing: context.step.flag })),
  archive_conversation: (context) => inConversation(context, (conversation_id) =>
    context.actor.client.call('archive_conversation', { conversation_id, archived: context.step.flag })),
  mute_conversation: (context) => inConversation(context, (conversation_id) =>
    context.actor.client.call('mute_conversation', {
      conversation_id, muted: context.step.flag, until: context.step.one % 2 === 0 ? null : `2030-01-01T${String(context.step.other % 24).padStart(2, '0')}:00:00-03:00`,
    })),
  update_preferences: (context) => inConversation(context, (conversation_id) => context.actor.client.call('update_preferences', {
    conversation_id, notify: (['all', 'mentions', 'none'] as const)[context.step.one % 3] ?? 'all', pinned: context.step.flag,
    draft: context.step.other % 3 === 0 ? null : `${context.actor.person.tenant}~ draft ${context.step.other}`,
  })),
  list_pins: (context) => inConversation(context, (conversation_id) => context.actor.client.call('list_pins', { conversation_id })),
  list_participants: (context) => inConversation(context, (conversation_id) => context.actor.client.call('list_participants', { conversation_id })),
  add_participants: (context) => inConversation(context, (conversation_id) =>
    context.actor.client.call('add_participants', { conversation_id, user_ids: [context.other_id], history: (['all', 'from_today', 'from_now'] as const)[context.step.one % 3] ?? 'all' })),
  update_participant: (context) => inConversation(context, (conversation_id) =>
    context.actor.client.call('update_participant', { conversation_id, user_id: context.other_id, role: (['owner', 'admin', 'member'] as const)[context.step.one % 3] ?? 'member' })),
  remove_participant: (context) => inConversation(context, (conversation_id) =>
    context.actor.client.call('remove_participant', { conversation_id, user_id: context.step.flag ? context.other_id : userIdOf(context.actor) })),
  get_settings: async ({ actor }) => void (await actor.client.call('get_settings', {})),
  update_settings: async ({ actor, step }) => void (await actor.client.call('update_settings', { receipts: step.one % 3 > 0 })),
  sync: async ({ actor }) => void (await (await HttpPerson.signIn(actor.server, actor.person)).call('sync', {})),
};

/** On a message that the actor's device holds, often his own; where he holds none, there is nothing to do. */
function onMessage(context: CaseContext, run: (place: { readonly conversation_id: string; readonly message_id: string }) => Promise<unknown>): Promise<void> {
  const { actor, step } = context;
  return inConversation(context, async (conversation_id) => {
    const held = actor.client.state.conversations.get(conversation_id)?.messages ?? [];
    const own = held.filter((message) => message.sender_id === userIdOf(actor));
    const from = step.flag && own.length > 0 ? own : held;
    const message = from[step.other % Math.max(from.length, 1)];
    if (message) await run({ conversation_id, message_id: message.id });
  });
}

/** Refusals are part of life (a stranger's conversation, a missing role); anything else breaks the history. */
async function inConversation({ conversation_id }: CaseContext, run: (conversation_id: string) => Promise<unknown>): Promise<void> {
  if (conversation_id === null) return;
  try {
    await run(conversation_id);
  } catch (error) {
    if (!(error instanceof ApiError) || (error.next !== 'fix' && error.next !== 'forget')) throw error;
  }
}

export function userIdOf(member: Member): string {
  const { session } = member.client.state;
  if (session.status !== 'open') throw new Error(`${member.person.name} is not signed in`);
  return session.user_id;
}

/** The devices of the actor's tenant, his own too. */
export function colleagues(world: World, actor: Member): readonly Member[] {
  return world.members.filter((member) => member.person.tenant === actor.person.tenant);
}
