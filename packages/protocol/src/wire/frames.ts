/** Names of what travels; the shapes are in schemas/ (SPEC.md W20-W31, W40-W49). */
export const eventTypes = [
  'message_created', 'message_updated', 'message_deleted', 'conversation_created', 'conversation_updated',
  'participant_updated', 'preference_updated', 'user_updated',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Kind of row that an event carries, and the field under which it stands. */
export const eventKinds = {
  message_created: 'message', message_updated: 'message', message_deleted: 'message',
  conversation_created: 'conversation', conversation_updated: 'conversation',
  participant_updated: 'participant', preference_updated: 'preference', user_updated: 'user',
} as const satisfies Record<EventType, string>;
export type EventKind = (typeof eventKinds)[EventType];

export const upFrameTypes = ['hello', 'ping', 'received', 'typing', 'renew', 'request'] as const;
export const downFrameTypes = ['welcome', 'range', 'reset', 'pong', 'reply', 'typing', 'presence', 'bye'] as const;
export type UpFrameType = (typeof upFrameTypes)[number];
export type DownFrameType = (typeof downFrameTypes)[number];
