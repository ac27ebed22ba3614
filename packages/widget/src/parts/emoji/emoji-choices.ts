import { keepChoice, readChoice, type ChatClient } from '@tenant-chat/client';
import { inTime } from '../in-time.js';
import type { SkinTone } from './skin-tone.js';

/** What a person chose of emoji on this device. */
export interface EmojiChoices {
  readonly tone: SkinTone;
  /** What she took last, the newest first, none twice. */
  readonly recent: readonly string[];
}

/** Three lines of the picker. */
export const MOST_RECENT = 24;
const NAME = 'emoji';
const nothing: EmojiChoices = { tone: 0, recent: [] };

/** Where nothing can be kept, it holds as long as the person is here. */
const held = new WeakMap<object, EmojiChoices>();

type Chooser = Pick<ChatClient, 'state' | 'tools'>;

/** What to show; a storage that takes long is not waited for. */
export async function emojiChoices(client: Chooser): Promise<EmojiChoices> {
  return (await inTime(readEmojiChoices(client))) ?? held.get(client.state.session) ?? nothing;
}

/** As kept: another page of the person may have written it. */
export async function readEmojiChoices(client: Chooser): Promise<EmojiChoices> {
  return ((await readChoice(client, NAME)) as EmojiChoices | undefined) ?? held.get(client.state.session) ?? nothing; // written below
}

export async function chooseTone(client: Chooser, tone: SkinTone): Promise<void> {
  await write(client, { ...(await readEmojiChoices(client)), tone });
}

/** She took one: it is the first at hand now. */
export async function noteEmoji(client: Chooser, emoji: string): Promise<void> {
  const before = await readEmojiChoices(client);
  await write(client, { ...before, recent: [...new Set([emoji, ...before.recent])].slice(0, MOST_RECENT) });
}

async function write(client: Chooser, choices: EmojiChoices): Promise<void> {
  held.set(client.state.session, choices);
  await keepChoice(client, NAME, choices);
}
