import { getConversation } from '../queries/get-conversation.js';
import { getSettings } from '../queries/get-settings.js';
import { listConversations } from '../queries/list-conversations.js';
import { listMessageVersions } from '../queries/list-message-versions.js';
import { listMessages } from '../queries/list-messages.js';
import { listParticipants } from '../queries/list-participants.js';
import { listPins } from '../queries/list-pins.js';
import { listPresence } from '../queries/list-presence.js';
import { listReactions } from '../queries/list-reactions.js';
import { listReceipts } from '../queries/list-receipts.js';
import { listUsers } from '../queries/list-users.js';
import { addParticipants } from './add-participants.js';
import { archiveConversation } from './archive-conversation.js';
import { deleteMessage } from './delete-message.js';
import { editMessage } from './edit-message.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import { markAllRead } from './mark-all-read.js';
import { markRead } from './mark-read.js';
import { markUnread } from './mark-unread.js';
import { muteConversation } from './mute-conversation.js';
import type { OperationHandlers } from './operation-handlers.js';
import { pinMessage } from './pin-message.js';
import { removeParticipant } from './remove-participant.js';
import { sendMessage } from './send-message.js';
import { setReaction } from './set-reaction.js';
import { setTyping } from './set-typing.js';
import { startConversation } from './start-conversation.js';
import { updateConversation } from './update-conversation.js';
import { updateParticipant } from './update-participant.js';
import { updatePreferences } from './update-preferences.js';
import { updateSettings } from './update-settings.js';

/** Every operation of a person with what answers it. */
export function createHandlers(dependencies: HandlerDependencies): OperationHandlers {
  return {
    list_users: listUsers(dependencies),
    list_conversations: listConversations(dependencies),
    start_conversation: startConversation(dependencies),
    list_presence: listPresence(dependencies),
    get_conversation: getConversation(dependencies),
    update_conversation: updateConversation(dependencies),
    list_messages: listMessages(dependencies),
    send_message: sendMessage(dependencies),
    mark_read: markRead(dependencies),
    set_typing: setTyping(dependencies),
    archive_conversation: archiveConversation(dependencies),
    mute_conversation: muteConversation(dependencies),
    list_participants: listParticipants(dependencies),
    add_participants: addParticipants(dependencies),
    update_participant: updateParticipant(dependencies),
    edit_message: editMessage(dependencies),
    delete_message: deleteMessage(dependencies),
    list_message_versions: listMessageVersions(dependencies),
    set_reaction: setReaction(dependencies),
    list_reactions: listReactions(dependencies),
    pin_message: pinMessage(dependencies),
    list_pins: listPins(dependencies),
    list_receipts: listReceipts(dependencies),
    mark_unread: markUnread(dependencies),
    mark_all_read: markAllRead(dependencies),
    update_preferences: updatePreferences(dependencies),
    get_settings: getSettings(dependencies),
    update_settings: updateSettings(dependencies),
    remove_participant: removeParticipant(dependencies),
  };
}
