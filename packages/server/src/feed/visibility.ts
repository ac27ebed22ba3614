import type { FeedEvent, Viewer } from './feed-event.js';

/** The one wall inside a tenant: a pure function of versioned rows, the same for live, replay and REST (SPEC.md W27, W28, W30, W31). */
export function mayReceive(event: FeedEvent, viewer: Viewer): boolean {
  if (event.conversation_id === null) return true;
  if (event.user_id === viewer.user_id && event.type === 'participant_updated') return true;
  const membership = viewer.memberships.get(event.conversation_id);
  if (membership === undefined) return false;
  switch (event.type) {
    case 'preference_updated': return event.user_id === viewer.user_id;
    case 'participant_updated': return event.participants_shown;
    case 'message_created': case 'message_updated': case 'message_deleted': return (event.seq ?? 0) >= membership.first_seq;
    case 'conversation_created': case 'conversation_updated': return true;
    case 'user_updated': return true;
  }
}
