// The socket side of limit-ws and limit-ws-pg: who sits in which conversation, and the frames of a message.
import { WebSocketServer } from 'ws';

/**
 * A bare WebSocket server: sockets say in their address who they are and where they belong (`/?user=ana&rooms=r1,r2`);
 * nothing is authenticated, nothing is checked. The address is printed when it listens.
 *
 * @param {string} name what to print
 * @param {(socket: import('ws').WebSocket, request: {ref: number, input: SendInput}, user: string) => void} onSend
 * @typedef {{id: string, conversation_id: string, content: string}} SendInput
 * @returns {{members: (conversation_id: string) => Set<import('ws').WebSocket>}}
 */
export function serveRooms(name, onSend) {
  /** @type {Map<string, Set<import('ws').WebSocket>>} */
  const rooms = new Map();
  const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT ?? 0), perMessageDeflate: false, backlog: 1024 });
  server.on('connection', (socket, request) => {
    const query = new URLSearchParams(request.url?.slice(2));
    const user = query.get('user') ?? '';
    const mine = (query.get('rooms') ?? '').split(',').filter(Boolean);
    for (const room of mine) {
      if (!rooms.has(room)) rooms.set(room, new Set());
      rooms.get(room)?.add(socket);
    }
    socket.on('message', (data) => onSend(socket, JSON.parse(String(data)), user));
    socket.on('close', () => mine.forEach((room) => rooms.get(room)?.delete(socket)));
  });
  server.on('listening', () => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    console.log(`${name} listening on http://127.0.0.1:${address.port}`);
  });
  const nobody = new Set();
  return { members: (conversation_id) => rooms.get(conversation_id) ?? nobody };
}

/** The pushed frame; the same outline as a range of ours, so that one harness reads both. @param {object[]} messages */
export function rangeOf(messages) {
  return JSON.stringify({ type: 'range', events: messages.map((message) => ({ type: 'message_created', message })) });
}

/** The ack of one send. @param {number} ref @param {string} id @param {number} seq */
export function replyOf(ref, id, seq) {
  return JSON.stringify({ type: 'reply', ref, status: 201, body: { message: { id, seq } } });
}
