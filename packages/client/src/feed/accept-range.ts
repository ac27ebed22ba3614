/** The part of a range or reset that decides. */
export interface RangeHead {
  readonly type: 'range' | 'reset';
  readonly from: string | null;
}

/** `apply`: it begins where we stand; `reset`: forget and begin anew; `resync`: something is missing in between, ask from where we stand. */
export type Verdict = 'apply' | 'reset' | 'resync';

/** What to do with a range (SPEC.md F1-F3). @param position where we stand; null: nowhere */
export function acceptRange(position: string | null, range: RangeHead): Verdict {
  if (range.type === 'reset') return 'reset';
  return position !== null && range.from === position ? 'apply' : 'resync';
}
