import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

/** Rows to come, in the measures of the real ones; the sheet keeps them invisible for the first 300 ms. */
export function skeletonRows(count: number): TemplateResult {
  return html`<div class="skeletons" part="skeleton" role="status" aria-label=${msg('Loading…')}>
    ${Array.from({ length: count }, () => html`<div class="skeleton"><span class="disc"></span><span class="line"></span><span class="line short"></span></div>`)}
  </div>`;
}
