import fastifyWebsocket from '@fastify/websocket';
import type { DirectoryEntry, User } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { answerErrors, registerApi } from './gateway/api.js';
import { setCorsHeaders } from './gateway/cors.js';
import { createDispatch } from './gateway/dispatch.js';
import { createAnswerSync } from './gateway/long-poll.js';
import { serveReference } from './gateway/reference-pages.js';
import { createInputValidator } from './gateway/validate-input.js';
import { registerWebsocket } from './gateway/websocket.js';
import { serveWidget } from './gateway/widget-files.js';
import { hostSessionId } from './identity/host-session-id.js';
import { openChat, type Chat } from './open-chat.js';
import { readReadiness } from './operate/read-readiness.js';
import type { Readiness } from './operate/readiness.js';
import type { TenantChatOptions } from './plugin-options.js';

/** What a host may ask of the chat that it mounted: `app.tenantChat`. */
export interface TenantChat {
  /** Fills the directory of a tenant, as `PUT /api/chat/users/` does; who is `deactivated` is signed out everywhere. */
  putUsers(tenant: string, users: readonly DirectoryEntry[]): Promise<readonly User[]>;
  /** Ends all sessions of a person (by the host's own id) and closes their sockets. */
  signOut(tenant: string, external_id: string): Promise<void>;
  ready(): Promise<Readiness>;
  /** In the text format of Prometheus. */
  metrics(): Promise<string>;
}

declare module 'fastify' {
  interface FastifyInstance {
    tenantChat: TenantChat;
  }
}

const DIRECTORY_PAGE = limits.put_users_max;
/** Sockets that do not close when they are asked to are cut off then. */
const FAREWELL_MS = 1_000;

/**
 * The chat as a Fastify plugin: a guest in the host's process. Its routes live in a scope of their own at `/api/chat`, `/ws/chat/`
 * and `/tenant-chat.js`; the host gets `app.tenantChat` and nothing else.
 */
export const tenantChat = fp(mountTenantChat, { fastify: '5.x', name: '@tenant-chat/server' });

async function mountTenantChat(app: FastifyInstance, options: TenantChatOptions): Promise<void> {
  const onError = (error: unknown): void => app.log.error({ err: error }, 'tenant-chat');
  const chat = await openChat(options, onError);
  let closing = false;
  const isClosing = (): boolean => closing;
  app.decorate('tenantChat', hostCalls(chat, isClosing));
  app.addHook('preClose', async () => {
    closing = true;
    await chat.hub.close();
  });
  app.addHook('onClose', () => chat.close());
  const { listUsers } = options;
  if (listUsers !== undefined) app.addHook('onReady', () => fillDirectory(chat, options.tenants?.map((tenant) => tenant.slug) ?? [], listUsers));
  await app.register((scope) => mountRoutes(scope, { ...chat, onError, isClosing }, options));
}

interface MountedChat extends Chat {
  readonly onError: (error: unknown) => void;
  readonly isClosing: () => boolean;
}

async function mountRoutes(scope: FastifyInstance, chat: MountedChat, options: TenantChatOptions): Promise<void> {
  answerErrors(scope);
  chat.metrics.measureRoutes(scope);
  await serveWidget(scope);
  if (options.reference !== false) await serveReference(scope);
  await scope.register(async (live) => {
    // Before the cookie is looked up: a page has to be able to read that the store is away.
    live.addHook('onRequest', (request, reply) => setCorsHeaders(chat.tenants, request, reply));
    await chat.cookies.registerCookies(live);
    if (!live.hasPlugin('@fastify/websocket')) await registerSockets(live);
    const validator = createInputValidator();
    const { dispatch, dispatchParts } = createDispatch({ handlers: chat.handlers, validator, rateLimits: chat.rateLimits, onError: chat.onError });
    const dependencies = { ...chat, dispatch, limits_on: chat.rateLimits.on };
    registerWebsocket(live, dependencies);
    await registerApi(live, { ...chat, dispatchParts, validator, answerSync: createAnswerSync(dependencies) });
  });
}

async function registerSockets(scope: FastifyInstance): Promise<void> {
  await scope.register(fastifyWebsocket, {
    options: { maxPayload: limits.frame_bytes, perMessageDeflate: false },
    // The hub has said goodbye to everybody by now.
    preClose(done) {
      const { clients } = this.websocketServer;
      const deadline = setTimeout(() => { for (const client of clients) client.terminate(); }, FAREWELL_MS);
      this.websocketServer.close(() => {
        clearTimeout(deadline);
        done();
      });
    },
  });
}

function hostCalls(chat: Chat, isClosing: () => boolean): TenantChat {
  const idOf = async (slug: string): Promise<string> => {
    const tenant = await chat.tenants.bySlug(slug);
    if (tenant === null) throw new Error(`There is no tenant "${slug}".`);
    return tenant.id;
  };
  return {
    async putUsers(slug, users) {
      const tenant_id = await idOf(slug);
      return chat.people.withPresence(tenant_id, await chat.people.put(tenant_id, users));
    },
    async signOut(slug, external_id) {
      const tenant_id = await idOf(slug);
      const user_id = await chat.people.find(tenant_id, external_id);
      if (user_id === null) return;
      const ended = await chat.sessions.revokeOfUsers(tenant_id, [user_id]);
      for (const id of [...ended, hostSessionId(tenant_id, user_id)]) chat.hub.revoke(tenant_id, id);
    },
    ready: () => readReadiness(chat.database, chat.bus, isClosing()),
    metrics: () => chat.metrics.registry.metrics(),
  };
}

async function fillDirectory(chat: Chat, slugs: readonly string[], listUsers: NonNullable<TenantChatOptions['listUsers']>): Promise<void> {
  for (const slug of slugs) {
    const tenant = await chat.tenants.bySlug(slug);
    const users = await listUsers(slug);
    for (let start = 0; tenant !== null && start < users.length; start += DIRECTORY_PAGE) await chat.people.put(tenant.id, users.slice(start, start + DIRECTORY_PAGE));
  }
}
