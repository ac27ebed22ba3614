/**
 * The rows of the model, as both sides hold them. They are never changed in place: a write puts a new object under the same
 * key, so a snapshot of the server, a frame on the wire and the store of a client can share them safely and cheaply.
 */
interface AnyRow {
  readonly key: string;
  readonly conversation: number;
  /** The tenant's clock at the last write of this row. */
  readonly version: number;
}

export interface ConversationRow extends AnyRow {
  readonly kind: 'conversation';
  readonly title: string;
  readonly last_seq: number;
  /** The floor: messages below it were removed by retention. */
  readonly first_seq: number;
}

export interface ParticipantRow extends AnyRow {
  readonly kind: 'participant';
  readonly user: number;
  readonly state: 'in' | 'out';
  /** The clock when this membership began. */
  readonly grant_version: number;
  /** Only used when the switch `private` is off; otherwise always 0. */
  readonly mutes: number;
}

export interface PrivateRow extends AnyRow {
  readonly kind: 'private';
  readonly user: number;
  readonly mutes: number;
}

export interface MessageRow extends AnyRow {
  readonly kind: 'message';
  readonly seq: number;
  readonly author: number;
  readonly body: string;
  readonly deleted: boolean;
}

export type Row = ConversationRow | ParticipantRow | PrivateRow | MessageRow;

/** Where a reader stands in the feed. `key` is empty unless the position is in mid-page, inside one version. */
export interface Position {
  readonly epoch: number;
  readonly version: number;
  readonly key: string;
}

/** The answer to a sync, and what a live frame carries. */
export interface Answer {
  /** True when `rows` is everything and the reader must forget what it held. */
  readonly reset: boolean;
  readonly rows: readonly Row[];
  readonly position: Position;
  readonly more: boolean;
}

export const conversationKey = (conversation: number): string => `c:${conversation}`;
export const messageKey = (conversation: number, seq: number): string => `m:${conversation}:${seq}`;
export const participantKey = (conversation: number, user: number): string => `p:${conversation}:${user}`;
export const privateKey = (conversation: number, user: number): string => `x:${conversation}:${user}`;

/** What a person sees, by row key. The law compares two of these. */
export type View = ReadonlyMap<string, string>;

/** The visible content of a row. */
export function contentOf(row: Row): string {
  switch (row.kind) {
    case 'conversation':
      return row.title;
    case 'participant':
      return row.state;
    case 'private':
      return String(row.mutes);
    case 'message':
      return row.body;
  }
}
