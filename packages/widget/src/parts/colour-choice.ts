import { msg } from '@lit/localize';
import { css, html, nothing, type TemplateResult } from 'lit';

/** The colours of a group's picture, as radio buttons named `colour`. Needs `colourChoiceStyles` and `avatarStyles`. */
export function colourChoice(shown: number, chosen?: (colour: number) => void): TemplateResult {
  return html`<fieldset class="colours" part="group-colour"><legend>${msg('Colour')}</legend>
    ${colourNames().map((name, colour) => html`<label class="swatch colour-${colour}" title=${name}><input type="radio" name="colour" .value=${String(colour)}
      aria-label=${name} .checked=${shown === colour} @change=${chosen ? () => chosen(colour) : nothing} /><i></i></label>`)}</fieldset>`;
}

/** Of `--hue` 20 to 340 (avatar.styles.ts). */
export function colourNames(): readonly string[] {
  return [msg('Red'), msg('Orange'), msg('Yellow'), msg('Green'), msg('Turquoise'), msg('Blue'), msg('Purple'), msg('Pink')];
}

export const colourChoiceStyles = css`
  .colours {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 40px));
  }
  legend {
    padding: 0 0 6px;
    color: var(--tc-text-muted);
    font-size: var(--tc-font-size-small);
    font-weight: 600;
  }
  .swatch {
    position: relative;
    display: grid;
    align-items: center;
    min-block-size: max(32px, var(--tc-target));
    cursor: pointer;
  }
  .swatch input {
    position: absolute;
    inset: 0;
    opacity: 0;
  }
  .swatch i {
    inline-size: min(100% - 8px, 32px);
    aspect-ratio: 1;
    border-radius: 30%;
    background: light-dark(oklch(0.9 0.06 var(--hue)), oklch(0.42 0.08 var(--hue)));
  }
  .swatch input:checked + i {
    box-shadow: 0 0 0 2px var(--tc-surface), 0 0 0 4px var(--tc-accent-ink);
  }
  .swatch input:focus-visible + i {
    outline: var(--tc-focus);
    outline-offset: 4px;
  }
  @media (forced-colors: active) {
    .swatch i {
      forced-color-adjust: none;
    }
    .swatch input:checked + i {
      outline: 3px solid Highlight;
      outline-offset: 1px;
    }
  }
`;
