import type { SQL } from 'drizzle-orm';
import type { Transaction } from './transaction.js';

/** The rows of a statement written by hand, whichever driver runs it. Values in `query` are text, numbers, null or arrays given by `list()`. */
export async function rows<Row extends object>(tx: Transaction, query: SQL): Promise<readonly Row[]> {
  // postgres.js answers an array, PGlite an object that holds one; the shape of a row is what the statement selects.
  const answer = (await tx.execute(query)) as unknown as readonly Row[] | { readonly rows: readonly Row[] };
  return 'rows' in answer ? answer.rows : answer;
}
