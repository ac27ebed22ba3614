import type { Participant } from '@tenant-chat/protocol/schemas';
import { limits } from '@tenant-chat/protocol/wire';
import type { Draft } from './draft.js';
import { setDraft } from './reduce-draft.js';
import type { ConversationState } from './shape.js';

/** Puts a participant by its version; my own tombstone makes the conversation forgotten (SPEC.md R8). */
export function putParticipant(draft: Draft, participant: Participant): void {
  const { conversation_id, user_id } = participant;
  draft.change(conversation_id, (held) => withParticipant(held, participant, draft.me));
  const held = draft.state.conversations.get(conversation_id);
  if (user_id !== draft.me || held?.participants.get(user_id)?.left_at == null) return;
  // Nobody else has what I had written for it and not sent.
  const unsent = [...held.outbox.filter(({ status }) => status !== 'sent').map(({ content }) => content), draft.state.drafts.get(conversation_id)];
  setDraft(draft, { conversation_id, text: unsent.join('\n\n').trim() });
  draft.delete('conversations', conversation_id);
}

/** The conversation with this participant; the watermarks only move forward. */
export function withParticipant(conversation: ConversationState, participant: Participant, me: string | null): ConversationState {
  const isCrowd = conversation.row.participant_count > limits.participants_inline;
  if (isCrowd && participant.user_id !== me) return conversation;
  const held = conversation.participants.get(participant.user_id);
  const merged = mergeParticipant(held, participant, participant.user_id === me);
  if (merged === held) return conversation;
  return { ...conversation, participants: new Map(conversation.participants).set(participant.user_id, merged) };
}

/** In a crowd only I am kept: the others are asked for on demand. */
export function withoutCrowd(conversation: ConversationState, me: string | null): ConversationState {
  if (conversation.row.participant_count <= limits.participants_inline) return conversation;
  const participants = new Map([...conversation.participants].filter(([user_id]) => user_id === me));
  return participants.size === conversation.participants.size ? conversation : { ...conversation, participants };
}

/** Somebody has read and got up to here; null watermarks are not told and stay so. */
export function withWatermark(conversation: ConversationState, user_id: string, seq: number, delivered: boolean): ConversationState {
  const held = conversation.participants.get(user_id);
  if (!held) return conversation;
  const read_seq = highest(held.read_seq, seq);
  const delivered_seq = delivered ? highest(held.delivered_seq, seq) : held.delivered_seq;
  if (read_seq === held.read_seq && delivered_seq === held.delivered_seq) return conversation;
  return { ...conversation, participants: new Map(conversation.participants).set(user_id, { ...held, read_seq, delivered_seq }) };
}

export function markRead(draft: Draft, { conversation_id, seq }: { readonly conversation_id: string; readonly seq: number }): void {
  const me = draft.me;
  if (me !== null) draft.change(conversation_id, (held) => withWatermark(held, me, Math.min(seq, held.row.last_seq), false));
}

/** Mine are always told to me: a row that is the same for everybody may leave them out. */
function mergeParticipant(held: Participant | undefined, next: Participant, isMine: boolean): Participant {
  if (!held) return next;
  const [winner, loser] = next.version > held.version ? [next, held] : [held, next];
  const read_seq = highest(winner.read_seq ?? (isMine ? 0 : null), loser.read_seq);
  const delivered_seq = highest(winner.delivered_seq ?? (isMine ? 0 : null), loser.delivered_seq);
  return read_seq === winner.read_seq && delivered_seq === winner.delivered_seq ? winner : { ...winner, read_seq, delivered_seq };
}

function highest(seq: number | null, other: number | null): number | null {
  return seq === null ? null : Math.max(seq, other ?? 0);
}
