import { html, nothing, type TemplateResult } from 'lit';

export interface Notice {
  readonly icon?: TemplateResult;
  /** One sentence. */
  readonly text: string;
  /** One button. */
  readonly button?: { readonly label: string; readonly press: () => void } | undefined;
  /** Something went wrong: read out at once. */
  readonly is_error?: boolean;
}

/** What stands where a list would: one sentence and one button. Needs `noticeStyles`. */
export function notice({ icon, text, button, is_error }: Notice): TemplateResult {
  return html`<div class="notice" part=${is_error ? 'error' : 'empty'} role=${is_error ? 'alert' : nothing}>
    ${icon ? html`<span class="notice-icon">${icon}</span>` : nothing}
    <p>${text}</p>
    ${button
      ? html`<button type="button" class="button quiet" part="notice-button" @click=${button.press}>${button.label}</button>`
      : nothing}
  </div>`;
}
