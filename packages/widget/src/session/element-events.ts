import type { ConnectionState } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import type { Unread } from './badge-text.js';

/** What `<tenant-chat>` tells the page: all bubble and are composed. */
export interface TenantChatEvents {
  /** The first snapshot of the person is there. */
  'tenant-chat-ready': { readonly user_id: string; readonly tenant_id: string };
  /** The number on the badge changed. */
  'tenant-chat-unread': Unread;
  'tenant-chat-open': null;
  'tenant-chat-close': null;
  /** A message of somebody else arrived live. */
  'tenant-chat-message': { readonly message: Message; readonly muted: boolean };
  'tenant-chat-connection': { readonly status: ConnectionState['status'] };
  /** `code` from the table of errors, or `load_failed`. */
  'tenant-chat-error': { readonly code: string; readonly operation: string };
}

export function tell<E extends keyof TenantChatEvents>(target: EventTarget, type: E, detail: TenantChatEvents[E]): void {
  target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
}
