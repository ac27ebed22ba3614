import { msg, str } from '@lit/localize';
import type { Tick } from '@tenant-chat/client';
import type { MessageItem } from './message-item.js';
import type { RowContext } from './message-row.js';
import { plainText } from './rich-text.js';

const LABEL_MAX = 300;

const words: Record<Tick, () => string> = {
  waiting: () => msg('Waiting to be sent'),
  sending: () => msg('Sending'),
  sent: () => msg('Sent'),
  delivered: () => msg('Delivered'),
  read: () => msg('Read'),
  failed: () => msg('Not sent'),
};

/** How far my message has come; '' of those of others. */
export function tickWords({ tick, read_by }: MessageItem, is_group: boolean): string {
  if (tick === null) return '';
  return is_group && tick === 'read' ? msg(str`Read by ${read_by}`) : words[tick]();
}

export function deletedWords({ mine }: MessageItem): string {
  return mine ? msg('You deleted this message') : msg('This message was deleted');
}

/** What is read out when the keyboard comes to the row. */
export function rowWords(item: MessageItem, context: RowContext): string {
  const { message, outbox } = item;
  const who = item.mine ? msg('You') : context.nameOf(message?.sender_id ?? '');
  const text = message?.deleted_at != null ? deletedWords(item) : plainText(message?.content ?? outbox?.content ?? '', context).slice(0, LABEL_MAX);
  const when = context.formats?.time(message?.created_at ?? outbox?.written_at ?? 0) ?? '';
  return [msg(str`${who}: ${text}`), when, tickWords(item, context.is_group)].filter((part) => part !== '').join(', ');
}
