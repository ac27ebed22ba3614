import type { Conversation, ConversationRow, Message, Preference } from '@tenant-chat/protocol/schemas';
import { sql } from 'drizzle-orm';
import type { Actor } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { list } from '../db/list.js';
import type { Transaction } from '../db/transaction.js';
import { conversationRows } from '../feed/rows/conversation-rows.js';
import { messageRows } from '../feed/rows/message-rows.js';
import { untold } from '../feed/rows/participant-rows.js';
import { preferenceRows } from '../feed/rows/preference-rows.js';
import { readStandings, type Standing } from './read-standings.js';

/** Conversations of the actor with what is hers in them, in the order of `ids`; those that she is not in are left out. */
export async function readConversations(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<Conversation[]> {
  if (ids.length === 0) return [];
  const [rows, preferences, standings] = await Promise.all([
    conversationRows(tx, actor.tenant_id, ids),
    preferenceRows(tx, actor.tenant_id, actor.user_id, ids),
    readStandings(tx, actor, ids),
  ]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const preferenceOf = new Map(preferences.map((row) => [row.conversation_id, row]));
  const mine = ids.flatMap((id) => {
    const row = rowOf.get(id);
    const preference = preferenceOf.get(id);
    const standing = standings.get(id);
    return row === undefined || preference === undefined || standing === undefined ? [] : [{ row, preference, standing }];
  });
  const lastMessageOf = await readLastMessages(tx, actor.tenant_id, mine);
  return mine.map(({ row, preference, standing }) => ({
    ...(standing.told ? row : { ...row, participants: row.participants.map(untold) }),
    last_message: lastMessageOf.get(row.id) ?? null,
    mine: mineOf(row, preference, standing),
  }));
}

/** One of the actor's conversations, or ChatError conversation_not_found. */
export async function readConversation(tx: Transaction, actor: Actor, conversation_id: string): Promise<Conversation> {
  const [conversation] = await readConversations(tx, actor, [conversation_id]);
  if (conversation === undefined) throw new ChatError('conversation_not_found');
  return conversation;
}

interface OwnRow {
  readonly row: ConversationRow;
  readonly preference: Preference;
}

/** conversation_id -> its newest message, where the actor's history window holds it. */
async function readLastMessages(tx: Transaction, tenant_id: string, own: readonly OwnRow[]): Promise<Map<string, Message>> {
  const shown = own.filter(({ row, preference }) => row.last_seq >= Math.max(1, preference.first_seq)).map(({ row }) => row);
  if (shown.length === 0) return new Map();
  const places = sql`select * from unnest(${list(shown.map((row) => row.id))}::uuid[], ${list(shown.map((row) => row.last_seq))}::bigint[])`;
  const messages = await messageRows(tx, tenant_id, sql`(m.conversation_id, m.seq) in (${places})`);
  return new Map(messages.map((message) => [message.conversation_id, message]));
}

function mineOf(row: ConversationRow, preference: Preference, standing: Standing): Conversation['mine'] {
  const { conversation_id: _, ...own } = preference;
  return {
    unread_count: standing.unread_count,
    read_seq: standing.read_seq,
    archived: preference.archived_seq !== null && row.last_seq <= preference.archived_seq,
    role: standing.role,
    ...own,
  };
}
