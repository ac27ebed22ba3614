import { ErrorAnswer, operationSchemas, type OperationSchema } from '@tenant-chat/protocol/schemas';
import { API_PREFIX, errors, operations, type Operation, type OperationName } from '@tenant-chat/protocol/wire';
import { JsonSchemas } from './to-json-schema.js';

const TITLE = 'tenant-chat';
export const API_VERSION = '1';

const description = `The chat of an application, for the people of each of its customers.

Ids are UUIDs, times are ISO 8601 in UTC, names are snake_case, the trailing slash is optional. Every answer that is not 2xx is
\`{"error": {"code", "message", "details"?}}\` with a code of this table; 429 and 503 say with \`Retry-After\` when to come back.

<details><summary>The codes</summary>

| code | status | meaning |
|---|---|---|
${Object.entries(errors).map(([code, { status, message }]) => `| \`${code}\` | ${status} | ${message} |`).join('\n')}

</details>

The same operations can be asked for over the socket (\`/ws/chat/\`, see asyncapi.json).`;

const tags = {
  session: 'Who is asking.',
  users: 'The people of the tenant.',
  conversations: 'Conversations and what is mine of them.',
  messages: 'Messages and receipts.',
  participants: 'The people of a group.',
  sync: 'Everything that changed since a position.',
} as const;
type Tag = keyof typeof tags;

/** The OpenAPI 3.1 document of the REST routes, made from the operations table and its schemas alone. */
export function openApiDocument(): Record<string, unknown> {
  const schemas = new JsonSchemas('#/components/schemas/');
  const errorAnswer = schemas.convert(ErrorAnswer);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, operation] of Object.entries(operations) as [OperationName, Operation][]) {
    const path = `${API_PREFIX}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(name, operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: { title: TITLE, version: API_VERSION, description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/', description: 'This server.' }],
    tags: Object.entries(tags).map(([name, text]) => ({ name, description: text })),
    paths,
    components: {
      securitySchemes: {
        access_token: { type: 'http', scheme: 'bearer', description: 'From `open_session`.' },
        session_cookie: { type: 'apiKey', in: 'cookie', name: 'tenant_chat', description: 'Unsafe methods also send `X-CSRF-Token`.' },
        service_token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Signed by the host with `"scope":"service"`.' },
      },
      responses: { error: { description: 'A refusal, with its code.', content: json(errorAnswer) } },
      schemas: schemas.components,
    },
  };
}

function describe(name: OperationName, { identity, summary, path }: Operation, schemas: JsonSchemas): Record<string, unknown> {
  const { params, query, body, responses }: OperationSchema = operationSchemas[name];
  const parameters = [...parametersOf('path', params, schemas), ...parametersOf('query', query, schemas)];
  return {
    operationId: name,
    tags: [tagOf(path)],
    summary,
    security: identity === 'none' ? [] : identity === 'service' ? [{ service_token: [] }] : [{ access_token: [] }, { session_cookie: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined ? {} : { requestBody: { required: (body.required as readonly string[] | undefined ?? []).length > 0, content: json(schemas.convert(body)) } }),
    responses: {
      ...Object.fromEntries(Object.entries(responses).map(([status, schema]) => [status, answer(schema, schemas)])),
      default: { $ref: '#/components/responses/error' },
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: OperationSchema['params'], schemas: JsonSchemas): unknown[] {
  const required: readonly string[] = schema?.required ?? [];
  return Object.entries(schema?.properties ?? {}).map(([name, property]: [string, unknown]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: schemas.convert(property),
  }));
}

function answer(schema: unknown, schemas: JsonSchemas): Record<string, unknown> {
  return schema === null ? { description: 'Done; no body.' } : { description: 'The answer.', content: json(schemas.convert(schema)) };
}

function json(schema: unknown): Record<string, unknown> {
  return { 'application/json': { schema } };
}

function tagOf(path: string): Tag {
  if (path.startsWith('/session/')) return 'session';
  if (path.startsWith('/users/')) return 'users';
  if (path.startsWith('/sync/')) return 'sync';
  if (path.includes('/participants/')) return 'participants';
  return path.includes('/messages/') || path.includes('/mark_read/') ? 'messages' : 'conversations';
}
