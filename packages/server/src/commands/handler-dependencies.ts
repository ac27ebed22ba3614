import type { Actor } from '../actor.js';
import type { Database } from '../db/database.js';
import type { PresenceStore } from '../presence/presence-store.js';
import type { RunCommand } from './run-command.js';
import type { Writer } from './writer.js';

/** What the verbs and questions are given; each takes the few that it needs. */
export interface HandlerDependencies {
  readonly database: Database;
  readonly runCommand: RunCommand;
  readonly writer: Writer;
  readonly presence: PresenceStore;
  /** Tells the conversation's people that the actor is typing, or no longer; may be lost. */
  readonly signal: (actor: Actor, conversation_id: string, is_typing: boolean) => void;
  /** A UUIDv7. */
  readonly newId: () => string;
}
