/**
 * The one table of errors: code -> HTTP status, and what the caller does next (SPEC.md W10-W13).
 * `fix`: the request is wrong, do not repeat it. `forget`: the object is not there for you. `sign_in`: get a new
 * identity token. `retry`: the same request again later (`Retry-After` says when). `stop`: nothing helps.
 */
export interface ErrorRow {
  readonly status: number;
  readonly next: 'fix' | 'forget' | 'sign_in' | 'retry' | 'stop';
  readonly message: string;
}

export const errors = {
  invalid_request: { status: 400, next: 'fix', message: 'The request does not fit its schema.' },
  invalid_cursor: { status: 400, next: 'fix', message: 'This is not a cursor of ours.' },
  content_empty: { status: 400, next: 'fix', message: 'A message needs text.' },
  content_too_long: { status: 400, next: 'fix', message: 'A message holds at most 5,000 characters and 32 KiB.' },
  content_malformed: { status: 400, next: 'fix', message: 'The text is not well-formed Unicode, or holds U+0000.' },
  reply_not_found: { status: 400, next: 'fix', message: 'The message replied to is not in this conversation.' },
  user_not_found: { status: 404, next: 'forget', message: 'There is no such user.' },
  user_deactivated: { status: 409, next: 'fix', message: 'This user is deactivated.' },
  self_conversation: { status: 400, next: 'fix', message: 'A conversation needs somebody else.' },
  group_too_large: { status: 409, next: 'fix', message: 'The group is full.' },
  too_many_conversations: { status: 409, next: 'fix', message: 'The limit of conversations is reached.' },
  not_a_group: { status: 409, next: 'fix', message: 'Only a group can be changed so.' },
  role_required: { status: 403, next: 'fix', message: 'Your role in this group does not allow it.' },
  author_required: { status: 403, next: 'fix', message: 'Only its author may do this.' },
  window_over: { status: 403, next: 'fix', message: 'It is too late for this.' },
  message_deleted: { status: 409, next: 'fix', message: 'This message was deleted.' },
  not_a_text: { status: 409, next: 'fix', message: 'This can not be done with a line of the system.' },
  history_hidden: { status: 403, next: 'fix', message: 'Earlier versions are not shown to you.' },
  emoji_invalid: { status: 400, next: 'fix', message: 'A reaction is one emoji.' },
  too_many_reactions: { status: 409, next: 'fix', message: 'A message holds at most 20 kinds of reactions.' },
  too_many_pins: { status: 409, next: 'fix', message: 'The limit of pinned messages is reached.' },
  too_many_hidden: { status: 409, next: 'fix', message: 'The limit of messages deleted for you is reached.' },
  too_many_versions: { status: 409, next: 'fix', message: 'The limit of edits of a message is reached.' },
  token_invalid: { status: 401, next: 'sign_in', message: 'The identity token is not valid.' },
  session_required: { status: 401, next: 'sign_in', message: 'No session, or it is over.' },
  csrf_required: { status: 403, next: 'sign_in', message: 'The X-CSRF-Token is missing or old.' },
  origin_forbidden: { status: 403, next: 'stop', message: 'This origin is not allowed.' },
  ticket_invalid: { status: 403, next: 'retry', message: 'The ticket is used, old or unknown.' },
  not_found: { status: 404, next: 'forget', message: 'There is no such address.' },
  conversation_not_found: { status: 404, next: 'forget', message: 'There is no such conversation.' },
  message_not_found: { status: 404, next: 'forget', message: 'There is no such message.' },
  participant_not_found: { status: 404, next: 'forget', message: 'There is no such participant.' },
  method_not_allowed: { status: 405, next: 'stop', message: 'This address does not know that method.' },
  id_conflict: { status: 409, next: 'fix', message: 'This id is taken.' },
  payload_too_large: { status: 413, next: 'fix', message: 'The body is too large.' },
  files_unsupported: { status: 415, next: 'fix', message: 'Files can not be sent yet.' },
  unsupported_media_type: { status: 415, next: 'fix', message: 'The body must be application/json.' },
  rate_limited: { status: 429, next: 'retry', message: 'Too fast; try again in a moment.' },
  too_many_devices: { status: 429, next: 'retry', message: 'Too many devices of this person are waiting; the oldest was let go.' },
  internal: { status: 500, next: 'retry', message: 'Something went wrong on our side.' },
  unavailable: { status: 503, next: 'retry', message: 'Not available right now; try again.' },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errors;

/** The body of every answer that is not 2xx. */
export interface ErrorBody {
  error: { code: ErrorCode; message: string; details?: unknown };
}

/** Why a socket was closed: code -> what the client does next (SPEC.md W40-W48). */
export const closeCodes = {
  4401: { reason: 'session_over', next: 'sign_in' },
  4403: { reason: 'origin_or_ticket', next: 'new_ticket' },
  4408: { reason: 'too_slow', next: 'reconnect' },
  4409: { reason: 'too_many_sockets', next: 'stop' },
  4426: { reason: 'protocol_too_old', next: 'stop' },
  1009: { reason: 'frame_too_large', next: 'reconnect' },
  1012: { reason: 'restarting', next: 'reconnect' },
  1013: { reason: 'try_later', next: 'reconnect' },
} as const;

export type CloseCode = keyof typeof closeCodes;
