import { msg } from '@lit/localize';
import type { ChatClient } from '@tenant-chat/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { draw, path } from '../../../theme/icons.js';
import { loadFormatTools } from './load-format-tools.js';

/** Who has the bar open, in whatever conversation. */
const opened = new WeakSet<ChatClient>();

const letters = draw(20, path('m3 18 5-13 5 13M4.800 14h6.400M21 12v6m0-3a3 3 0 1 1-6 0 3 3 0 0 1 6 0'));

/** Opens and closes the bar; stands in the field, which keeps the focus. */
export function formatButton(client: ChatClient, host: LitElement, failed: (error: unknown) => void): TemplateResult {
  const name = msg('Formatting');
  const press = async (): Promise<void> => {
    try {
      await loadFormatTools();
      if (!opened.delete(client)) opened.add(client);
      host.requestUpdate();
    } catch (error) {
      failed(error);
    }
  };
  return html`<button type="button" class="icon-button" part="format-button" aria-label=${name} title=${name} aria-expanded=${String(opened.has(client))}
    @pointerdown=${keepFocus} @click=${press}>${letters}</button>`;
}

/** Stands above the field where it is open. */
export function formatBar(client: ChatClient, field: HTMLTextAreaElement | null): TemplateResult | typeof nothing {
  return opened.has(client) ? html`<tenant-chat-format-bar part="format-bar" exportparts="format-tool" .field=${field}></tenant-chat-format-bar>` : nothing;
}

function keepFocus(event: PointerEvent): void {
  event.preventDefault();
}
