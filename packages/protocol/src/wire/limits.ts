/** Every cap of the wire in one place: units are in the names. */
export const limits = {
  /** As people count them: extended grapheme clusters. */
  content_graphemes: 5_000,
  content_bytes: 32_768,
  title_length: 120,
  description_length: 1_000,
  name_length: 120,
  search_length: 100,
  messages_page: 50,
  messages_page_max: 200,
  conversations_page: 50,
  conversations_page_max: 100,
  users_page: 50,
  users_page_max: 200,
  participants_page_max: 200,
  presence_users_max: 200,
  put_users_max: 500,
  start_users_max: 500,
  group_participants_max: 5_000,
  conversations_per_user_max: 5_000,
  /** Above so many people participants are listed on demand and have no watermarks. */
  participants_inline: 50,
  sync_wait_s_max: 25,
  sync_messages_per_conversation: 50,
  /** Events in one range; more: `has_more`. */
  sync_events: 500,
  unread_count_max: 1_000,
  frame_bytes: 65_536,
  reaction_kinds: 20,
  reaction_users_inline: 20,
  emoji_length: 32,
  mentions_max: 50,
  system_people_inline: 10,
  pins_max: 100,
  hidden_messages_max: 500,
  versions_max: 100,
  colours: 8,
  /** Of each transport: sockets, and polls that are held. */
  devices_per_transport: 10,
  typing_ms: 6_000,
  ticket_ms: 30_000,
  identity_token_s_max: 900,
  heartbeat_ms: 20_000,
} as const;

export const PROTOCOL_VERSION = 1;
/** Muted for good, as answers spell it (docs/decisions/0010). */
export const FOREVER = '9999-12-31T23:59:59.000Z';
