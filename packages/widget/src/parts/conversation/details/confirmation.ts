import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';

export interface Confirmation {
  readonly question: string;
  /** What is done, in a word. */
  readonly action: string;
  readonly yes: () => void;
  readonly no: () => void;
}

/** Asks in place before something that can not be taken back. Whoever shows it puts the focus on its first button, which changes nothing. */
export function confirmation({ question, action, yes, no }: Confirmation): TemplateResult {
  return html`<div class="confirm" part="question" role="group" aria-labelledby="question"><p id="question">${question}</p>
    <div><button type="button" class="button quiet" @click=${no}>${msg('Cancel')}</button>
      <button type="button" class="button danger" part="confirm" @click=${yes}>${action}</button></div></div>`;
}
