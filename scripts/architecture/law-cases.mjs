const operations = 'packages/protocol/src/wire/operations.ts';
const cases = 'packages/testkit/src/law/cases.ts';

export const title = 'every operation has its case in the law';

/** The type of the table makes it complete (a missing case does not compile); here only that the table and its type are there. */
export function check({ read }) {
  const table = read(cases);
  if (read(operations) === undefined) return [`${operations} is missing`];
  if (table === undefined) return [`${cases} is missing`];
  return /Record<\s*OperationName\b/.test(table) && !/Partial<\s*Record/.test(table) ? [] : [`${cases}: not a complete Record<OperationName, ...>`];
}
