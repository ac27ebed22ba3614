/**
 * The fifteen fixes of the sync protocol, each of which can be switched off in the model.
 *
 * A switched-off fix is a seeded bug: the model must then lose, resurrect or leak a row in some history. A fix whose removal
 * nothing notices is either not needed or not tested, so every switch has a kept counterexample (`counterexamples.ts`).
 */
const MEANINGS = {
  grant: 'whoever joins gets the old rows of the conversation: the effective version is max(row, grant)',
  leave: 'whoever leaves still receives his own participant row, as the tombstone that tells his client',
  floor: 'retention bumps the version of the conversation row, which carries the first kept seq',
  horizon: 'a position below the garbage-collection horizon is answered by a reset',
  epoch: 'a lost commit (failover, restore) opens a new epoch, and the epoch is part of every position',
  ahead: 'a client that stores rows beyond the base of a later epoch is reset, even when its position is below it',
  pagekey: 'a position in mid-page carries the key of the last row, since many rows share one version',
  from: 'a live frame is applied only when it starts exactly at the position of the client',
  snap: 'rows and clock of one answer are read in the same snapshot',
  lww: 'of two copies of a row the newer version wins, in whichever order they arrive',
  histgen: 'a history page asked before a leave or a reset is dropped, and so are its rows below the floor',
  private: 'what is private to one member (mute) lives in a row of its own that only the owner receives',
  noxepoch: 'a live frame never crosses an epoch: the connection falls silent until the client syncs',
  midpage: 'a position in mid-page does not survive a change of epoch',
  histepoch: 'a history page asked in an older epoch is dropped',
} as const;

/** One fix that can be removed. */
export type Switch = keyof typeof MEANINGS;

/** All switches with the rule that each one stands for. */
export const SWITCHES: Readonly<Record<Switch, string>> = MEANINGS;

/** The names of all switches, in the order of the table. */
export const SWITCH_NAMES = Object.keys(MEANINGS) as readonly Switch[]; // `as`: Object.keys forgets the literal keys

/**
 * What the server does with a position of an older epoch. `fast_forward` is the general protocol: the position stays valid
 * unless it may have seen lost commits. `always_reset_on_epoch` is the rule of this product: simpler, and failovers are rare.
 */
export type EpochRule = 'fast_forward' | 'always_reset_on_epoch';

/** The protocol that a run of the model follows. */
export interface Rules extends Readonly<Record<Switch, boolean>> {
  readonly epoch_rule: EpochRule;
}

/** The whole protocol: every fix on. */
export function allRules(epochRule: EpochRule = 'fast_forward'): Rules {
  const on = Object.fromEntries(SWITCH_NAMES.map((name) => [name, true])) as Record<Switch, boolean>; // `as`: fromEntries forgets the keys
  return { ...on, epoch_rule: epochRule };
}

/** The general protocol with one seeded bug: the named fix is off. */
export function rulesWithout(bug: Switch): Rules {
  return { ...allRules(), [bug]: false };
}
