import '@fastify/websocket';
import { SOCKET_PATH, closeCodes, type CloseCode } from '@tenant-chat/protocol/wire';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { HeldDevices } from './held-devices.js';
import type { LiveDependencies } from './live-dependencies.js';
import { refuseWhileClosing } from './refuse-while-closing.js';
import { SocketConnection } from './socket-connection.js';
import { SocketIntake } from './socket-intake.js';
import { SocketOutlet } from './socket-outlet.js';

/** The socket of the contract at `/ws/chat/`, with and without the slash. Needs @fastify/websocket with maxPayload and without compression. */
export function registerWebsocket(app: FastifyInstance, dependencies: LiveDependencies): void {
  const sockets = new HeldDevices<SocketConnection>((oldest) => oldest.end(4409, 0));
  const handler = (websocket: WebSocket, request: FastifyRequest): void => {
    websocket.removeAllListeners('error');
    const intake = new SocketIntake(websocket);
    void dependencies.identity.ofSocket(request).then(
      (session) => {
        // Who has hung up meanwhile is not held: nothing would tell of the end again.
        if (websocket.readyState === websocket.OPEN) intake.admit(admit(dependencies, sockets, websocket, request, session));
      },
      (error: unknown) => {
        intake.stop();
        refuse(dependencies, websocket, error);
      },
    );
    releaseRequest(request);
  };
  const onRequest = refuseWhileClosing(dependencies);
  for (const url of [SOCKET_PATH, SOCKET_PATH.slice(0, -1)]) app.get(url, { websocket: true, onRequest }, handler);
}

function admit(
  dependencies: LiveDependencies, sockets: HeldDevices<SocketConnection>, websocket: WebSocket, request: FastifyRequest, session: Session,
): SocketConnection {
  const connection = new SocketConnection(dependencies, websocket, new SocketOutlet(websocket, request.socket), session);
  const release = sockets.hold(session, connection);
  websocket.once('close', () => {
    connection.closed();
    release();
  });
  return connection;
}

function refuse(dependencies: LiveDependencies, websocket: WebSocket, error: unknown): void {
  if (!(error instanceof ChatError)) dependencies.onError(error);
  const code = closeCodeOf(error);
  websocket.close(code, closeCodes[code].reason);
}

function closeCodeOf(error: unknown): CloseCode {
  if (!(error instanceof ChatError)) return 1013;
  if (error.code === 'session_required' || error.code === 'token_invalid') return 4401;
  if (error.code === 'ticket_invalid' || error.code === 'origin_forbidden') return 4403;
  return 1013;
}

/** An idle socket is to cost little: the upgrade's request and answer (tens of KiB) must not live as long as the socket. */
function releaseRequest(request: FastifyRequest): void {
  const { socket } = request;
  const response: unknown = Reflect.get(socket, '_httpMessage');
  if (typeof response === 'object' && response !== null && 'detachSocket' in response && typeof response.detachSocket === 'function') {
    response.detachSocket(socket);
  }
}
