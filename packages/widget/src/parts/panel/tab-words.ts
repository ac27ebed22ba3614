import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Unread } from '../../session/badge-text.js';
import { unreadText } from '../unread-text.js';

/** What the badge of a tab says to who does not see it. */
export function tabWords({ count, muted_only }: Unread): TemplateResult | typeof nothing {
  if (count === 0 && !muted_only) return nothing;
  return html`<span class="visually-hidden">, ${count > 0 ? unreadText(count) : msg('news in muted conversations')}</span>`;
}
