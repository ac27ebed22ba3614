import { unreadTotal, type State } from '@tenant-chat/client';

/** What is told outside the panel. */
export interface Summary {
  readonly unread: { readonly count: number; readonly muted_only: boolean };
  /** Other people that are online. */
  readonly online: number;
}

export const emptySummary: Summary = { unread: { count: 0, muted_only: false }, online: 0 };

/** Makes a function that counts again only when what it counts was replaced. */
export function makeSummarize(): (state: State) => Summary {
  let counted: Pick<State, 'conversations' | 'presence' | 'session'> | null = null;
  let summary = emptySummary;
  return (state) => {
    const { conversations, presence, session } = state;
    if (counted?.conversations === conversations && counted.presence === presence && counted.session === session) return summary;
    counted = { conversations, presence, session };
    const me = session.status === 'open' ? session.user_id : null;
    if (me === null) return (summary = emptySummary);
    let online = 0;
    for (const [user_id, { status }] of presence) if (status === 'online' && user_id !== me) online += 1;
    return (summary = { unread: unreadTotal(state), online });
  };
}
