import type { ChatEvent, Conversation, ConversationRow, Message, Participant, Preference, Presence, TypingSignal, User, UserRow } from '@tenant-chat/protocol/schemas';
import type { ConnectionState, OutboxItem, SessionState } from './shape.js';

/** Everything that can change the state (SPEC.md R1). */
export type Input =
  /** A range of the feed that begins where we stand. */
  | { readonly type: 'range'; readonly events: readonly ChatEvent[]; readonly limited?: readonly string[] }
  /** The first page of a new snapshot; `read_at`: the version at which it was read, unless what is held may be of commits that were lost. */
  | { readonly type: 'reset'; readonly events: readonly ChatEvent[]; readonly limited?: readonly string[]; readonly read_at?: number }
  /** The last page of a snapshot was applied. */
  | { readonly type: 'snapshot_completed' }
  /** Commits were lost on the server: what it had taken of ours is offered again. */
  | { readonly type: 'outbox_reoffered' }
  | { readonly type: 'typing'; readonly signal: TypingSignal; readonly now: number }
  | { readonly type: 'typing_ended'; readonly conversation_id: string; readonly now: number }
  | { readonly type: 'presence_listed'; readonly users: readonly Presence[] }
  | { readonly type: 'users_loaded'; readonly users: readonly User[] }
  | { readonly type: 'conversation_loaded'; readonly conversation: Conversation }
  | { readonly type: 'messages_loaded'; readonly conversation_id: string; readonly messages: readonly Message[]; readonly referenced: readonly Message[] }
  /** These numbers stay (`keep`: from and to, both among them); what else is held of the conversation is forgotten. */
  | { readonly type: 'messages_trimmed'; readonly conversation_id: string; readonly keep: readonly (readonly [from_seq: number, to_seq: number])[] }
  | { readonly type: 'participants_loaded'; readonly participants: readonly Participant[] }
  /** I saw up to here: shown at once, told to the server by and by. */
  | { readonly type: 'read_marked'; readonly conversation_id: string; readonly seq: number }
  | { readonly type: 'outbox_restored'; readonly items: readonly OutboxItem[] }
  | { readonly type: 'outbox_added'; readonly item: OutboxItem }
  /** Takes the place of the item of its id; one that is gone stays gone. */
  | { readonly type: 'outbox_changed'; readonly item: OutboxItem }
  | { readonly type: 'outbox_removed'; readonly item: OutboxItem }
  | { readonly type: 'drafts_restored'; readonly drafts: ReadonlyMap<string, string> }
  | { readonly type: 'draft_set'; readonly conversation_id: string; readonly text: string }
  /** Without a text: the server knows it, or could not be told. */
  | { readonly type: 'draft_telling'; readonly conversation_id: string; readonly text?: string }
  /** What was kept on this device from the last visit, to show while no server can be reached. */
  | { readonly type: 'conversations_restored'; readonly conversations: readonly KeptConversation[] }
  | { readonly type: 'session'; readonly session: SessionState }
  | { readonly type: 'connection'; readonly connection: ConnectionState }
  | { readonly type: 'now'; readonly now: number }
  /** Nothing of this person stays. */
  | { readonly type: 'wiped' };

/** A conversation as it is kept on the device. */
export interface KeptConversation {
  readonly row: ConversationRow;
  readonly participants: readonly Participant[];
  readonly preference: Preference | null;
  readonly messages: readonly Message[];
  readonly users: readonly UserRow[];
}
