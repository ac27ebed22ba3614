import type { OperationInput } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import { uuidv7 } from 'uuidv7';
import type { HttpPerson } from '../http-person.js';
import { newPerson, say, startDirect, startGroup } from '../stage.js';
import { signIdentity } from '../sign-identity.js';

export type ValidInputs = { readonly [N in OperationName]: OperationInput<N> };

/** For every operation an input that the owner of a group may repeat: the second time it changes nothing. Complete by type. */
export async function validInputs(owner: HttpPerson, member: HttpPerson): Promise<ValidInputs> {
  const group = await startGroup(owner, [member], 'Inputs');
  const direct = await startDirect(owner, member);
  const message = await say(owner, group.id, 'first');
  const inGroup = { conversation_id: group.id };
  const { external_id, name } = newPerson('dora');
  return {
    open_session: { token: await signIdentity(newPerson('dora')) },
    get_session: {},
    close_session: {},
    create_ticket: {},
    put_users: { users: [{ external_id, name, title: 'Reviewer' }] },
    list_users: { limit: 3, search: 'a' },
    list_conversations: { archived: false, limit: 10 },
    start_conversation: { user_id: member.user_id },
    list_presence: { user_ids: [owner.user_id, member.user_id] },
    get_conversation: inGroup,
    update_conversation: { ...inGroup, title: 'Renamed' },
    list_messages: { ...inGroup, around_id: message.id, limit: 5 },
    send_message: { ...inGroup, id: uuidv7(), content: 'twice', reply_to_id: message.id },
    edit_message: { ...inGroup, message_id: message.id, content: 'first, in other words' },
    delete_message: { ...inGroup, message_id: message.id, scope: 'me' },
    list_message_versions: { ...inGroup, message_id: message.id },
    set_reaction: { ...inGroup, message_id: message.id, emoji: '👍', reacted: true },
    list_reactions: { ...inGroup, message_id: message.id, emoji: '👍', limit: 5 },
    pin_message: { ...inGroup, message_id: message.id, pinned: true },
    list_receipts: { ...inGroup, message_id: message.id, limit: 5 },
    mark_unread: { ...inGroup, message_id: message.id },
    mark_all_read: {},
    update_preferences: { ...inGroup, notify: 'mentions', pinned: true, draft: 'begun' },
    list_pins: inGroup,
    get_settings: {},
    update_settings: { receipts: true },
    mark_read: { ...inGroup, message_id: message.id },
    set_typing: { ...inGroup, is_typing: false },
    archive_conversation: { conversation_id: direct.id, archived: true },
    mute_conversation: { ...inGroup, muted: true, until: '2099-01-01T00:00:00.000Z' },
    list_participants: { ...inGroup, limit: 10 },
    add_participants: { ...inGroup, user_ids: [member.user_id] },
    update_participant: { ...inGroup, user_id: member.user_id, role: 'admin' },
    remove_participant: { ...inGroup, user_id: uuidv7() },
    sync: {},
  };
}
