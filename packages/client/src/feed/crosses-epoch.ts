import { decodePosition } from '@tenant-chat/protocol/wire';
import type { State } from '../state/shape.js';

/** Whether commits were lost between two positions. The version at `from` when they were; null when not, or when the cursors tell nothing. */
export function crossesEpoch(from: string | null, to: string): number | null {
  const [one, other] = [from === null ? null : decodePosition(from), decodePosition(to)];
  return one && other && one.epoch !== other.epoch ? one.version : null;
}

/** Whether an answer brought a row that is newer than `version`: it may be of a commit that was lost. */
export function holdsNewerThan(state: State, version: number): boolean {
  const isNewer = (row: { readonly version: number } | null): boolean => row !== null && row.version > version;
  const isAnyNewer = (rows: Iterable<{ readonly version: number }>): boolean => [...rows].some(isNewer);
  if (isAnyNewer(state.users.values())) return true;
  return [...state.conversations.values()].some(
    ({ row, preference, participants, messages }) => isNewer(row) || isNewer(preference) || isAnyNewer(participants.values()) || isAnyNewer(messages),
  );
}
