import type { LitElement } from 'lit';
import { focusTab } from '../focus-tab.js';
import type { ConversationDetails } from './details/conversation-details.js';

/**
 * Before the last drawing of a conversation goes that is no longer there: its title, for who has to be told; '' when she leaves
 * herself. What she was typing goes nowhere: at the tab no key does anything by mistake.
 */
export function noteLost(pane: LitElement): string {
  if (pane.renderRoot.querySelector<ConversationDetails>('tenant-chat-conversation-details')?.is_leaving) return '';
  const has_focus = pane.matches(':focus-within');
  pane.renderRoot.querySelector<HTMLElement>('tenant-chat-menu')?.hidePopover();
  if (has_focus) focusTab(pane);
  return pane.renderRoot.querySelector('section')?.getAttribute('aria-label') ?? '';
}
