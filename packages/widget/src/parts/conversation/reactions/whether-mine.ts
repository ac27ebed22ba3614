import type { ChatClient } from '@tenant-chat/client';
import type { Message, Reaction } from '@tenant-chat/protocol/schemas';
import { noChange } from 'lit';
import { directive, Directive, type AttributePart } from 'lit/directive.js';
import { toldMine } from './told-mine.js';

/** Sets `aria-pressed`: at once where the row says whether it is mine, else as far as that is known, and when the server has said it. */
class WhetherMine extends Directive {
  #shown: Reaction | null = null;

  override render(_client: ChatClient, _message: Message, _reaction: Reaction, _me: string): typeof noChange {
    return noChange;
  }

  override update({ element }: AttributePart, [client, message, reaction, me]: Parameters<this['render']>): typeof noChange {
    const told = toldMine(reaction, me);
    if (told !== null || this.#shown?.emoji !== reaction.emoji) element.ariaPressed = String(told === true);
    this.#shown = reaction;
    if (told === null) void import('./my-reactions.js').then(async ({ followMine, isMine }) => {
      // By then the button may show another kind.
      const show = (): void => {
        if (this.#shown === reaction) element.ariaPressed = String(isMine(client, message.id, reaction, me));
      };
      show();
      await followMine(client, message);
      show();
    }).catch(() => {});
    return noChange;
  }
}

export const whetherMine = directive(WhetherMine);
