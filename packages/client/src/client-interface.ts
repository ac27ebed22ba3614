import type { Conversation, Message, OperationInput, OperationOutput } from '@tenant-chat/protocol/schemas';
import type { OperationName } from '@tenant-chat/protocol/wire';
import type { State } from './state/shape.js';
import type { PersonStorage, Ports } from './ports.js';

export interface ClientOptions {
  /** Origin of the server, e.g. `https://chat.example.com`; in a browser '' means the page's own. */
  readonly server: string;
  /** Gives a fresh identity token; asked at start, before expiry and after a refusal. */
  readonly getToken: (reason: 'initial' | 'expiring' | 'rejected') => Promise<string>;
  /** All that is impure; what is missing comes from the platform. */
  readonly ports?: Partial<Ports>;
}

/** What the embedder may listen to. */
export interface ClientEvents {
  /** A message of somebody else arrived live (not by loading), that should be told to the person. */
  message: { readonly message: Message; readonly muted: boolean };
  /** Something that has no place on the screen; `code` from the table of errors. */
  error: { readonly code: string; readonly operation: string };
  /** The person changed or signed out: everything of the former one is gone. */
  wiped: { readonly user_id: string };
}

/** The part of a client that runs by itself: it connects, listens, and sends what waits. */
export interface ChatCore {
  /** The current state; a new object after every change. */
  readonly state: State;
  /** `stored`: what is kept of the person who is here; null: nobody is, or there is no storage. */
  readonly tools: { readonly stored: () => Promise<PersonStorage | null> };
  /** Called after changes, at most once per microtask. Returns its undo. */
  subscribe(listener: () => void): () => void;
  on<E extends keyof ClientEvents>(event: E, listener: (detail: ClientEvents[E]) => void): () => void;
  /** Opens the session and keeps a connection (WebSocket, else long-poll) until undone. */
  connect(): () => void;
  /** A typed call of any operation, by socket when there is one, else by HTTP. Rejects with ApiError. */
  call<N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>>;
  /** Whether the person is at the page (visible and recently active): presence says away otherwise. */
  setActive(active: boolean): void;
  /** Ends the session on the server as well as it can, closes everything and wipes all that was kept of this person. */
  signOut(): Promise<void>;
}

/** The headless client: state down, intents up. */
export interface ChatClient extends ChatCore {
  /** Puts the message in the durable outbox and returns its id at once. Throws ApiError content_empty / content_too_long / content_malformed. */
  send(conversation_id: string, content: string, options?: { readonly reply_to_id?: string | null; readonly is_forwarded?: boolean }): string;
  retry(message_id: string): void;
  /** Takes a message that was not sent out of the outbox. */
  discard(message_id: string): void;
  /** The person saw messages up to this one (coalesced). */
  markRead(conversation_id: string, seq: number): void;
  /** Unread from this message on, until she reads it again. Rejects with ApiError. */
  markUnread(conversation_id: string, message_id: string): Promise<void>;
  /** Tells the others, coalesced; stops by itself after silence. */
  setTyping(conversation_id: string, is_typing: boolean): void;
  /** Kept here at once, and with the person's other devices a moment later. */
  setDraft(conversation_id: string, text: string): void;
  /** Forgets the messages of a conversation outside these numbers (from and to, both kept). Pages are loaded by a window: `openWindow`. */
  trim(conversation_id: string, keep: readonly (readonly [from_seq: number, to_seq: number])[]): void;
  startDirect(user_id: string): Promise<Conversation>;
  /** @param input.colour of its picture (0 to 7); none: by its id */
  startGroup(input: { readonly title: string; readonly user_ids: readonly string[]; readonly colour?: number }): Promise<Conversation>;
}
