export interface LinkedMessage {
  readonly conversation_id: string;
  readonly message_id: string;
}

/** null: the address names no message. */
export function linkedMessage(page: string): LinkedMessage | null {
  const [, conversation_id, message_id] = /[#&]tenant-chat=([0-9a-f-]{36})\.([0-9a-f-]{36})$/.exec(page) ?? [];
  return conversation_id === undefined || message_id === undefined ? null : { conversation_id, message_id };
}
