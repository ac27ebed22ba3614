import type { LinkedMessage } from './linked-message.js';

/** The host's own page, with the message in its fragment: no server of the host has to know it. */
export function messageLink(page: string, { conversation_id, message_id }: LinkedMessage): string {
  const url = new URL(page);
  url.hash = `tenant-chat=${conversation_id}.${message_id}`;
  return url.href;
}
