import { getConversation } from '../queries/get-conversation.js';
import { listConversations } from '../queries/list-conversations.js';
import { listMessages } from '../queries/list-messages.js';
import { listParticipants } from '../queries/list-participants.js';
import { listPresence } from '../queries/list-presence.js';
import { listUsers } from '../queries/list-users.js';
import { addParticipants } from './add-participants.js';
import { archiveConversation } from './archive-conversation.js';
import type { HandlerDependencies } from './handler-dependencies.js';
import { markRead } from './mark-read.js';
import { muteConversation } from './mute-conversation.js';
import type { OperationHandlers } from './operation-handlers.js';
import { removeParticipant } from './remove-participant.js';
import { sendMessage } from './send-message.js';
import { setTyping } from './set-typing.js';
import { startConversation } from './start-conversation.js';
import { updateConversation } from './update-conversation.js';
import { updateParticipant } from './update-participant.js';

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
    remove_participant: removeParticipant(dependencies),
  };
}
