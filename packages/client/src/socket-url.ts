import { SOCKET_PATH } from '@tenant-chat/protocol/wire';

/** Where the socket is opened. @param server origin of the server; '' is the page's own */
export function socketUrl(server: string, ticket: string): string {
  const origin = server === '' ? globalThis.location.origin : server;
  return `${origin.replace(/^http/, 'ws')}${SOCKET_PATH}?ticket=${encodeURIComponent(ticket)}`;
}
