export interface LinkedMessage {
  readonly conversation_id: string;
  readonly message_id: string;
}

/** The host's own page, with the message in its fragment: no server of the host has to know it. */
export function messageLink(page: string, { conversation_id, message_id }: LinkedMessage): string {
  const url = new URL(page);
  url.hash = `tenant-chat=${conversation_id}.${message_id}`;
  return url.href;
}

/** null: the address names no message. */
export function linkedMessage(page: string): LinkedMessage | null {
  const [, conversation_id, message_id] = /[#&]tenant-chat=([0-9a-f-]{36})\.([0-9a-f-]{36})$/.exec(page) ?? [];
  return conversation_id === undefined || message_id === undefined ? null : { conversation_id, message_id };
}
