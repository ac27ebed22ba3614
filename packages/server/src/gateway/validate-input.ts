import { operationSchemas, type OperationSchema } from '@tenant-chat/protocol/schemas';
import { operations, type OperationName } from '@tenant-chat/protocol/wire';
import type { TObject } from 'typebox';
import { Compile } from 'typebox/compile';
import { ChatError } from '../chat-error.js';

const partNames = ['params', 'query', 'body'] as const;
type PartName = (typeof partNames)[number];

/** The parts of a request as they came; what an operation has no schema for must be absent or empty. */
export type InputParts = { readonly [P in PartName]: unknown };

interface Validator {
  Check(value: unknown): boolean;
  Errors(value: unknown): readonly ValidationError[];
}

interface ValidationError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

export interface InputValidator {
  /** Path, query and body as one object. Throws ChatError `invalid_request` (or what the table below says). */
  check(operation: OperationName, parts: InputParts): Record<string, unknown>;
  /** Which part each field of a socket request belongs to. */
  split(operation: OperationName, input: unknown): InputParts;
}

/** Refusals of a schema that have a code of their own, in whatever operation: field, rule. */
const ownCodes: Readonly<Record<string, 'content_too_long'>> = { 'content maxLength': 'content_too_long' };
const MOST_DETAILS = 10;
const empty: Validator = { Check: (value) => isRecord(value) && Object.keys(value).length === 0, Errors: unexpectedFields };

export function createInputValidator(): InputValidator {
  const names = Object.keys(operations) as OperationName[];
  const validators = new Map(names.map((name) => [name, compile(operationSchemas[name])]));
  const places = new Map(names.map((name) => [name, placesOf(operationSchemas[name])]));
  return {
    check(operation, parts) {
      const table = validators.get(operation);
      let input: Record<string, unknown> = {};
      for (const part of partNames) {
        const value = parts[part] ?? {};
        const validator = table?.[part] ?? empty;
        if (!validator.Check(value)) throw refusal(validator.Errors(value));
        input = { ...input, ...(value as Record<string, unknown>) };
      }
      return input;
    },
    split(operation, input) {
      if (!isRecord(input)) throw new ChatError('invalid_request', { details: [{ field: 'input', message: 'must be an object' }] });
      const place = places.get(operation);
      const parts: { [P in PartName]: [string, unknown][] } = { params: [], query: [], body: [] };
      // What no part knows stands in the body, whose closed schema names it.
      for (const [field, value] of Object.entries(input)) parts[place?.get(field) ?? 'body'].push([field, value]);
      return { params: Object.fromEntries(parts.params), query: Object.fromEntries(parts.query), body: Object.fromEntries(parts.body) };
    },
  };
}

function compile(schema: OperationSchema): Record<PartName, Validator> {
  const of = (part: TObject | undefined): Validator => (part === undefined ? empty : (Compile(part) as Validator));
  return { params: of(schema.params), query: of(schema.query), body: of(schema.body) };
}

function placesOf(schema: OperationSchema): Map<string, PartName> {
  return new Map(partNames.flatMap((part) => Object.keys(schema[part]?.properties ?? {}).map((field): [string, PartName] => [field, part])));
}

function refusal(found: readonly ValidationError[]): ChatError {
  const byField = new Map<string, ValidationError[]>();
  for (const error of found) {
    // `boolean` only repeats what `additionalProperties` says.
    if (error.keyword === 'boolean') continue;
    for (const field of fieldsOf(error)) byField.set(field, [...(byField.get(field) ?? []), error]);
  }
  for (const [field, [first]] of byField) {
    const code = ownCodes[`${field} ${first?.keyword ?? ''}`];
    if (code !== undefined) return new ChatError(code);
  }
  const details = [...byField].slice(0, MOST_DETAILS).map(([field, ofField]) => ({ field, message: messageOf(ofField) }));
  return new ChatError('invalid_request', { details });
}

function fieldsOf({ keyword, instancePath, params }: ValidationError): string[] {
  const path = instancePath.slice(1).replaceAll('/', '.');
  const named = keyword === 'required' || keyword === 'additionalProperties' ? Object.values(params).flat() : [];
  const names = named.filter((name) => typeof name === 'string');
  if (names.length === 0) return [path === '' ? 'body' : path];
  return names.map((name) => (path === '' ? name : `${path}.${name}`));
}

function messageOf(found: readonly ValidationError[]): string {
  const values = found.flatMap(({ keyword, params }) => (keyword === 'const' && 'allowedValue' in params ? [String(params.allowedValue)] : []));
  if (values.length > 0) return `must be one of: ${values.join(', ')}`;
  const [first] = found;
  if (first?.keyword === 'required') return 'is missing';
  if (first?.keyword === 'additionalProperties') return 'is not known';
  return first?.message ?? 'does not fit';
}

function unexpectedFields(value: unknown): readonly ValidationError[] {
  const names = isRecord(value) ? Object.keys(value) : [];
  return [{ keyword: 'additionalProperties', instancePath: '', message: 'is not known', params: { additionalProperties: names } }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
