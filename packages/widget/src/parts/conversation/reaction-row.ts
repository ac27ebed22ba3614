import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageItem, People } from './message-item.js';

const NAMES = 3;

/** Under a bubble: each kind of reaction with how many, pressed where I am among them. */
export function reactionRow({ message }: MessageItem, { me, nameOf }: People): TemplateResult | typeof nothing {
  if (!message || message.reactions.length === 0) return nothing;
  return html`<div class="reactions" part="reactions">${message.reactions.map(({ emoji, count, user_ids }) => {
    const names = user_ids.slice(0, NAMES).map((id) => (id === me ? msg('You') : nameOf(id))).filter((name) => name !== '');
    const who = count > names.length ? msg(str`${names.join(', ')} and ${count - names.length} more`) : names.join(', ');
    return html`<button type="button" class="reaction" part="reaction" data-action="reaction" data-emoji=${emoji} aria-pressed=${String(user_ids.includes(me))}
      aria-label=${msg(str`${emoji}: ${who}`)} title=${who}>${emoji}<span>${count}</span></button>`;
  })}</div>`;
}
