import type { TemplateResult } from 'lit';

/** What is being written and may be completed. */
export interface Query {
  /** Where its sign stands (`@`, `:`). */
  readonly from: number;
  /** What stands behind that, up to the caret. */
  readonly text: string;
}

export interface Completion {
  readonly id: string;
  readonly name: string;
  readonly picture: TemplateResult;
  /** What is to be known of it. */
  readonly note?: string;
  /** A key that takes it while it is marked, beside Enter and Tab. */
  readonly ended_by?: string | undefined;
  /** Puts it in the place of the query. */
  readonly pick: () => void;
}

/** One kind of things that can be put where something is being written. */
export interface CompletionSource {
  readonly label: () => string;
  /** null: nothing of this kind is being written. */
  query(text: string, caret: number): Query | null;
  /** What can be said at once. */
  known(query: Query): readonly Completion[];
  /** What comes a moment later, behind the others. Rejects when it can not be asked for. */
  asked(query: Query): Promise<readonly Completion[]>;
}
