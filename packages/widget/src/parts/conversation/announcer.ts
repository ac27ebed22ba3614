import { msg, str } from '@lit/localize';
import type { Message } from '@tenant-chat/protocol/schemas';
import type { People } from './message-item.js';
import { plainText } from './rich-text.js';
import { systemWords } from './system-words.js';

/** More at once are only counted. */
const READ_OUT_MAX = 2;
const TEXT_MAX = 200;

/** What a screen reader says when messages of others arrive. */
export function newsText(news: readonly Pick<Message, 'sender_id' | 'content' | 'system'>[], people: People): string {
  if (news.length > READ_OUT_MAX) return msg(str`${news.length} new messages`);
  return news.map((message) => systemWords(message, people) ?? msg(str`${people.nameOf(message.sender_id)}: ${plainText(message.content, people).slice(0, TEXT_MAX)}`)).join('. ');
}
