import { operationSchemas, type OperationInput, type OperationSchema } from '@tenant-chat/protocol/schemas';
import { operations, type Operation, type OperationName } from '@tenant-chat/protocol/wire';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ChatError } from '../chat-error.js';
import type { PersonOperation } from '../commands/operation-handlers.js';
import type { CookieSessions } from '../identity/cookie-session.js';
import type { Identity } from '../identity/identity.js';
import type { RateLimits } from '../identity/rate-limits.js';
import type { SessionOperations } from '../identity/session-operations.js';
import { limitedKindOf, type DispatchParts } from './dispatch.js';
import { answerOf, sendAnswer, sendJson } from './errors.js';
import type { AnswerSync } from './long-poll.js';
import { readQuery } from './read-query.js';
import type { InputParts, InputValidator } from './validate-input.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which row of the operations table this route is. */
    operation?: OperationName;
  }
}

export interface RouteDependencies {
  readonly identity: Identity;
  readonly cookies: CookieSessions;
  readonly sessionOperations: SessionOperations;
  readonly dispatchParts: DispatchParts;
  readonly validator: InputValidator;
  readonly rateLimits: RateLimits;
  readonly answerSync: AnswerSync;
  /** The node says goodbye. */
  readonly isClosing: () => boolean;
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
/** What is not answered by a handler of commands or queries. */
type OwnOperation = Exclude<OperationName, PersonOperation>;

/** What makes a session and ends it. */
const signing: readonly OperationName[] = ['open_session', 'close_session'];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const BODY_BYTES = 65_536;
/** A directory of 500 people is larger than anything that one person sends. */
const DIRECTORY_BYTES = 1_048_576;

/** The REST routes: a loop over the operations table, each with and without its trailing slash. Below the API's prefix. */
export async function registerRoutes(app: FastifyInstance, dependencies: RouteDependencies): Promise<void> {
  await app.register(async (scope) => {
    await dependencies.cookies.registerSessions(scope);
    registerOperations(scope, dependencies, signing);
  });
  registerOperations(app, dependencies, (Object.keys(operations) as OperationName[]).filter((name) => !signing.includes(name)));
  const byPath = new Map<string, Operation['method'][]>();
  for (const { method, path } of Object.values(operations)) byPath.set(path, [...(byPath.get(path) ?? []), method]);
  for (const [path, known] of byPath) refuseOtherMethods(app, path, known);
}

function registerOperations(app: FastifyInstance, dependencies: RouteDependencies, names: readonly OperationName[]): void {
  const own = ownHandlers(dependencies);
  for (const name of names) {
    const { method, path } = operations[name];
    const handler = isOwn(name) ? own[name] : personHandler(dependencies, name);
    const bodyLimit = name === 'put_users' ? DIRECTORY_BYTES : BODY_BYTES;
    for (const url of urlsOf(app, path)) app.route({ method, url, handler, bodyLimit, config: { operation: name } });
  }
}

function isOwn(name: OperationName): name is OwnOperation {
  return name === 'open_session' || name === 'get_session' || name === 'close_session' || name === 'create_ticket' || name === 'put_users' || name === 'sync';
}

/** `/conversations/{conversation_id}/` as Fastify writes it; a host that ignores trailing slashes wants it once. */
function urlsOf(app: FastifyInstance, path: string): string[] {
  const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const { ignoreTrailingSlash, routerOptions } = app.initialConfig as { ignoreTrailingSlash?: boolean; routerOptions?: { ignoreTrailingSlash?: boolean } };
  return ignoreTrailingSlash === true || routerOptions?.ignoreTrailingSlash === true ? [url] : [url, url.slice(0, -1)];
}

function refuseOtherMethods(app: FastifyInstance, path: string, known: readonly string[]): void {
  const others = methods.filter((method) => !known.includes(method));
  for (const url of urlsOf(app, path)) {
    app.route({
      method: others,
      url,
      handler: (_request, reply) => {
        reply.header('allow', known.join(', '));
        throw new ChatError('method_not_allowed');
      },
    });
  }
}

function partsOf(name: OperationName, request: FastifyRequest): InputParts {
  const schema: OperationSchema = operationSchemas[name];
  return { params: request.params, query: readQuery(schema.query, request.query), body: request.body };
}

function personHandler({ identity, dispatchParts }: RouteDependencies, name: PersonOperation): Handler {
  return async (request, reply) => {
    const session = await identity.ofRequest(request);
    return sendAnswer(reply, await dispatchParts(session, name, partsOf(name, request)));
  };
}

/** The calls that are about the request itself: its session, or its waiting. */
function ownHandlers({ identity, sessionOperations, validator, rateLimits, answerSync }: RouteDependencies): Record<OwnOperation, Handler> {
  const check = <N extends OwnOperation>(name: N, request: FastifyRequest): OperationInput<N> =>
    validator.check(name, partsOf(name, request)) as OperationInput<N>;
  /** A person's own call: who, how often, and only then with what. */
  const person = (name: OwnOperation, answer: (session: Awaited<ReturnType<Identity['ofRequest']>>, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>): Handler =>
    async (request, reply) => {
      const session = await identity.ofRequest(request);
      if (rateLimits.on) await rateLimits.take(session, limitedKindOf(name));
      return answer(session, request, reply);
    };
  return {
    open_session: async (request, reply) => send(reply, 201, await sessionOperations.open_session(request, check('open_session', request))),
    get_session: person('get_session', async (session, request, reply) => {
      check('get_session', request);
      return send(reply, 200, await sessionOperations.get_session(request, session));
    }),
    close_session: person('close_session', async (session, request, reply) => {
      check('close_session', request);
      await sessionOperations.close_session(request, reply, session);
      return send(reply, 204, null);
    }),
    create_ticket: person('create_ticket', async (session, request, reply) => {
      check('create_ticket', request);
      return send(reply, 201, await sessionOperations.create_ticket(session));
    }),
    put_users: async (request, reply) => {
      const verified = await sessionOperations.verifyService(request);
      return send(reply, 200, await sessionOperations.put_users(verified, check('put_users', request)));
    },
    sync: person('sync', async (session, request, reply) => sendJson(reply, await answerSync(session, check('sync', request), request))),
  };
}

function send(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return sendAnswer(reply, answerOf({ status, body }));
}
