import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WebSocketLike } from '../ports.js';
import type { TransportEnd } from '../transport-shape.js';
import { openWebSocket } from './websocket.js';

/** A port of this machine where connections are taken and nothing is ever said, or where nobody listens. */
async function port(isTaken: boolean): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  if (!isTaken) await new Promise((resolve) => server.close(resolve));
  return { url, close: () => server.close() };
}

const source = (url: string) => ({
  openSocket: (address: string) => new WebSocket(address) as unknown as WebSocketLike,
  getUrl: async () => url,
});

it('C25 a socket of Node that can not connect, or is closed while it connects, raises nothing', async () => {
  const nobody = await port(false);
  const end = await new Promise<TransportEnd>((resolve) => openWebSocket(source(nobody.url), { onOpen: () => {}, onFrame: () => {}, onEnd: resolve }));
  expect(end.kind).toBe('blocked');
  const silent = await port(true);
  const ends: TransportEnd[] = [];
  const transport = openWebSocket(source(silent.url), { onOpen: () => {}, onFrame: () => {}, onEnd: (each) => ends.push(each) });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(transport.send({ type: 'ping' })).toBe(false);
  transport.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(ends).toEqual([]);
  silent.close();
});
