import swagger, { type StaticDocumentSpec } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { API_PREFIX } from '@tenant-chat/protocol/wire';
import type { FastifyInstance } from 'fastify';
import { asyncApiDocument } from '../reference/asyncapi.js';
import { openApiDocument } from '../reference/openapi.js';
import { sendJson } from './errors.js';

/** The reference, served with what it describes: both documents, and a page to read the first one with. Works offline. */
export async function serveReference(app: FastifyInstance): Promise<void> {
  const openApi = openApiDocument();
  const texts = { 'openapi.json': JSON.stringify(openApi), 'asyncapi.json': JSON.stringify(asyncApiDocument()) };
  for (const [name, text] of Object.entries(texts)) {
    app.get(`${API_PREFIX}/${name}`, (_request, reply) => sendJson(reply.headers({ 'cache-control': 'no-cache', 'access-control-allow-origin': '*' }), text));
  }
  await app.register(async (scope) => {
    await scope.register(swagger, { mode: 'static', specification: { document: openApi as unknown as StaticDocumentSpec['document'] } });
    await scope.register(swaggerUi, { routePrefix: `${API_PREFIX}/docs`, staticCSP: true, uiConfig: { docExpansion: 'list', tryItOutEnabled: false } });
  });
}
