import { msg } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';

export interface Confirmation {
  /** The message that it is about. */
  readonly quoted?: string;
  readonly question: string;
  /** What is done, in a word. */
  readonly action: string;
  /** It can be taken back. */
  readonly is_harmless?: boolean;
  readonly yes: () => void;
  readonly no: () => void;
}

/** Asks in place before something that can not be taken back. Whoever shows it puts the focus on its first button, which changes nothing. */
export function confirmation({ quoted, question, action, is_harmless = false, yes, no }: Confirmation): TemplateResult {
  return html`<div class="confirm" part="question" role="group" aria-labelledby="question"
    >${quoted ? html`<blockquote dir="auto">${quoted}</blockquote>` : nothing}<p id="question">${question}</p>
    <div><button type="button" class="button quiet" @click=${no}>${msg('Cancel')}</button>
      <button type="button" class="button ${is_harmless ? '' : 'danger'}" part="confirm" @click=${yes}>${action}</button></div></div>`;
}
