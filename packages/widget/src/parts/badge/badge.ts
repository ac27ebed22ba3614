import { html, nothing, type TemplateResult } from 'lit';
import { badgeText, type Unread } from '../../session/badge-text.js';

/** The number of messages that wait; muted ones are told without colour. A template; needs `badgeStyles`. The words belong to the row. */
export function badge(unread: Unread, part: 'tab-badge' | 'row-unread'): TemplateResult | typeof nothing {
  const text = badgeText(unread);
  if (text === null) return nothing;
  return html`<span class="badge ${unread.muted_only ? 'muted' : ''}" part=${part} aria-hidden="true">${text}</span>`;
}
