import type { Input } from './input.js';
import { Draft } from './draft.js';
import { applyRange, applyReset, completeSnapshot } from './reduce-feed.js';
import { loadConversation, restoreConversations } from './reduce-conversation.js';
import { loadMessages, trimMessages } from './reduce-message.js';
import { markRead, putParticipant } from './reduce-participant.js';
import { addItem, changeItem, removeItem, reofferOutbox, restoreOutbox } from './reduce-outbox.js';
import { endTyping, listPresence, putTyping } from './reduce-signal.js';
import { restoreDrafts, setDraft } from './reduce-draft.js';
import { loadUsers } from './reduce-user.js';
import { initialState } from './initial-state.js';
import type { State } from './shape.js';

type Handlers = { readonly [T in Input['type']]: (draft: Draft, input: Extract<Input, { readonly type: T }>) => void };

/** The one table: what each input does (SPEC.md R1). */
const handlers: Handlers = {
  range: applyRange,
  reset: applyReset,
  snapshot_completed: completeSnapshot,
  outbox_reoffered: reofferOutbox,
  typing: putTyping,
  typing_ended: endTyping,
  presence_listed: listPresence,
  users_loaded: loadUsers,
  conversation_loaded: loadConversation,
  messages_loaded: loadMessages,
  messages_trimmed: trimMessages,
  participants_loaded: (draft, { participants }) => participants.forEach((each) => putParticipant(draft, each)),
  read_marked: markRead,
  outbox_restored: restoreOutbox,
  outbox_added: addItem,
  outbox_changed: changeItem,
  outbox_removed: removeItem,
  drafts_restored: restoreDrafts,
  draft_set: setDraft,
  draft_telling: (draft, { conversation_id, text }) => draft.change(conversation_id, (each) => ({ ...each, telling: text })),
  conversations_restored: restoreConversations,
  session: (draft, { session }) => draft.assign({ session }),
  connection: (draft, { connection }) => {
    const { status, lost_at } = draft.state.connection;
    if (status !== connection.status || lost_at !== connection.lost_at) draft.assign({ connection });
  },
  now: (draft, { now }) => draft.assign({ now }),
  wiped: (draft) => draft.assign({ ...initialState(draft.state.now), connection: draft.state.connection }),
};

/** The state after an input; the same object when the input changes nothing. Pure. */
export function reduce(state: State, input: Input): State {
  const draft = new Draft(state);
  const handle = handlers[input.type] as (draft: Draft, input: Input) => void; // the table pairs each type with its own input
  handle(draft, input);
  return draft.finish();
}
