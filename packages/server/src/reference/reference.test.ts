import { fileURLToPath } from 'node:url';
import { operations } from '@tenant-chat/protocol/wire';
import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from 'vitest';
import { asyncApiDocument } from './asyncapi.js';
import { openApiDocument } from './openapi.js';
import { writeReference } from './write-reference.js';

function* referencesIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    if (key === '$ref' && typeof each === 'string') yield each;
    else yield* referencesIn(each);
  }
}

function at(document: unknown, reference: string): unknown {
  return reference.replace('#/', '').split('/').reduce((value: unknown, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), document);
}

describe('docs/reference', () => {
  it('is what the schemas say: `npm run build && node scripts/generate.mjs` writes it again', async () => {
    expect(await writeReference(fileURLToPath(new URL('../../../../docs/reference/', import.meta.url)), { check: true })).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  const document = openApiDocument();
  it('describes every operation of the table once, with its answers', () => {
    const described = Object.values(document['paths'] as Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>).flatMap((path) => Object.values(path));
    expect(described.map((each) => each.operationId).sort()).toEqual(Object.keys(operations).sort());
    for (const each of described) expect(Object.keys(each.responses).length, each.operationId).toBeGreaterThan(1);
  });
  it('has no reference that leads nowhere', () => {
    const references = [...referencesIn(document)];
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(at(document, reference), reference).toBeDefined();
  });
  it('names every path parameter', () => {
    for (const [path, methods] of Object.entries(document['paths'] as Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      for (const each of Object.values(methods)) expect((each.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name)).toEqual(named);
    }
  });
});

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument()));
    expect(diagnostics.filter((each) => each.severity === 0).map((each) => `${each.path.join('.')}: ${each.message}`)).toEqual([]);
    expect(document?.channels().all().map((channel) => channel.address())).toEqual(['/ws/chat/']);
  });
});
