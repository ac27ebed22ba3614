import { css, html, type TemplateResult } from 'lit';
import { icons } from '../theme/icons.js';
import { isEscape } from './conversation/enter-key.js';

export interface SearchField {
  readonly label: string;
  /** Where the label is too long for the field. */
  readonly placeholder?: string;
  readonly value: string;
  readonly input: (value: string) => void;
}

/** A field to find by, of no form: Enter sends nothing off. Esc empties it; in an empty field Esc goes on to what is around it. */
export function searchField({ label, placeholder, value, input }: SearchField): TemplateResult {
  const onKeydown = (event: KeyboardEvent): void => {
    if (!isEscape(event) || value === '') return;
    event.preventDefault();
    input('');
  };
  return html`<label class="search" part="search">${icons.search}
    <input type="search" form="" .value=${value} placeholder=${placeholder ?? label} aria-label=${label} maxlength="100" autocomplete="off" spellcheck="false"
      enterkeyhint="search" @input=${(event: InputEvent) => input((event.target as HTMLInputElement).value)} @keydown=${onKeydown} />
  </label>`;
}

export const searchStyles = css`
  .search {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: max(36px, var(--tc-target));
    padding-inline: 10px;
    border-radius: var(--tc-radius-small);
    background: var(--tc-sunken);
    color: var(--tc-text-muted);
    box-shadow: inset 0 0 0 1px transparent;
    cursor: text;
  }
  .search input {
    flex: 1;
    min-inline-size: 0;
    color: var(--tc-text);
    outline: none;
    text-overflow: ellipsis;
  }
`;
