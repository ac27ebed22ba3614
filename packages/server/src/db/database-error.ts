import { ChatError } from '../chat-error.js';

/** Codes of postgres.js and of Node for a database that can not be reached, or was lost on the way. */
const lost = new Set([
  'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND',
  'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT',
  // PostgreSQL: read-only (a standby), serialisation, deadlock, idle in transaction, lock and statement timeouts.
  '25006', '25P03', '40001', '40P01', '55P03', '57014',
]);
/** PostgreSQL's classes: connection, resources, operator intervention, system. */
const lostClasses = new Set(['08', '53', '57', '58']);

/** The SQLSTATE or driver code of an error, whichever driver threw it and whoever wrapped it; null for others. */
export function databaseErrorCode(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && !(at instanceof ChatError)) return at.code;
  }
  return null;
}

/** The name of the violated constraint; null for other errors. */
export function constraintOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    // postgres.js says constraint_name, PGlite constraint.
    if ('constraint_name' in at && typeof at.constraint_name === 'string') return at.constraint_name;
    if ('constraint' in at && typeof at.constraint === 'string') return at.constraint;
  }
  return null;
}

/** A database that is away, too slow or restarting is ChatError `unavailable`; everything else stays what it was. */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof ChatError) return error;
  const code = databaseErrorCode(error);
  if (code === null) return error;
  return lost.has(code) || (code.length === 5 && lostClasses.has(code.slice(0, 2))) ? new ChatError('unavailable', { cause: error }) : error;
}
