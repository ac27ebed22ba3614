import type { State } from '../state/shape.js';
import { readCursor } from './read-cursor.js';

/** Whether commits were lost between two positions: the version at `from` when they were, else null. A form that is not known tells nothing. */
export function crossesEpoch(from: string | null, to: string): number | null {
  if (from === null) return null;
  const { epoch, version } = readCursor(from);
  return epoch !== undefined && epoch !== readCursor(to).epoch ? version : null;
}

/** Whether an answer brought a row that is newer than `version`: it may be of a commit that was lost. */
export function holdsNewerThan(state: State, version: number): boolean {
  const isNewer = (row: { readonly version: number } | null): boolean => row !== null && row.version > version;
  const isAnyNewer = (rows: Iterable<{ readonly version: number }>): boolean => [...rows].some(isNewer);
  return (
    isAnyNewer(state.users.values()) ||
    [...state.conversations.values()].some(
      ({ row, preference, participants, messages }) => isNewer(row) || isNewer(preference) || isAnyNewer(participants.values()) || isAnyNewer(messages),
    )
  );
}
