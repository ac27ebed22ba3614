import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';

export function readAllButton(press: () => void): TemplateResult {
  const words = msg('Mark all as read');
  return html`<button type="button" class="icon-button read-all" part="read-all" aria-label=${words} title=${words} @click=${press}>${icons.double_check}</button>`;
}
