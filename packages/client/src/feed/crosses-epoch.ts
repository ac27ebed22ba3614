import type { State } from '../state/shape.js';

/**
 * Whether commits were lost between two positions: the version at `from` when they were, else null. To programs a position is opaque; this
 * client is the wire's own, and reads epoch and version (W30). A form that it does not know tells nothing.
 */
export function crossesEpoch(from: string | null, to: string): number | null {
  const [, epoch, version = ''] = from?.split('.') ?? [];
  const isCrossing = epoch !== undefined && epoch !== to.split('.')[1];
  return isCrossing ? Number.parseInt(version, 36) : null;
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
