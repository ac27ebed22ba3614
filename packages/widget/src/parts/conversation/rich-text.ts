import { msg } from '@lit/localize';
import type { Message } from '@tenant-chat/protocol/schemas';
import { parseMessage } from './formatting/parse-message.js';
import { treeText, type NameOf } from './formatting/plain-text.js';
import { renderBlocks } from './formatting/render-message.js';

interface People {
  readonly me: string;
  /** '' while a person is not known. */
  readonly nameOf: (user_id: string) => string;
}

/** A message as it was meant: bold, lists, links, names; elements and text nodes, never HTML. `mentions`: whom the server found in it. */
export function richText(content: string, mentions: Message['mentions'], people: People): unknown {
  const is_for_all = mentions.includes('all');
  const isMeant = (who: string): boolean => (who === 'all' ? is_for_all : who === people.me && mentions.includes(who));
  return renderBlocks(parseMessage(content), { nameOf: namesBy(people.nameOf), isMeant });
}

/** The same in words alone: for labels, previews, what is read out. */
export function plainText(content: string, nameOf: People['nameOf']): string {
  return treeText(parseMessage(content), namesBy(nameOf));
}

function namesBy(nameOf: People['nameOf']): NameOf {
  return (who) => (who === 'all' ? msg('all') : nameOf(who) || msg('someone'));
}
