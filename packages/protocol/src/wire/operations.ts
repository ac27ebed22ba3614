/**
 * The one table of operations. From a row come the REST route, its validation and serialisation, the OpenAPI
 * document, the typed client call and the same call as a socket request (SPEC.md W1-W4).
 */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the prefix `/api/chat`; with its trailing slash, which callers may leave out. */
  readonly path: `/${string}/`;
  /** Who may call: anybody, a signed-in person, or the host's back end with a service token. */
  readonly identity: 'none' | 'person' | 'service';
  /** Whether it can also be asked for over the socket. */
  readonly socket: boolean;
  /** `write` changes what somebody can see, `signal` may be lost, `read` changes nothing. */
  readonly effect: 'read' | 'write' | 'signal';
  readonly summary: string;
}

export const operations = {
  open_session: { method: 'POST', path: '/session/', identity: 'none', socket: false, effect: 'write', summary: 'Exchange an identity token for a session.' },
  get_session: { method: 'GET', path: '/session/', identity: 'person', socket: false, effect: 'read', summary: 'Who am I.' },
  close_session: { method: 'DELETE', path: '/session/', identity: 'person', socket: false, effect: 'write', summary: 'Sign out; the sockets of the session close.' },
  create_ticket: { method: 'POST', path: '/session/ticket/', identity: 'person', socket: false, effect: 'write', summary: 'A single-use ticket (30 s) that opens one socket.' },
  put_users: { method: 'PUT', path: '/users/', identity: 'service', socket: false, effect: 'write', summary: 'The host fills the directory ahead.' },
  list_users: { method: 'GET', path: '/users/', identity: 'person', socket: true, effect: 'read', summary: 'The people of the tenant, by name.' },
  list_conversations: { method: 'GET', path: '/conversations/', identity: 'person', socket: true, effect: 'read', summary: 'My conversations, most recent activity first.' },
  start_conversation: { method: 'POST', path: '/conversations/start/', identity: 'person', socket: true, effect: 'write', summary: 'Start a direct conversation or a group.' },
  list_presence: { method: 'GET', path: '/conversations/presence/', identity: 'person', socket: true, effect: 'read', summary: 'Who is online: those asked for; without any, the people of my conversations with at most 50 people, and everybody else of the tenant who is there, at most 200 of them.' },
  get_conversation: { method: 'GET', path: '/conversations/{conversation_id}/', identity: 'person', socket: true, effect: 'read', summary: 'One of my conversations.' },
  update_conversation: { method: 'PATCH', path: '/conversations/{conversation_id}/', identity: 'person', socket: true, effect: 'write', summary: 'Rename a group, describe it, say who may write.' },
  list_messages: { method: 'GET', path: '/conversations/{conversation_id}/messages/', identity: 'person', socket: true, effect: 'read', summary: 'A page of messages, oldest first.' },
  send_message: { method: 'POST', path: '/conversations/{conversation_id}/messages/', identity: 'person', socket: true, effect: 'write', summary: 'Send a message; its id is made by the sender.' },
  edit_message: { method: 'PATCH', path: '/conversations/{conversation_id}/messages/{message_id}/', identity: 'person', socket: true, effect: 'write', summary: 'Change the text of my message; the earlier one is kept.' },
  delete_message: { method: 'DELETE', path: '/conversations/{conversation_id}/messages/{message_id}/', identity: 'person', socket: true, effect: 'write', summary: 'Delete a message for everyone, or for me.' },
  list_message_versions: { method: 'GET', path: '/conversations/{conversation_id}/messages/{message_id}/versions/', identity: 'person', socket: true, effect: 'read', summary: 'What an edited message said before.' },
  set_reaction: { method: 'PUT', path: '/conversations/{conversation_id}/messages/{message_id}/reactions/', identity: 'person', socket: true, effect: 'write', summary: 'React with an emoji, or take it back.' },
  list_reactions: { method: 'GET', path: '/conversations/{conversation_id}/messages/{message_id}/reactions/', identity: 'person', socket: true, effect: 'read', summary: 'Who reacted, the first one first.' },
  pin_message: { method: 'PUT', path: '/conversations/{conversation_id}/messages/{message_id}/pin/', identity: 'person', socket: true, effect: 'write', summary: 'Pin a message to its conversation, or take it off.' },
  list_receipts: { method: 'GET', path: '/conversations/{conversation_id}/messages/{message_id}/receipts/', identity: 'person', socket: true, effect: 'read', summary: 'Whom a message reached, and who read it when.' },
  mark_read: { method: 'POST', path: '/conversations/{conversation_id}/mark_read/', identity: 'person', socket: true, effect: 'write', summary: 'Move my read point forward.' },
  mark_unread: { method: 'POST', path: '/conversations/{conversation_id}/mark_unread/', identity: 'person', socket: true, effect: 'write', summary: 'Unread again from this message on, for me.' },
  mark_all_read: { method: 'POST', path: '/conversations/mark_all_read/', identity: 'person', socket: true, effect: 'write', summary: 'Everything is read.' },
  set_typing: { method: 'POST', path: '/conversations/{conversation_id}/typing/', identity: 'person', socket: true, effect: 'signal', summary: 'I am typing, or no longer.' },
  archive_conversation: { method: 'PATCH', path: '/conversations/{conversation_id}/archive/', identity: 'person', socket: true, effect: 'write', summary: 'Archive for me; a new message brings it back.' },
  mute_conversation: { method: 'PATCH', path: '/conversations/{conversation_id}/mute/', identity: 'person', socket: true, effect: 'write', summary: 'Mute for me, until a time or for good.' },
  update_preferences: { method: 'PATCH', path: '/conversations/{conversation_id}/preferences/', identity: 'person', socket: true, effect: 'write', summary: 'What I am told of, whether it stands on top, what I have begun to write.' },
  list_pins: { method: 'GET', path: '/conversations/{conversation_id}/pins/', identity: 'person', socket: true, effect: 'read', summary: 'The pinned messages, the last pinned first.' },
  list_participants: { method: 'GET', path: '/conversations/{conversation_id}/participants/', identity: 'person', socket: true, effect: 'read', summary: 'The people of a conversation.' },
  add_participants: { method: 'POST', path: '/conversations/{conversation_id}/participants/', identity: 'person', socket: true, effect: 'write', summary: 'Add people to a group.' },
  update_participant: { method: 'PATCH', path: '/conversations/{conversation_id}/participants/{user_id}/', identity: 'person', socket: true, effect: 'write', summary: 'Give a role.' },
  remove_participant: { method: 'DELETE', path: '/conversations/{conversation_id}/participants/{user_id}/', identity: 'person', socket: true, effect: 'write', summary: 'Remove somebody; oneself: leave.' },
  get_settings: { method: 'GET', path: '/settings/', identity: 'person', socket: true, effect: 'read', summary: 'My settings, and what holds for the tenant.' },
  update_settings: { method: 'PATCH', path: '/settings/', identity: 'person', socket: true, effect: 'write', summary: 'Change my settings.' },
  sync: { method: 'GET', path: '/sync/', identity: 'person', socket: false, effect: 'read', summary: 'What may I see that changed since my position.' },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
/** The operations that can be asked for over the socket. */
export type SocketOperationName = { [N in OperationName]: (typeof operations)[N]['socket'] extends true ? N : never }[OperationName];

/** Where the REST routes and the socket live. */
export const API_PREFIX = '/api/chat';
export const SOCKET_PATH = '/ws/chat/';
