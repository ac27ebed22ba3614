import type { OperationInput } from '@tenant-chat/protocol/schemas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.js';
import { databaseKinds, openChatWorld, type ChatWorld } from './open-chat-world.js';
import type { OperationHandlers, PersonOperation } from './operation-handlers.js';

/** Operations on a conversation: what they ask for beside its id. Complete by type: a new one without its case does not compile. */
type InConversation = { [N in PersonOperation]: OperationInput<N> extends { conversation_id: string } ? N : never }[PersonOperation];
type Rest<N extends InConversation> = Omit<OperationInput<N>, 'conversation_id'>;

describe.each(databaseKinds)('what is not mine does not exist on %s', (kind) => {
  let world: ChatWorld;
  let group: string;
  let message_id: string;
  beforeAll(async () => {
    world = await openChatWorld(kind);
    const { ana, bruno, chen, handlers } = world;
    group = (await handlers.start_conversation(ana, { user_ids: [bruno.user_id, chen.user_id], title: 'Secret plan' })).body.conversation.id;
    message_id = (await handlers.send_message(ana, { conversation_id: group, content: 'secret text' })).body.message.id;
    await handlers.remove_participant(chen, { conversation_id: group, user_id: chen.user_id });
  });
  afterAll(() => world.close());

  const rest = (): { [N in InConversation]: Rest<N> } => ({
    get_conversation: {},
    update_conversation: { title: 'Mine now' },
    list_messages: { around_id: message_id },
    send_message: { content: 'Let me in', reply_to_id: message_id },
    edit_message: { message_id, content: 'In other words' },
    delete_message: { message_id },
    list_message_versions: { message_id },
    set_reaction: { message_id, emoji: '👍' },
    list_reactions: { message_id },
    pin_message: { message_id },
    list_receipts: { message_id },
    mark_read: { message_id },
    mark_unread: { message_id },
    update_preferences: { notify: 'none' },
    list_pins: {},
    set_typing: { is_typing: true },
    archive_conversation: {},
    mute_conversation: {},
    list_participants: {},
    add_participants: { user_ids: [world.dora.user_id] },
    update_participant: { user_id: world.bruno.user_id, role: 'admin' },
    remove_participant: { user_id: world.bruno.user_id },
  });

  async function answerOf<N extends InConversation>(operation: N, actor: Actor, conversation_id: string): Promise<string> {
    const handler = world.handlers[operation] as (actor: Actor, input: unknown) => ReturnType<OperationHandlers[N]>;
    const error = await world.rejection(handler(actor, { ...rest()[operation], conversation_id }));
    return JSON.stringify({ code: error.code, message: error.message, details: error.details ?? null });
  }

  test('every operation answers a stranger, a former member and another tenant as for a made-up id', async () => {
    const { ana, dora, chen, gina } = world;
    const pointers = await world.pointers(ana.tenant_id);
    const theirs = await world.pointers(gina.tenant_id);
    for (const operation of Object.keys(rest()) as InConversation[]) {
      const unknown = await answerOf(operation, ana, world.newId());
      expect(unknown, operation).toContain('conversation_not_found');
      for (const actor of [dora, chen, gina]) expect(await answerOf(operation, actor, group), `${operation} by ${world.nameOf(actor.user_id)}`).toBe(unknown);
    }
    expect(await world.pointers(ana.tenant_id)).toEqual(pointers);
    expect(await world.pointers(gina.tenant_id)).toEqual(theirs);
    expect(world.signals).toEqual([]);
  });

  test('no question of the other tenant brings anything of it', async () => {
    const { gina, hugo, handlers, ana, bruno } = world;
    await handlers.start_conversation(gina, { user_id: hugo.user_id });
    const answers = JSON.stringify([
      (await handlers.list_conversations(gina, {})).body,
      (await handlers.list_users(gina, {})).body,
      (await handlers.list_presence(gina, { user_ids: [ana.user_id, bruno.user_id] })).body,
    ]);
    for (const trace of ['Secret', 'secret', ana.user_id, bruno.user_id, group, message_id, ana.tenant_id]) expect(answers).not.toContain(trace);
  });
});
