import { Type } from 'typebox';

/** Ids are UUIDs in lower case: one spelling, so that equal ids are equal strings. */
export const Id = (description: string) =>
  Type.String({ format: 'uuid', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', description });

/** RFC 3339. In answers in UTC and with milliseconds: one spelling, so that equal times are equal strings (SPEC.md W7). */
export const Instant = (description: string) => Type.String({ format: 'date-time', description });

export const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);

/** A tenant's clock value: comparable for one row only. */
export const Version = () => Type.Integer({ minimum: 0, description: 'The tenant clock at the last change of this row; the higher wins.' });

export const Seq = (description: string) => Type.Integer({ minimum: 0, description });

export const Cursor = () => Type.String({ minLength: 1, maxLength: 200, description: 'An opaque position.' });
