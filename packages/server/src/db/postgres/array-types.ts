import { makePgArray, parsePgArray } from 'drizzle-orm/pg-core';

const write = (values: unknown): unknown => (Array.isArray(values) ? makePgArray(values) : values);

const arrayOf = (oid: number, parse: (text: string) => unknown) => ({
  to: oid,
  from: [oid],
  serialize: write,
  // Arrays with nulls in them are not read anywhere.
  parse: (text: string): unknown => (parsePgArray(text) as string[]).map(parse),
});

const asIs = (text: string): string => text;

/**
 * The arrays that our statements use, by PostgreSQL's fixed numbers. postgres.js would ask the server for all of them on each new
 * connection, and a connection lost while it asks is a rejection that nobody can catch.
 */
export const arrayTypes = {
  integers: arrayOf(1007, Number),
  counts: arrayOf(1016, Number),
  texts: arrayOf(1009, asIs),
  uuids: arrayOf(2951, asIs),
} as const;
