import type { ChatClient, SessionState } from '@tenant-chat/client';
import type { Message, Reaction } from '@tenant-chat/protocol/schemas';
import { toldMine } from './told-mine.js';

interface Known {
  /** Those of the message that are mine. */
  kinds: ReadonlySet<string>;
  /** Versions of the message: what the kinds were asked for, and what they are wanted for. */
  told: number;
  wanted: number;
  /** On its way, or waiting for its turn. */
  asking: Promise<void> | null;
}

/** Hundreds who look at a message hear at once that it changed, and it is mine that changed only if I was on another device: each asks some time within this. */
const SPREAD_MS = 5_000;

/** More messages than anybody looks at: the ones that were asked about first are forgotten. */
const MOST_KNOWN = 1_000;

/** By person, and message. */
const knownOf = new WeakMap<SessionState, Map<string, Known>>();

/** Whether a kind is mine: as the row says, and where it does not as far as the server was asked. */
export function isMine(client: ChatClient, message_id: string, reaction: Reaction, me: string): boolean {
  return toldMine(reaction, me) ?? knownOf.get(client.state.session)?.get(message_id)?.kinds.has(reaction.emoji) ?? false;
}

/** Asks the server which kinds are mine: at once the first time, later when the message changed. Resolves when that is known, or could not be asked: then the next call asks. */
export async function followMine(client: ChatClient, message: Message): Promise<void> {
  const known = knownAt(client, message.id);
  known.wanted = Math.max(known.wanted, message.version);
  if (known.told < known.wanted) known.asking ??= ask(client, message, known);
  await known.asking;
}

/** What I do is known without asking. */
export function noteMine(client: ChatClient, message_id: string, emoji: string, reacted: boolean): void {
  const known = knownAt(client, message_id);
  const others = [...known.kinds].filter((each) => each !== emoji);
  known.kinds = new Set(reacted ? [...others, emoji] : others);
}

function knownAt({ state: { session } }: ChatClient, message_id: string): Known {
  const all = knownOf.get(session) ?? new Map<string, Known>();
  knownOf.set(session, all);
  const known = all.get(message_id) ?? { kinds: new Set<string>(), told: -1, wanted: -1, asking: null };
  all.set(message_id, known);
  for (const first of all.keys()) if (all.size > MOST_KNOWN) all.delete(first);
  return known;
}

async function ask(client: ChatClient, { id, conversation_id }: Message, known: Known): Promise<void> {
  try {
    while (known.told < known.wanted) {
      if (known.told >= 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * SPREAD_MS));
      const { wanted, kinds } = known;
      const { reactions } = await client.call('list_reactions', { conversation_id, message_id: id, mine: true });
      // I reacted meanwhile: the answer may be of before that.
      if (known.kinds !== kinds) continue;
      known.kinds = new Set(reactions.map(({ emoji }) => emoji));
      known.told = wanted;
    }
  } catch {
    known.wanted = known.told;
  }
  known.asking = null;
}
