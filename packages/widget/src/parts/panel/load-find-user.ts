import type { ChatClient } from '@tenant-chat/client';

/** Begins (or finds) the conversation with a person, by our id or the host's own; resolves with its id. What it needs comes when a host asks for it. */
export async function startWith(client: ChatClient | null, user: string): Promise<string> {
  return (await import('./find-user.js')).startWith(client, user);
}
