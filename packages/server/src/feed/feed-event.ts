import type { EventType } from '@tenant-chat/protocol/wire';

/** An event as the hub routes it: serialised once, for all its readers. */
export interface FeedEvent {
  readonly version: number;
  /** Place within the version, in the order of the change log: `eventKey()`. */
  readonly key: string;
  readonly type: EventType;
  /** null for users. */
  readonly conversation_id: string | null;
  /** The participant or the owner of the preference; null for other kinds. */
  readonly user_id: string | null;
  /** Messages only: for the history window. */
  readonly seq: number | null;
  /** Of those who are in: its owner alone (a preference; a participant in conversations above limits.participants_inline people), or only who is told what others read. */
  readonly shown_to: 'everybody' | 'told' | 'owner';
  /** Own participant rows only: whether the person is in (left_at is null), from which message on, and since which version of the clock. */
  readonly membership: (Membership & { readonly active: boolean }) | null;
  /** The event as JSON text. */
  readonly json: string;
  /** Own participant rows: the same for their owner, where it tells her more; null: it does not. */
  readonly own_json: string | null;
}

/** What a person is in: conversation_id -> from which message on. */
export interface Viewer {
  readonly user_id: string;
  readonly memberships: ReadonlyMap<string, Membership>;
}

export interface Membership {
  readonly first_seq: number;
  readonly grant_version: number;
  /** Whether others are told what this person reads, and she what they read. */
  readonly told: boolean;
  /** The clock when that last changed. */
  readonly told_since: number;
}

/** The clock of a tenant as a transaction saw it. */
export interface ClockReading {
  readonly epoch: number;
  readonly version: number;
}

/** What a committed write tells the hub. `events` are at hand for hot writes; null: the hub reads the rows. */
export interface Commit {
  readonly tenant_id: string;
  readonly epoch: number;
  /** The write took the versions in (from, to]. */
  readonly from: number;
  readonly to: number;
  readonly events: readonly FeedEvent[] | null;
}

/** A range as the transports carry it: the events' JSON ready. */
export interface FeedRange {
  readonly reset: boolean;
  /** null for a reset. */
  readonly from: string | null;
  readonly to: string;
  readonly events: readonly string[];
  readonly has_more: boolean;
  readonly limited: readonly string[];
}
