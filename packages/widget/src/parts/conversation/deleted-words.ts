import { msg } from '@lit/localize';
import type { MessageItem } from './message-item.js';

/** What stands in the place of a message that is gone. */
export function deletedWords({ mine }: MessageItem): string {
  return mine ? msg('You deleted this message') : msg('This message was deleted');
}
