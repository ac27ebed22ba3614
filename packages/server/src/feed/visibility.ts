import type { ChatEvent } from '@tenant-chat/protocol/schemas';
import type { FeedEvent, Viewer } from './feed-event.js';

/** The one wall inside a tenant: a pure function of versioned rows, the same for live, replay and REST (SPEC.md W27, W28, W30, W31, W78). */
export function mayReceive(event: FeedEvent, viewer: Viewer): boolean {
  if (event.conversation_id === null) return true;
  if (event.user_id === viewer.user_id && event.type === 'participant_updated') return true;
  const membership = viewer.memberships.get(event.conversation_id);
  if (membership === undefined) return false;
  if (event.shown_to === 'owner') return event.user_id === viewer.user_id;
  if (event.shown_to === 'told' && !membership.told) return false;
  return event.seq === null || event.seq >= membership.first_seq;
}

/** An event that may be received, as this reader gets it: who does not tell what she reads is not told what others read. */
export function textFor(event: FeedEvent, viewer: Viewer): string {
  if (event.own_json !== null && event.user_id === viewer.user_id) return event.own_json;
  const carries = event.type === 'participant_updated' || event.type === 'conversation_created' || event.type === 'conversation_updated';
  if (!carries || event.user_id === viewer.user_id || viewer.memberships.get(event.conversation_id ?? '')?.told !== false) return event.json;
  return JSON.stringify(withoutWatermarks(JSON.parse(event.json) as ChatEvent));
}

const silent = { read_seq: null, delivered_seq: null };

function withoutWatermarks(event: ChatEvent): ChatEvent {
  if ('participant' in event) return { ...event, participant: { ...event.participant, ...silent } };
  if (!('conversation' in event)) return event;
  const { conversation } = event;
  return { ...event, conversation: { ...conversation, participants: conversation.participants.map((participant) => ({ ...participant, ...silent })) } };
}
