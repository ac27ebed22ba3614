import type { ChatEvent, ConversationRow, Message, UserRow } from '@tenant-chat/protocol/schemas';
import type { EventType } from '@tenant-chat/protocol/wire';
import { companionKey, eventKey } from './event-key.js';
import type { FeedEvent } from './feed-event.js';
import { untold, type ParticipantFacts } from './rows/participant-rows.js';
import type { OwnedPreference } from './rows/preference-rows.js';

/** Makes events of rows. `at`: the version at which it stands in the feed, when that is not the row's own. */

type Of<Kind extends string> = Extract<EventType, `${Kind}_${string}`>;

const nothing = { conversation_id: null, user_id: null, seq: null, shown_to: 'everybody', membership: null, own_json: null } as const;
const json = (event: ChatEvent): string => JSON.stringify(event);

export function messageEvent(type: Of<'message'>, message: Message, at = message.version): FeedEvent {
  const { id, conversation_id, seq, version } = message;
  return { ...nothing, version: at, key: eventKey(type, id, conversation_id), type, conversation_id, seq, json: json({ type, version, message }) };
}

export function conversationEvent(type: Of<'conversation'>, conversation: ConversationRow, at = conversation.version): FeedEvent {
  const { id, version } = conversation;
  return { ...nothing, version: at, key: eventKey(type, id, id), type, conversation_id: id, json: json({ type, version, conversation }) };
}

/** `watermarks`: nothing else of the row is news. */
export function participantEvent(facts: ParticipantFacts, at = facts.participant.version, watermarks = false): FeedEvent {
  const { participant, first_seq, grant_version, shown, told, told_since } = facts;
  const { conversation_id, user_id, version } = participant;
  const type = 'participant_updated';
  return {
    version: at, key: eventKey(type, user_id, conversation_id), type, conversation_id, user_id, seq: null,
    shown_to: !shown || (watermarks && !told) ? 'owner' : watermarks ? 'told' : 'everybody',
    membership: { active: participant.left_at === null, first_seq, grant_version, told, told_since },
    json: json({ type, version, participant: told ? participant : untold(participant) }),
    own_json: told ? null : json({ type, version, participant }),
  };
}

export function preferenceEvent({ user_id, preference }: OwnedPreference, at = preference.version): FeedEvent {
  const { conversation_id, version } = preference;
  const type = 'preference_updated';
  return { ...nothing, version: at, key: eventKey(type, user_id, conversation_id), type, conversation_id, user_id, shown_to: 'owner', json: json({ type, version, preference }) };
}

/** `with_conversation_id`: she comes along with something of that conversation, for its people; null: a change of her own row, for everybody. */
export function userEvent(user: UserRow, with_conversation_id: string | null, at = user.version): FeedEvent {
  const type = 'user_updated';
  const key = with_conversation_id === null ? eventKey(type, user.id, null) : companionKey(user.id, with_conversation_id);
  return { ...nothing, version: at, key, type, conversation_id: with_conversation_id, json: json({ type, version: user.version, user }) };
}
