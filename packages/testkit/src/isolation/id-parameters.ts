import { operationSchemas, upFrames, type OperationSchema } from '@tenant-chat/protocol/schemas';
import { operations, type OperationName } from '@tenant-chat/protocol/wire';

export interface IdParameter {
  readonly name: string;
  readonly place: 'params' | 'query' | 'body' | 'frame';
}

const places = ['params', 'query', 'body'] as const;
/** Named like an id without being one of ours: the host's own. */
const notOurs = new Set(['external_id']);

/** The operations in which somebody acts who has a wall around them. */
export const personOperations = (Object.keys(operations) as OperationName[]).filter((name) => operations[name].identity === 'person');

/** Every parameter of an operation that holds an id or a list of ids, found in its schema. Throws for one that is named like an id and is not typed as one. */
export function idParametersOf(operation: OperationName): readonly IdParameter[] {
  const schema: OperationSchema = operationSchemas[operation];
  return places.flatMap((place) => namesOf(schema[place], `${operation} ${place}`).map((name) => ({ name, place })));
}

/** The same for the frames that a socket sends up; a `request` is an operation. */
export function idParametersOfFrames(): readonly (IdParameter & { readonly frame: string })[] {
  return Object.entries(upFrames).flatMap(([frame, schema]) => namesOf(schema, `frame ${frame}`).map((name) => ({ frame, name, place: 'frame' as const })));
}

function namesOf(schema: unknown, where: string, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const found: string[] = [];
  const properties = 'properties' in schema ? (schema.properties as Readonly<Record<string, unknown>>) : {};
  for (const [name, property] of Object.entries(properties)) {
    const full = path === '' ? name : `${path}.${name}`;
    if (holdsId(property)) found.push(full);
    else if (/(^|_)ids?$/.test(name) && !notOurs.has(name)) throw new Error(`${where}: ${full} is named like an id, but is not typed as one`);
    else found.push(...namesOf(property, where, full));
  }
  if ('items' in schema) found.push(...namesOf(schema.items, where, `${path}[]`));
  for (const one of branchesOf(schema)) found.push(...namesOf(one, where, path));
  return found;
}

function holdsId(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  if ('format' in schema && schema.format === 'uuid') return true;
  return ('items' in schema && holdsId(schema.items)) || branchesOf(schema).some(holdsId);
}

function branchesOf(schema: object): readonly unknown[] {
  return ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => {
    const branches: unknown = Reflect.get(schema, keyword);
    return Array.isArray(branches) ? (branches as unknown[]) : [];
  });
}
