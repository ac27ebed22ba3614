import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../locales/formats.js';

/** `Today at 14:32`, `12 Mar at 14:32`: short enough for a line; the full date on hover. Empty before there are formats. */
export function moment(at: string, formats: Formats | null): TemplateResult {
  const [day, time] = [formats?.day(at, Date.now()), formats?.time(at)];
  return html`<time class="sub" datetime=${at} title=${formats?.full(at) ?? nothing}>${day && time ? msg(str`${day} at ${time}`) : nothing}</time>`;
}
