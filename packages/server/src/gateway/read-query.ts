import type { TObject } from 'typebox';

/**
 * A query string holds text only: whole numbers, booleans and lists are read as what the schema says they are. Nothing else is
 * bent into shape, and what does not fit is left for the validator to refuse.
 */
export function readQuery(schema: TObject | undefined, query: unknown): unknown {
  if (schema === undefined || typeof query !== 'object' || query === null) return query;
  const properties: Readonly<Record<string, unknown>> = schema.properties;
  return Object.fromEntries(Object.entries(query).map(([field, value]: [string, unknown]) => [field, readValue(typeOf(properties, field), value)]));
}

function typeOf(properties: Readonly<Record<string, unknown>>, field: string): unknown {
  const schema = Object.hasOwn(properties, field) ? properties[field] : null;
  return typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : null;
}

function readValue(type: unknown, value: unknown): unknown {
  if (type === 'array') return listOf(value);
  if (typeof value !== 'string') return value;
  if (type === 'integer' && /^\d{1,15}$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** `a=1&a=2` and `a=1,2` are the same list; ids hold no comma. */
function listOf(value: unknown): unknown {
  const given: unknown[] = Array.isArray(value) ? value : [value];
  return given.flatMap((each): unknown[] => (typeof each === 'string' ? (each === '' ? [] : each.split(',')) : [each]));
}
