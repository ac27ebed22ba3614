import type { TimelineItem } from '@tenant-chat/client';

export type MessageItem = Extract<TimelineItem, { kind: 'message' }>;

/** Who is who to the reader. */
export interface People {
  /** '' while a person is not known. */
  readonly nameOf: (user_id: string) => string;
  readonly me: string;
}
