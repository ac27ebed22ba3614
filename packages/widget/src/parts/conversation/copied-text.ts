import type { Message } from '@tenant-chat/protocol/schemas';
import { decodeMentions } from './mentions/mention-text.js';
import { namesBy } from './rich-text.js';
import { systemWords } from './system-words.js';

/** What a message is copied as. */
export interface CopiedMessage {
  readonly author: string;
  /** `Thursday, 12 March 2026 at 14:32` */
  readonly at: string;
  readonly text: string;
  /** Where the one before is of the same author and group, its line stands for both. */
  readonly continues: boolean;
}

/** Messages as plain text: a line with author and time, then the words; no buttons, no ticks. */
export function copiedText(messages: readonly CopiedMessage[]): string {
  return messages.map(({ author, at, text, continues }, n) => (continues && n > 0 ? text : `${n > 0 ? '\n' : ''}${author}, ${at}\n${text}`)).join('\n');
}

/** One message as it was typed: with its markers, and names for mentions. Pasted into a composer it is the same message again. */
export function sourceText(message: Pick<Message, 'content' | 'system' | 'sender_id'>, nameOf: (user_id: string) => string): string {
  // Who reads it elsewhere is somebody else: names, and no "you".
  return systemWords(message, { me: '', nameOf }) ?? decodeMentions(message.content, namesBy(nameOf));
}
