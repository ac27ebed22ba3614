import type { DownFrame } from '@tenant-chat/protocol/schemas';
import type { DownFrameType } from '@tenant-chat/protocol/wire';
import type { SocketRequests } from './api/socket-requests.js';
import type { Feed } from './feed/feed.js';
import type { Clock } from './ports.js';
import type { Store } from './store.js';

interface FrameTakers {
  readonly clock: Clock;
  readonly feed: Feed;
  readonly requests: SocketRequests;
  readonly store: Store;
}

type Table = { readonly [T in DownFrameType]?: (frame: Extract<DownFrame, { readonly type: T }>, takers: FrameTakers) => unknown };

/** Who takes which frame; false: it does not begin where we stand. The others are the connection's own. */
const table: Table = {
  range: (frame, { feed }) => feed.accept(frame),
  reset: (frame, { feed }) => feed.accept(frame),
  reply: (frame, { requests }) => requests.answer(frame),
  typing: (signal, { clock, store: { dispatch } }) => {
    dispatch({ type: 'typing', signal, now: clock.now() });
    const { conversation_id } = signal;
    if (signal.is_typing) clock.after(signal.expires_in_ms, () => dispatch({ type: 'typing_ended', conversation_id, now: clock.now() }));
  },
  presence: (signal, { store }) => store.dispatch({ type: 'presence_listed', users: [signal] }),
};

/** Frames of a kind that this client does not know are none of its business (SPEC.md F9). */
export function acceptFrame(frame: DownFrame, takers: FrameTakers): boolean {
  if (!Object.hasOwn(table, frame.type)) return true;
  const take = table[frame.type] as (frame: DownFrame, takers: FrameTakers) => unknown; // the table pairs each type with its own frame
  return take(frame, takers) !== false;
}
