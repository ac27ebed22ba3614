import type { FastifyRequest } from 'fastify';

const names = ['authorization', 'cookie', 'set-cookie', 'x-csrf-token', 'token', 'access_token', 'ticket', 'secret', 'csrf_token'];

/** pino's settings: no secret is ever written, wherever it stands in what is logged. */
export function loggerOptions(level: string) {
  return {
    level,
    redact: {
      paths: names.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[hidden]',
    },
    serializers: {
      // The query is left out: a ticket may stand in it, or what somebody searched for.
      req: (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?', 1)[0], remote: request.ip }),
    },
  };
}
