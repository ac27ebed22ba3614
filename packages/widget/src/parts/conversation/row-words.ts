import { msg, str } from '@lit/localize';
import type { Formats } from '../../locales/formats.js';
import { deletedWords } from './deleted-words.js';
import type { MessageItem, People } from './message-item.js';
import { plainText } from './rich-text.js';
import { tickWords } from './tick.js';

const LABEL_MAX = 300;

interface Reader extends People {
  readonly formats: Formats | null;
  readonly is_group: boolean;
}

/** What is read out when the keyboard comes to the row. */
export function rowWords(item: MessageItem, context: Reader): string {
  const { message, outbox } = item;
  const who = item.mine ? msg('You') : context.nameOf(message?.sender_id ?? '');
  const text = message?.deleted_at != null ? deletedWords(item) : plainText(message?.content ?? outbox?.content ?? '', context).slice(0, LABEL_MAX);
  const when = context.formats?.time(message?.created_at ?? outbox?.written_at ?? 0) ?? '';
  return [msg(str`${who}: ${text}`), when, tickWords(item, context.is_group)].filter((part) => part !== '').join(', ');
}
