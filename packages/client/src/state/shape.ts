import type { ConversationRow, Message, Participant, Preference, Presence, UserRow } from '@tenant-chat/protocol/schemas';

/** What the client knows: plain data, replaced and never changed in place. Made by `reduce` alone. */
export interface State {
  readonly session: SessionState;
  readonly connection: ConnectionState;
  /** false until the first snapshot of this person is complete (from the server or from the cache of the last visit). */
  readonly ready: boolean;
  readonly users: ReadonlyMap<string, UserRow>;
  readonly conversations: ReadonlyMap<string, ConversationState>;
  readonly presence: ReadonlyMap<string, Presence>;
  /** Texts not yet sent, by conversation; kept on this device. */
  readonly drafts: ReadonlyMap<string, string>;
  /** My unsent messages of conversations that are not held (yet): restored from storage, or in the middle of a reset. */
  readonly unplaced: readonly OutboxItem[];
  /** ms of the clock port, told about once a minute: what selectors take for "now" when they are given none. */
  readonly now: number;
}

export type SessionState =
  | { readonly status: 'none' }
  | { readonly status: 'opening' }
  | { readonly status: 'open'; readonly user_id: string; readonly tenant_id: string }
  /** The host gave no valid token; `code` from the table of errors. */
  | { readonly status: 'refused'; readonly code: string };

export interface ConnectionState {
  /** `live`: by WebSocket; `polling`: by long-poll; `connecting`: trying; `offline`: the browser says so; `idle`: not asked to. */
  readonly status: 'idle' | 'connecting' | 'live' | 'polling' | 'offline';
  /** Since when (ms of the clock port) there has been no working connection; null while there is one. */
  readonly lost_at: number | null;
}

export interface ConversationState {
  /** `participants` of the row is left empty here: the people are in the map below, each by its own version. */
  readonly row: ConversationRow;
  /** By user_id; people who left stay as tombstones with `left_at`. Above 50 people only me. */
  readonly participants: ReadonlyMap<string, Participant>;
  readonly preference: Preference | null;
  /** The draft that the server is being told. */
  readonly telling?: string | undefined;
  /** Ordered by seq. May have holes by seq, which the pages of a window fill (intents/message-window.ts). */
  readonly messages: readonly Message[];
  /** Quoted messages that are not in the window. */
  readonly referenced: ReadonlyMap<string, Message>;
  /** My messages that are not yet in `messages`, in the order of sending. */
  readonly outbox: readonly OutboxItem[];
  /** user_id -> until when (ms of the clock port). */
  readonly typing: ReadonlyMap<string, number>;
}

export interface OutboxItem {
  readonly id: string;
  readonly conversation_id: string;
  readonly content: string;
  readonly reply_to_id: string | null;
  readonly is_forwarded: boolean;
  /** ms since 1970, by this device's clock. */
  readonly written_at: number;
  /** `waiting`: will be sent; `sending`: on its way; `sent`: taken by the server, the feed will bring it; `failed`: Retry or Delete. */
  readonly status: 'waiting' | 'sending' | 'sent' | 'failed';
  /** Why it failed: a code from the table of errors. */
  readonly error: string | null;
}
