import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

const shapes = ['long', 'short', 'mine', 'long', 'mine short', 'short'];

/** Bubbles to come; the sheet keeps them invisible for the first 300 ms. */
export function messageSkeletons(): TemplateResult {
  return html`<div class="message-skeletons" part="skeleton" role="status" aria-label=${msg('Loading…')}>
    ${shapes.map((shape) => html`<span class=${shape}></span>`)}
  </div>`;
}
