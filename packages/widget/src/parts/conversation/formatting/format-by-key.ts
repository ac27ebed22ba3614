import { keepChoice, readChoice, type ChatClient } from '@tenant-chat/client';
import type { LitElement } from 'lit';
import { isComposing } from '../enter-key.js';
import { formatField } from './format-field.js';
import { isApple, shortcutOf } from './format-shortcut.js';
import { isBarShown, shownBars } from './shown-bars.js';

const NAME = 'format-bar';

/** Opens or closes the bar, and keeps that. */
export async function toggleBar(client: ChatClient, host: LitElement): Promise<void> {
  const is_shown = !isBarShown(client);
  shownBars.set(client.state.session, is_shown);
  host.requestUpdate();
  await keepChoice(client, NAME, is_shown);
}

/** Opens the bar where it was open another time; asked once a person. */
export async function recallBar(client: ChatClient, host: LitElement): Promise<void> {
  const { session } = client.state;
  if (shownBars.has(session)) return;
  shownBars.set(session, false);
  if (await readChoice(client, NAME)) shownBars.set(session, true);
  host.requestUpdate();
}

/** Ctrl+B and its like in a field format it, Esc closes the bar: whether the key was one of these. */
export function formatByKey(event: KeyboardEvent, client: ChatClient, host: LitElement): boolean {
  if (event.key === 'Escape' && !isComposing(event) && isBarShown(client)) {
    void toggleBar(client, host);
    return true;
  }
  const command = shortcutOf(event, isApple(navigator.platform));
  if (!command) return false;
  event.stopPropagation();
  formatField(event.target as HTMLTextAreaElement, command);
  return true;
}
