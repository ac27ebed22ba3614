import type { Tick } from '@tenant-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../theme/icons.js';
import type { MessageItem } from './message-item.js';
import type { RowContext } from './message-row.js';

const pictures: Record<Tick, TemplateResult> = {
  waiting: icons.clock,
  sending: icons.clock,
  sent: icons.check,
  delivered: icons.double_check,
  read: icons.double_check,
  failed: icons.alert,
};

/** How far my message has come, in a group with how many have read it. `data-state` tells it to style sheets and tests. */
export function ticks(item: MessageItem, { is_group, later }: RowContext): TemplateResult | typeof nothing {
  const { tick, read_by } = item;
  if (tick === null) return nothing;
  return html`<span class="tick" part="tick" data-state=${tick} role="img" aria-label=${later?.tickWords(item, is_group) ?? nothing}>${pictures[tick]}${is_group && read_by > 0 ? read_by : nothing}</span>`;
}
