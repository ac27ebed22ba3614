import type { ChangeType } from '../db/tables/change.js';

/** The place of a row within a version: sorts like the change log (type, row, conversation) and fits into a cursor. */
export function eventKey(type: ChangeType, row_id: string, conversation_id: string | null): string {
  return `${type.replaceAll('_', '-')}:${row_id}${conversation_id === null ? '' : `:${conversation_id}`}`;
}

/**
 * The place of a user who comes along with what tells of her: before her participant row and after messages, so that a page that
 * begins at what she comes along with brings her again.
 */
export function companionKey(user_id: string, conversation_id: string): string {
  return `of:${user_id}:${conversation_id}`;
}

/** The same as `eventKey()` in SQL, over the columns of the change log. */
export const EVENT_KEY_SQL = `replace(ch.type, '_', '-') || ':' || ch.row_id::text || coalesce(':' || ch.conversation_id::text, '')`;
