import { describe, expect, test } from 'vitest';
import { operationSchemas, type OperationSchema } from '../schemas/operation.js';
import { operations, type OperationName } from './operations.js';

const names = Object.keys(operations) as OperationName[];
const schemaOf = (name: OperationName): OperationSchema => operationSchemas[name];
const fields = (schema: OperationSchema, part: 'params' | 'query' | 'body'): string[] => Object.keys(schema[part]?.properties ?? {});

describe('operations', () => {
  test('W1 every operation has a method and path of its own, and its braces are its parameters', () => {
    const addresses = names.map((name) => `${operations[name].method} ${operations[name].path}`);
    expect(new Set(addresses).size).toBe(names.length);
    for (const name of names) {
      const braces = [...operations[name].path.matchAll(/\{([a-z_]+)\}/g)].map((match) => match[1]);
      expect(fields(schemaOf(name), 'params'), name).toEqual(braces);
    }
  });

  test('W2 path, query and body of an operation share no field name', () => {
    for (const name of names) {
      const all = (['params', 'query', 'body'] as const).flatMap((part) => fields(schemaOf(name), part));
      expect(new Set(all).size, name).toBe(all.length);
    }
  });

  test('W6 field names are snake_case in all schemas', () => {
    const seen = new Set<string>();
    const walk = (schema: unknown): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if ('properties' in schema && typeof schema.properties === 'object' && schema.properties !== null) {
        for (const key of Object.keys(schema.properties)) seen.add(key);
      }
      for (const value of Object.values(schema)) walk(value);
    };
    walk(operationSchemas);
    expect(seen.size).toBeGreaterThan(50);
    for (const key of seen) expect(key).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
  });
});
