import { msg, str } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import type { Message, Reaction } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
import { spokenLocale } from '../../../locales/localization.js';
import { pluralOf } from '../../unread-text.js';
import type { People } from '../message-item.js';
import { whetherMine } from './whether-mine.js';

const NAMED_MAX = 3;

/** Under a bubble: what people reacted with. The list hears the presses: `react` (with `data-emoji`) and `pick-reaction`. */
export function reactionChips(message: Message, { client, me, nameOf }: People & { readonly client: ChatClient }): TemplateResult | typeof nothing {
  const { reactions } = message;
  if (reactions.length === 0) return nothing;
  const add = msg('Add a reaction');
  return html`<div class="reactions" part="reactions" role="group" aria-label=${msg('Reactions')}
    >${reactions.map((reaction) => {
      const who = whoReacted(reaction, me, nameOf);
      return html`<button type="button" class="reaction" part="reaction" tabindex="-1" data-action="react" data-emoji=${reaction.emoji} title=${who}
        aria-label=${`${reaction.emoji} ${reaction.count}${who && `: ${who}`}`} aria-pressed=${whetherMine(client, message, reaction, me)}
        ><span>${reaction.emoji}</span><span class="count">${reaction.count}</span></button>`;
    })}<button type="button" class="reaction add" part="reaction-add" tabindex="-1" data-action="pick-reaction" aria-label=${add} title=${add}>+</button></div>`;
}

/** "You, Ana, Bruno and 2 others"; '' where none of them is known here, as in a large group. */
export function whoReacted({ count, user_ids }: Reaction, me: string, nameOf: (user_id: string) => string): string {
  const ids = user_ids.includes(me) ? [me, ...user_ids.filter((id) => id !== me)] : user_ids;
  const names = ids.map((id) => (id === me ? msg('You') : nameOf(id))).filter((name) => name !== '').slice(0, NAMED_MAX);
  if (names.length === 0) return '';
  const others = count - names.length;
  if (others > 0) names.push(pluralOf(others) === 'one' ? msg(str`${others} other`) : msg(str`${others} others`));
  return new Intl.ListFormat(spokenLocale()).format(names);
}
