import { msg } from '@lit/localize';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../../locales/formats.js';

/** A day's line says which it is, and leads to others. Tab passes it by: the menu of the conversation leads there too. */
export function dayButton(at: string | number, { formats, today }: { readonly formats: Formats | null; readonly today: number }): TemplateResult {
  return html`<button type="button" data-action="date" data-at=${at} tabindex="-1" aria-haspopup="dialog" title=${msg('Jump to date')}>${formats?.day(at, today)}</button>`;
}
