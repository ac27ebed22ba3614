import type { ChatClient } from '@tenant-chat/client';
import type { Message, Reaction } from '@tenant-chat/protocol/schemas';
import { noChange } from 'lit';
import { directive, Directive, type AttributePart } from 'lit/directive.js';
import { toldMine } from './told-mine.js';

/** Sets `aria-pressed`: at once where the row says whether it is mine, else when the server has said it; until then it stays as it was. */
class WhetherMine extends Directive {
  #emoji = '';

  override render(_client: ChatClient, _message: Message, _reaction: Reaction, _me: string): typeof noChange {
    return noChange;
  }

  override update({ element }: AttributePart, [client, message, reaction, me]: Parameters<this['render']>): typeof noChange {
    const { emoji } = reaction;
    const told = toldMine(reaction, me);
    if (told !== null || this.#emoji !== emoji) element.ariaPressed = String(told === true);
    this.#emoji = emoji;
    // A button may show another kind by then. What is not told is asked for again with the next change.
    if (told === null) import('./my-reactions.js').then(async ({ myReactions }) => {
      const kinds = await myReactions(client, message);
      if (this.#emoji === emoji) element.ariaPressed = String(kinds.has(emoji));
    }).catch(() => {});
    return noChange;
  }
}

export const whetherMine = directive(WhetherMine);
