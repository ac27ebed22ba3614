import { msg, str } from '@lit/localize';
import type { Tick } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import type { MessageItem } from './message-item.js';

const looks: Record<Tick, { readonly icon: TemplateResult; readonly words: () => string }> = {
  waiting: { icon: icons.clock, words: () => msg('Waiting to be sent') },
  sending: { icon: icons.clock, words: () => msg('Sending') },
  sent: { icon: icons.check, words: () => msg('Sent') },
  delivered: { icon: icons.double_check, words: () => msg('Delivered') },
  read: { icon: icons.double_check, words: () => msg('Read') },
  failed: { icon: icons.alert, words: () => msg('Not sent') },
};

/** How far my message has come; '' of those of others. */
export function tickWords({ tick, read_by }: MessageItem, is_group: boolean): string {
  if (tick === null) return '';
  return is_group && tick === 'read' ? msg(str`Read by ${read_by}`) : looks[tick].words();
}

/** How far my message has come, in a group with how many have read it. `data-state` tells it to style sheets and tests. */
export function ticks(item: MessageItem, is_group: boolean): TemplateResult | typeof nothing {
  const { tick, read_by } = item;
  if (tick === null) return nothing;
  return html`<span class="tick" part="tick" data-state=${tick} role="img" aria-label=${tickWords(item, is_group)}>${looks[tick].icon}${is_group && read_by > 0 ? read_by : nothing}</span>`;
}
