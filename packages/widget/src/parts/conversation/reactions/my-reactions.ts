import type { ChatClient } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { toldMine } from './told-mine.js';

type Place = Pick<Message, 'id' | 'conversation_id' | 'version'>;

interface Known {
  version: number;
  /** ms since 1970; in the future while it waits for its turn. */
  readonly asked_at: number;
  readonly kinds: Promise<ReadonlySet<string>>;
}

/** A message on which hundreds react changes all the time, and mine with it only if I do so on another device. */
const AGAIN_MS = 10_000;

const knownOf = new WeakMap<ChatClient, Map<string, Known>>();

/** The kinds of a message that are mine, asked of the server; anew when the message changed, and not all the time. Rejects with ApiError. */
export function myReactions(client: ChatClient, { id, conversation_id, version }: Place): Promise<ReadonlySet<string>> {
  const known = knownOf.get(client) ?? new Map<string, Known>();
  knownOf.set(client, known);
  const held = known.get(id);
  const now = Date.now();
  if (held && (held.version >= version || held.asked_at > now)) {
    held.version = Math.max(held.version, version);
    return held.kinds;
  }
  const asked_at = held ? Math.max(now, held.asked_at + AGAIN_MS) : now;
  const kinds = new Promise((resolve) => setTimeout(resolve, asked_at - now))
    .then(() => client.call('list_reactions', { conversation_id, message_id: id, mine: true }))
    .then(({ reactions }) => new Set(reactions.map(({ emoji }) => emoji)));
  known.set(id, { version, asked_at, kinds });
  kinds.catch(() => known.delete(id));
  return kinds;
}

/** Whether I reacted with it. */
export async function isMine(client: ChatClient, message: Message, me: string, emoji: string): Promise<boolean> {
  const kind = message.reactions.find((each) => each.emoji === emoji);
  return kind ? (toldMine(kind, me) ?? (await myReactions(client, message)).has(emoji)) : false;
}

/** What I did is known without asking. @param message as the server answered */
export function noteMine(client: ChatClient, { id, version }: Place, emoji: string, reacted: boolean): void {
  const known = knownOf.get(client);
  const held = known?.get(id);
  if (!known || !held) return;
  const kinds = held.kinds.then((before) => new Set([...before].filter((each) => each !== emoji).concat(reacted ? emoji : [])));
  known.set(id, { version, asked_at: Math.min(held.asked_at, Date.now()), kinds });
}
