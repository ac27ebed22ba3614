import { msg } from '@lit/localize';
import { parseMessage } from './formatting/parse-message.js';
import { treeText, type NameOf } from './formatting/plain-text.js';
import { renderBlocks } from './formatting/render-message.js';
import type { MessageItem, People } from './message-item.js';

/** A message as it was meant: bold, lists, links, names; elements and text nodes, never HTML. */
export function richText({ message, outbox }: Pick<MessageItem, 'message' | 'outbox'>, { me, nameOf }: People): unknown {
  // Of the mentions in the text, those whom the server found in the conversation are meant.
  const isMeant = (who: string): boolean => (who === 'all' || who === me) && message?.mentions.includes(who) === true;
  return renderBlocks(parseMessage(message?.content ?? outbox?.content ?? ''), { nameOf: namesBy(nameOf), isMeant });
}

/** The same in words alone: for labels, previews, what is read out. */
export function plainText(content: string, { nameOf }: Pick<People, 'nameOf'>): string {
  return treeText(parseMessage(content), namesBy(nameOf));
}

function namesBy(nameOf: People['nameOf']): NameOf {
  return (who) => (who === 'all' ? msg('all') : nameOf(who) || msg('someone'));
}
