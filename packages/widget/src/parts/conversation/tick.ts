import { msg } from '@lit/localize';
import type { Tick } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';

const looks: Record<Tick, { readonly icon: TemplateResult; readonly words: () => string }> = {
  waiting: { icon: icons.clock, words: () => msg('Waiting to be sent') },
  sending: { icon: icons.clock, words: () => msg('Sending') },
  sent: { icon: icons.check, words: () => msg('Sent') },
  delivered: { icon: icons.double_check, words: () => msg('Delivered') },
  read: { icon: icons.double_check, words: () => msg('Read') },
  failed: { icon: icons.alert, words: () => msg('Not sent') },
};

export function tickWords(state: Tick): string {
  return looks[state].words();
}

/** How far my message has come. `data-state` tells it to style sheets and tests. */
export function tick(state: Tick | null): TemplateResult | typeof nothing {
  if (state === null) return nothing;
  return html`<span class="tick" part="tick" data-state=${state} role="img" aria-label=${tickWords(state)}>${looks[state].icon}</span>`;
}
