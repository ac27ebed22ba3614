import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { draw, path } from '../../../theme/icons.js';
import { isEscape } from '../enter-key.js';
import { keepFocus } from '../keep-focus.js';
import { formatToolsIfLoaded, loadFormatTools } from './load-format-tools.js';
import { isBarShown } from './shown-bars.js';

const letters = draw(20, path('m3 18 5-13 5 13M4.800 14h6.400M21 12v6m0-3a3 3 0 1 1-6 0 3 3 0 0 1 6 0'));

/** Opens and closes the bar; stands in the field, which keeps the focus. */
export function formatButton(client: ChatClient, host: LitElement, failed: (error: unknown) => void): TemplateResult {
  const name = msg('Formatting');
  const press = (): void => void loadFormatTools().then(({ toggleBar }) => toggleBar(client, host)).catch(failed);
  const leave = (event: KeyboardEvent): void => {
    if (!isEscape(event) || !isBarShown(client)) return;
    event.preventDefault();
    press();
  };
  return html`<button type="button" class="icon-button" part="format-button" aria-label=${name} title=${name} aria-expanded=${String(isBarShown(client))}
    @pointerdown=${keepFocus} @click=${press} @keydown=${leave}>${letters}</button>`;
}

/** Stands above the field where it is open. */
export function formatBar(client: ChatClient, field: HTMLTextAreaElement | null): TemplateResult | typeof nothing {
  return isBarShown(client) ? html`<tenant-chat-format-bar part="format-bar" exportparts="format-tool" .field=${field}></tenant-chat-format-bar>` : nothing;
}

/** A key in the field; whether it was one of the tools'. They come with the first one: until then none is. */
export function formatByKey(event: KeyboardEvent, client: ChatClient, host: LitElement): boolean {
  void loadFormatTools().then(({ recallBar }) => recallBar(client, host)).catch(() => {});
  return formatToolsIfLoaded()?.formatByKey(event, client, host) === true;
}
