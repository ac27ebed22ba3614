import type { ChatClient } from '@tenant-chat/client';
import type { Message, Reaction } from '@tenant-chat/protocol/schemas';

type Place = Pick<Message, 'id' | 'conversation_id' | 'version'>;

interface Known {
  kinds: ReadonlySet<string>;
  /** Of the message: what the kinds were asked for, and what they are wanted for. */
  told: number;
  wanted: number;
  /** On its way, or waiting for its turn. */
  asking: Promise<void> | null;
}

/**
 * Hundreds who look at a message hear of each change of it at once, and of mine it tells only when I made it on another device: so each
 * asks some time within this.
 */
const SPREAD_MS = 10_000;

const knownOf = new WeakMap<ChatClient, Map<string, Known>>();

/** Whether it is mine, as far as the row says; null: it names the first twenty people only, and I am none of them. */
export function toldMine({ count, user_ids }: Reaction, me: string): boolean | null {
  return user_ids.includes(me) || (count > user_ids.length ? null : false);
}

/** The same, and where the row does not say it as far as the server was asked. */
export function shownMine(client: ChatClient, id: string, reaction: Reaction, me: string): boolean {
  return toldMine(reaction, me) ?? knownOf.get(client)?.get(id)?.kinds.has(reaction.emoji) ?? false;
}

/** Asks the server for the kinds of a message that are mine: at once the first time, then when it changed. Resolves when they are known; null: they are. */
export function followMine(client: ChatClient, message: Place): Promise<void> | null {
  const known = knownAt(client, message.id);
  known.wanted = Math.max(known.wanted, message.version);
  if (known.told < known.wanted) known.asking ??= ask(client, message, known);
  return known.asking;
}

/** What I do is known without asking. */
export function noteMine(client: ChatClient, { id }: Place, emoji: string, reacted: boolean): void {
  const known = knownAt(client, id);
  const others = [...known.kinds].filter((each) => each !== emoji);
  known.kinds = new Set(reacted ? [...others, emoji] : others);
}

function knownAt(client: ChatClient, id: string): Known {
  const known = knownOf.get(client) ?? new Map<string, Known>();
  knownOf.set(client, known);
  const at = known.get(id) ?? { kinds: new Set<string>(), told: -1, wanted: -1, asking: null };
  known.set(id, at);
  return at;
}

/** What could not be asked is asked for with the next drawing. */
async function ask(client: ChatClient, { id, conversation_id }: Place, known: Known): Promise<void> {
  try {
    while (known.told < known.wanted) {
      if (known.told >= 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS));
      const { wanted, kinds } = known;
      const { reactions } = await client.call('list_reactions', { conversation_id, message_id: id, mine: true });
      // I may have reacted meanwhile: then the answer may be of before.
      if (known.kinds !== kinds) continue;
      known.kinds = new Set(reactions.map(({ emoji }) => emoji));
      known.told = wanted;
    }
  } catch {
    known.wanted = known.told;
  } finally {
    known.asking = null;
  }
}
