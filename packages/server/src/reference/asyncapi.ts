import { downFrames, upFrames } from '@tenant-chat/protocol/schemas';
import { SOCKET_PATH, closeCodes } from '@tenant-chat/protocol/wire';
import { API_VERSION } from './openapi.js';
import { JsonSchemas } from './to-json-schema.js';

const description = `The socket of tenant-chat: JSON text frames, each with its \`type\`.

It is opened with a single-use ticket (\`?ticket=\`, from \`POST /api/chat/session/ticket/\`) or by a session cookie from an allowed
origin. The first frame up is \`hello\`; what follows are ranges: "this is all that you may see in (from, to]". The operations of the
REST API marked so can be asked for with \`request\`, and are answered by \`reply\` with the same statuses and bodies.

| close code | reason | what next |
|---|---|---|
${Object.entries(closeCodes).map(([code, { reason, next }]) => `| ${code} | ${reason} | ${next} |`).join('\n')}`;

/** The AsyncAPI 3.0 document of the socket, made from the schemas of the frames alone. */
export function asyncApiDocument(): Record<string, unknown> {
  const schemas = new JsonSchemas('#/components/schemas/');
  const up = messagesOf('up', upFrames, schemas);
  const down = messagesOf('down', downFrames, schemas);
  const refs = (names: readonly string[]): unknown[] => names.map((name) => ({ $ref: `#/channels/socket/messages/${name}` }));
  const messages = { ...up, ...down };
  return {
    asyncapi: '3.0.0',
    info: { title: 'tenant-chat socket', version: API_VERSION, description, license: { name: 'MIT' } },
    defaultContentType: 'application/json',
    channels: {
      socket: {
        address: SOCKET_PATH,
        title: 'The socket',
        messages: Object.fromEntries(Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }])),
        bindings: {
          ws: { method: 'GET', query: { type: 'object', properties: { ticket: { type: 'string', description: 'Single use, 30 s.' } } } },
        },
      },
    },
    // AsyncAPI speaks from the server's side: it receives what goes up.
    operations: {
      receive: { action: 'receive', channel: { $ref: '#/channels/socket' }, summary: 'Frames of a client.', messages: refs(Object.keys(up)) },
      send: { action: 'send', channel: { $ref: '#/channels/socket' }, summary: 'Frames of the server.', messages: refs(Object.keys(down)) },
    },
    components: { messages, schemas: schemas.components },
  };
}

/** A name may stand for a frame in each direction (`typing`), so the direction is part of it. */
function messagesOf(direction: string, frames: Readonly<Record<string, unknown>>, schemas: JsonSchemas): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(frames).map(([type, schema]) => [`${direction}_${type}`, { name: type, title: type, payload: schemas.convert(schema) }]),
  );
}
