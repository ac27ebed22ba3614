import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

export interface Notice {
  readonly icon?: TemplateResult;
  /** One sentence. */
  readonly text: string;
  /** One button. */
  readonly button?: { readonly label: string; readonly press: () => void; readonly part?: string } | undefined;
  /** Something went wrong: read out at once. */
  readonly is_error?: boolean;
}

/** What stands where a list would: one sentence and one button. Needs `stateStyles`. */
export function notice({ icon, text, button, is_error }: Notice): TemplateResult {
  return html`<div class="notice" part=${is_error ? 'error' : 'empty'} role=${is_error ? 'alert' : nothing}>
    ${icon ? html`<span class="notice-icon">${icon}</span>` : nothing}
    <p>${text}</p>
    ${button
      ? html`<button type="button" class="button quiet" part=${button.part ?? 'notice-button'} @click=${button.press}>${button.label}</button>`
      : nothing}
  </div>`;
}

/** Rows to come, in the measures of the real ones; the sheet keeps them invisible for the first 300 ms. */
export function skeletonRows(count: number): TemplateResult {
  return html`<div class="skeletons" part="skeleton" role="status" aria-label=${msg('Loading…')}>
    ${Array.from({ length: count }, () => html`<div class="skeleton"><span class="disc"></span><span class="line"></span><span class="line short"></span></div>`)}
  </div>`;
}
