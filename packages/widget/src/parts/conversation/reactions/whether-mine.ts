import type { ChatClient } from '@tenant-chat/client';
import type { Message, Reaction } from '@tenant-chat/protocol/schemas';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { myReactions, toldMine } from './my-reactions.js';

/** `true` or `false` for `aria-pressed`: at once where the row says it, else when the server has. */
class WhetherMine extends AsyncDirective {
  #emoji = '';
  #is_mine = false;

  render(client: ChatClient, message: Message, reaction: Reaction, me: string): boolean {
    const { emoji } = reaction;
    const told = toldMine(reaction, me);
    this.#is_mine = told ?? (this.#emoji === emoji && this.#is_mine);
    this.#emoji = emoji;
    if (told === null) {
      myReactions(client, message).then((kinds) => {
        if (this.#emoji === emoji) this.setValue((this.#is_mine = kinds.has(emoji)));
      }, () => {}); // Not told: it stays as it was, and is asked for again with the next change.
    }
    return this.#is_mine;
  }
}

export const whetherMine = directive(WhetherMine);
