/** All that is impure, by name. Every port has a platform default (browser and Node 20). */
export interface Ports {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly fetch: typeof globalThis.fetch;
  /** Opens a socket; null when the platform has none. */
  readonly openSocket: ((url: string) => WebSocketLike) | null;
  readonly storage: Storage;
  readonly page: PageSignals;
}

export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Runs `task` once after `delay_ms`; returns its undo. */
  after(delay_ms: number, task: () => void): () => void;
}

/** The part of WebSocket that we use. */
export interface WebSocketLike {
  readonly readyState: number;
  send(data: string): void;
  close(code?: number, reason?: string): void;
  onopen: ((event: unknown) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

/** What the page tells: all listeners are removed by the undo. */
export interface PageSignals {
  isOnline(): boolean;
  isVisible(): boolean;
  /** True between `pagehide` and `pageshow`: the page sleeps in the back-forward cache and must hold no connection. */
  isSuspended?(): boolean;
  subscribe(listener: () => void): () => void;
}

/**
 * Durable things of one person on one server (IndexedDB in a browser, memory in Node), opened per server, tenant and person,
 * so that two people can live on one origin and wiping one spares the other.
 */
export interface Storage {
  open(owner: Owner): Promise<PersonStorage>;
  /**
   * The one person who has things here for this server, among those of `subject` if it is not null; null: nobody, or several. For showing
   * something while no server can be reached.
   */
  recall?(server: string, subject: string | null): Promise<Owner | null>;
  /** Deletes what other people than `owner` left here for this server, unless a page is using it right now. */
  evictOthers?(owner: Owner): Promise<void>;
}

/** Whose things they are. */
export interface Owner {
  readonly server: string;
  readonly tenant_id: string;
  readonly user_id: string;
  /** How the host's tokens name the person. */
  readonly subject: string;
}

export interface PersonStorage {
  readAll(collection: Collection): Promise<readonly unknown[]>;
  put(collection: Collection, key: string, value: unknown): Promise<void>;
  /** @param key '': everything of the collection. No other key is the beginning of another one. */
  remove(collection: Collection, key: string): Promise<void>;
  /** Deletes everything of this person. */
  wipe(): Promise<void>;
  close(): void;
}

/**
 * `conversation`: the newest part of the latest conversations, to show while no server can be reached; never a position of the feed.
 * `choice`: what the person chose on this device (keeping/choices.ts).
 */
export type Collection = 'outbox' | 'draft' | 'conversation' | 'choice';
