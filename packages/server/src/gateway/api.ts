import { API_PREFIX } from '@tenant-chat/protocol/wire';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ChatError } from '../chat-error.js';
import { answerPreflight } from './cors.js';
import { answerOfError, sendAnswer } from './errors.js';
import { refuseWhileClosing } from './refuse-while-closing.js';
import { registerRoutes, type RouteDependencies } from './routes.js';

const JSON_TYPE = /^application\/json *(?:; *charset="?utf-8"? *)?$/i;

/** Everything below `/api/chat`, in a scope of its own: the host's parsers, error pages and hooks stay the host's. */
export async function registerApi(app: FastifyInstance, dependencies: RouteDependencies): Promise<void> {
  await app.register(
    async (api) => {
      // First, so that refusals of the hooks that follow carry them too.
      api.addHook('onRequest', async (_request, reply) => {
        reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
      });
      api.addHook('onRequest', refuseWhileClosing(dependencies));
      takeJsonOnly(api);
      api.options('/*', answerPreflight);
      api.setNotFoundHandler((request) => {
        // An id that the router can not even decode is no different from one that is not there.
        throw new ChatError('not_found', { details: { path: request.url.split('?', 1)[0] } });
      });
      await registerRoutes(api, dependencies);
    },
    { prefix: API_PREFIX },
  );
}

/** Errors in the shape of the contract; for all our routes. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendAnswer(reply, answerOfError(error, (unknown) => request.log.error({ err: unknown }, 'unexpected'))));
}

function takeJsonOnly(api: FastifyInstance): void {
  const parse = api.getDefaultJsonParser('error', 'error');
  api.removeAllContentTypeParsers();
  api.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else void parse(request, body.toString(), done);
  });
  api.addHook('onRequest', async (request) => requireJson(request));
}

function requireJson(request: FastifyRequest): void {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] !== undefined && headers['content-length'] !== '0');
  const type = headers['content-type'];
  if (!hasBody || (type !== undefined && JSON_TYPE.test(type))) return;
  const isFile = type !== undefined && /^multipart\/form-data\b/i.test(type) && request.routeOptions.config.operation === 'send_message';
  throw new ChatError(isFile ? 'files_unsupported' : 'unsupported_media_type');
}
