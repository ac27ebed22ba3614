import type { LinkedMessage } from '../../../session/linked-message.js';

/** The host's own page, with the message in its fragment: no server of the host has to know it. A fragment that the page has is a route of its own and stays. */
export function messageLink(page: string, { conversation_id, message_id }: LinkedMessage): string {
  const url = new URL(page);
  const route = url.hash.replace(/[#&]tenant-chat=.*/, '');
  url.hash = `${route && `${route}&`}tenant-chat=${conversation_id}.${message_id}`;
  return url.href;
}
