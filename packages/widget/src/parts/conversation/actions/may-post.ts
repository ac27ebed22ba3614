import type { ConversationState } from '@tenant-chat/client';

/** Whether I may write in a conversation: where only admins may, I am one. */
export function mayPost({ row, participants }: ConversationState, me: string): boolean {
  return row.posting === 'all' || participants.get(me)?.role !== 'member';
}
