import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import { toneWords } from './emoji-words.js';
import { withTone, type SkinTone } from './skin-tone.js';

const tones: readonly SkinTone[] = [0, 1, 2, 3, 4, 5];
const HAND = '✋';

export function toneButton(tone: SkinTone, is_open: boolean, toggle: () => void): TemplateResult {
  return html`<button type="button" class="icon-button tone" part="emoji-tone" aria-label=${toneWords(tone)} title=${toneWords(tone)} aria-expanded=${String(is_open)}
    @click=${toggle}>${withTone(HAND, tone)}</button>`;
}

/** The tones side by side: one stop of Tab, arrows move and choose. */
export function toneChoice(tone: SkinTone, choose: (tone: SkinTone) => void, done: () => void): TemplateResult {
  const onKeydown = (event: KeyboardEvent): void => {
    const is_rtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const steps: Readonly<Record<string, number>> = { ArrowRight: is_rtl ? -1 : 1, ArrowLeft: is_rtl ? 1 : -1, ArrowDown: 1, ArrowUp: -1 };
    const by = steps[event.key];
    if (by !== undefined) {
      const to = tones[(tone + by + tones.length) % tones.length] ?? 0;
      choose(to);
      (event.currentTarget as Element).querySelectorAll('button')[to]?.focus();
    } else if (event.key === 'Enter' || event.key === 'Escape' || event.key === ' ') done();
    else return;
    event.preventDefault();
  };
  return html`<div class="tones" role="radiogroup" aria-label=${msg('Skin tone')} @keydown=${onKeydown}>${tones.map((each) => html`<button type="button" role="radio"
    part="emoji-tone" aria-checked=${String(each === tone)} tabindex=${each === tone ? 0 : -1} aria-label=${toneWords(each)} title=${toneWords(each)}
    @click=${() => { choose(each); done(); }}>${withTone(HAND, each)}</button>`)}</div>`;
}
