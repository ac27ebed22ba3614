import { msg } from '@lit/localize';
import type { ChatClient, SessionState } from '@tenant-chat/client';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { draw, path } from '../../../theme/icons.js';
import { keepFocus } from '../keep-focus.js';
import { formatByShortcut, loadFormatTools } from './load-format-tools.js';

const NAME = 'format-bar';

/** Whether a person has the bar open, in whatever conversation. What she chose before is known from the first key on. */
const shown = new WeakMap<SessionState, boolean>();

const letters = draw(20, path('m3 18 5-13 5 13M4.800 14h6.400M21 12v6m0-3a3 3 0 1 1-6 0 3 3 0 0 1 6 0'));

/** Opens and closes the bar; stands in the field, which keeps the focus. */
export function formatButton(client: ChatClient, host: LitElement, failed: (error: unknown) => void): TemplateResult {
  const name = msg('Formatting');
  const press = async (): Promise<void> => {
    try {
      const { keepChoice } = await loadFormatTools();
      const is_shown = !isShown(client);
      shown.set(client.state.session, is_shown);
      host.requestUpdate();
      await keepChoice(client, NAME, is_shown);
    } catch (error) {
      failed(error);
    }
  };
  return html`<button type="button" class="icon-button" part="format-button" aria-label=${name} title=${name} aria-expanded=${String(isShown(client))}
    @pointerdown=${keepFocus} @click=${press}>${letters}</button>`;
}

/** Stands above the field where it is open. */
export function formatBar(client: ChatClient, field: HTMLTextAreaElement | null): TemplateResult | typeof nothing {
  return isShown(client) ? html`<tenant-chat-format-bar part="format-bar" exportparts="format-tool" .field=${field}></tenant-chat-format-bar>` : nothing;
}

/** A key in the field; whether it was one that formats. The tools come with the first one. */
export function formatByKey(event: KeyboardEvent, client: ChatClient, host: LitElement): boolean {
  const { session } = client.state;
  if (!shown.has(session)) void recall(client, session, host).catch(() => shown.delete(session));
  return formatByShortcut(event);
}

function isShown({ state }: ChatClient): boolean {
  return shown.get(state.session) === true;
}

async function recall(client: ChatClient, session: SessionState, host: LitElement): Promise<void> {
  shown.set(session, false);
  const { readChoice } = await loadFormatTools();
  if (await readChoice(client, NAME)) shown.set(session, true);
  host.requestUpdate();
}
