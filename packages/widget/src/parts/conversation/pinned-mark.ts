import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';

export function pinnedMark(): TemplateResult {
  return html`<span class="pinned" role="img" aria-label=${msg('Pinned')} title=${msg('Pinned')}>${icons.pin}</span>`;
}
