/** Who takes part in the life of a client; each names what concerns it. */
export interface Room {
  /** The state changed. */
  changed?(): void;
  /** The connection works anew. */
  resume?(): void;
  /** Nobody wants a connection any more. */
  rest?(): void;
  /** Another person came, or this one signed out. */
  forget?(): void;
}
