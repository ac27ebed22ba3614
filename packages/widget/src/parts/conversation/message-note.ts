import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineItem } from '@tenant-chat/client';
import { codeWords } from './error-words.js';
import type { MessageItem } from './message-item.js';

/** What is wrong with a message, and what can be done about it. The list listens for the presses. */
export function messageNote(item: MessageItem, next: TimelineItem | undefined, is_offline: boolean): TemplateResult | typeof nothing {
  if (item.tick === 'failed')
    return html`<div class="failed" part="failed" role="group" aria-label=${msg('Not sent')}
      ><span>${msg('Not sent.')} ${codeWords(item.outbox?.error ?? null)}</span
      ><button type="button" part="retry" data-action="retry">${msg('Retry')}</button
      ><button type="button" part="delete" data-action="discard">${msg('Delete')}</button></div>`;
  const is_last_waiting = item.tick === 'waiting' && !(next?.kind === 'message' && next.tick === 'waiting');
  if (is_offline && is_last_waiting)
    return html`<div class="waiting" part="waiting">${msg('Will be sent when you are back online')}</div>`;
  return nothing;
}
