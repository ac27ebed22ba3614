import type { Message } from '@tenant-chat/protocol/schemas';
import type { StageOf } from './stage-of.js';

/** The message of a row, as it is now; null: the server does not have it yet. */
export function messageOf({ view }: StageOf, row: HTMLElement): Message | null {
  return view()?.conversation.messages.find(({ id }) => id === row.dataset['key']) ?? null;
}
