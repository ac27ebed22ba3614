/** Which conversations of mine are listed. */
export type Filter = 'all' | 'unread' | 'mentions' | 'archived';
