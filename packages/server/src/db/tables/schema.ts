import { customType, pgSchema } from 'drizzle-orm/pg-core';

/** Everything lives in a schema of its own, so that a host's database can hold it. */
export const schema = pgSchema('tenant_chat');

/** An instant as ISO 8601 text on the way in and, through `instant()` in a select, on the way out: the wire's form. */
export const instantColumn = customType<{ data: string }>({ dataType: () => 'timestamptz(3)' });

/** A clock value or a message number: bigint in SQL, a safe integer in JavaScript (2^53 writes per tenant are enough). */
export const countColumn = customType<{ data: number; driverData: string | number }>({
  dataType: () => 'bigint',
  fromDriver: Number,
});

export const bytesColumn = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
