import type { Message } from '@tenant-chat/protocol/schemas';
import { meOf } from '../me.js';
import type { ConversationState, OutboxItem, State } from '../shape.js';
import { isArchived, isMuted } from './preferences.js';
import { conversationTitle, otherUserId } from './title.js';
import { mentionCount, unreadCount } from './unread.js';

export interface ConversationSummary {
  readonly id: string;
  readonly kind: 'direct' | 'group';
  readonly title: string;
  readonly other_user_id: string | null;
  readonly last_message: Message | null;
  readonly last_outbox: OutboxItem | null;
  /** ISO 8601; of the newest activity, my own unsent messages included. */
  readonly last_at: string | null;
  readonly unread: number;
  /** Unread messages that mean me. */
  readonly mentions: number;
  readonly pinned: boolean;
  /** Of a group's picture; null: by its id. */
  readonly colour: number | null;
  readonly muted: boolean;
  readonly archived: boolean;
  readonly draft: string;
}

const lists = new WeakMap<State, Map<string, readonly ConversationSummary[]>>();

/** What I pinned first, then by most recent activity. One array per state, so that it can be compared by identity. */
export function conversationList(state: State, options: { readonly archived: boolean; readonly now?: number }): readonly ConversationSummary[] {
  const now = options.now ?? state.now;
  const key = `${options.archived} ${Math.floor(now / 60_000)}`;
  const known = lists.get(state) ?? new Map<string, readonly ConversationSummary[]>();
  lists.set(state, known);
  let list = known.get(key);
  if (!list) known.set(key, (list = summarise(state, options.archived, now)));
  return list;
}

function summarise(state: State, archived: boolean, now: number): readonly ConversationSummary[] {
  const me = meOf(state) ?? '';
  return [...state.conversations.values()]
    .filter((conversation) => isArchived(conversation) === archived)
    .map((conversation) => ({ at: activityOf(conversation), summary: summaryOf(state, conversation, me, now) }))
    .sort((one, other) => Number(other.summary.pinned) - Number(one.summary.pinned) || other.at - one.at || (one.summary.id < other.summary.id ? 1 : -1))
    .map(({ summary }) => summary);
}

function summaryOf(state: State, conversation: ConversationState, me: string, now: number): ConversationSummary {
  const { row, messages, outbox } = conversation;
  const last_outbox = outbox.at(-1) ?? null;
  const written_at = last_outbox && new Date(last_outbox.written_at).toISOString();
  return {
    id: row.id,
    kind: row.kind,
    colour: row.colour,
    title: conversationTitle(state, conversation, me),
    other_user_id: otherUserId(conversation, me),
    last_message: messages.findLast(({ seq }) => !conversation.preference?.hidden_seqs.includes(seq)) ?? null,
    last_outbox,
    last_at: written_at !== null && (row.last_message_at === null || written_at > row.last_message_at) ? written_at : row.last_message_at,
    unread: unreadCount(conversation, me),
    mentions: mentionCount(conversation, me),
    pinned: conversation.preference?.pinned_at != null,
    muted: isMuted(conversation, now),
    archived: isArchived(conversation),
    draft: state.drafts.get(row.id) ?? '',
  };
}

function activityOf({ row, outbox }: ConversationState): number {
  return Math.max(Date.parse(row.last_message_at ?? row.created_at), outbox.at(-1)?.written_at ?? 0);
}
