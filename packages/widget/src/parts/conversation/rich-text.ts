import { msg } from '@lit/localize';
import { conversationTitle, type ChatClient } from '@tenant-chat/client';
import type { Message } from '@tenant-chat/protocol/schemas';
import { parseMessage } from './formatting/parse-message.js';
import { treeText, type NameOf } from './formatting/plain-text.js';
import { linkWords } from './formatting/render-link.js';
import { renderBlocks } from './formatting/render-message.js';

interface Item {
  readonly message: Pick<Message, 'content' | 'mentions' | 'sender_id'> | null;
  /** What is not sent yet. */
  readonly outbox: Pick<Message, 'content'> | null;
}

interface People {
  readonly me: string;
  /** '' while a person is not known. */
  readonly nameOf: (user_id: string) => string;
}

/** A message as it was meant: bold, lists, links, names; elements and text nodes, never HTML. */
export function richText({ message, outbox }: Item, { me, nameOf, client: { state } }: People & { readonly client: Pick<ChatClient, 'state'> }): unknown {
  // Of the mentions in the text, those whom the server found in the conversation are meant.
  const isMeant = (who: string): boolean => (who === 'all' || who === me) && message?.sender_id !== me && message?.mentions.includes(who) === true;
  const titleOf = (conversation_id: string): string | null => {
    const conversation = state.conversations.get(conversation_id);
    return conversation ? conversationTitle(state, conversation, me) : null;
  };
  return renderBlocks(parseMessage(message?.content ?? outbox?.content ?? ''), { nameOf: namesBy(nameOf), isMeant, titleOf });
}

/** The same in words alone: for labels, previews, what is read out. */
export function plainText(content: string, { nameOf }: Pick<People, 'nameOf'>): string {
  return treeText(parseMessage(content), namesBy(nameOf), linkWords);
}

/** How people are called after an `@`. */
export function namesBy(nameOf: People['nameOf']): NameOf {
  return (who) => (who === 'all' ? msg('all') : nameOf(who) || msg('someone'));
}
