import type { ChatClient } from '@tenant-chat/client';
import type { Message, Reaction } from '@tenant-chat/protocol/schemas';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import { followMine, shownMine, toldMine } from './my-reactions.js';

/** `true` or `false` for `aria-pressed`: at once where the row says it, else when the server has. */
class WhetherMine extends AsyncDirective {
  #asking: Promise<void> | null = null;

  render(client: ChatClient, message: Message, reaction: Reaction, me: string): boolean {
    const asking = toldMine(reaction, me) === null ? followMine(client, message) : null;
    const isMine = (): boolean => shownMine(client, message.id, reaction, me);
    this.#asking = asking;
    void asking?.then(() => {
      if (this.#asking === asking) this.setValue(isMine());
    });
    return isMine();
  }
}

export const whetherMine = directive(WhetherMine);
