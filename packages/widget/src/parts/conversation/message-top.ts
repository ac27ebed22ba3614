import { msg } from '@lit/localize';
import type { Message } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
import { moreIcons } from '../../theme/more-icons.js';
import type { MessageItem, People } from './message-item.js';
import { plainText } from './rich-text.js';

const QUOTE_LENGTH = 200;

/** What stands above the text in a bubble: that it was forwarded, and what it answers. */
export function messageTop(item: MessageItem, context: People): TemplateResult | typeof nothing {
  const source = item.message ?? item.outbox;
  if (!source || item.message?.deleted_at != null) return nothing;
  const { is_forwarded, reply_to_id } = source;
  if (!is_forwarded && reply_to_id === null) return nothing;
  return html`${is_forwarded ? html`<span class="forwarded" part="forwarded">${moreIcons.forward}${msg('Forwarded')}</span>` : nothing
    }${reply_to_id === null ? nothing : quote(item.quoted, reply_to_id, context)}`;
}

/** Leads to its origin. Where that is not loaded it is asked for (reading.ts). */
function quote(quoted: Message | null | undefined, id: string, { me, nameOf }: People): TemplateResult {
  const is_gone = quoted === null || quoted?.deleted_at != null;
  const text = is_gone ? msg('This message was deleted') : quoted ? plainText(quoted.content, { nameOf }).slice(0, QUOTE_LENGTH) : '';
  return html`<button type="button" class="quote ${is_gone ? 'gone' : ''}" part="quote" tabindex="-1" data-action="quote" data-id=${id}
    ><span class="quote-author" dir="auto">${!quoted ? '' : quoted.sender_id === me ? msg('You') : nameOf(quoted.sender_id)}</span><span class="quote-text" dir="auto">${text}</span></button>`;
}
