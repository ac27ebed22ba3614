import { ChatList } from './chat-list/chat-list.js';
import { ConversationPane } from './conversation/conversation-pane.js';
import { MenuPopover } from './menu/menu-popover.js';
import { ChatPanel } from './panel/panel.js';
import { PeopleList } from './people/people-list.js';

export { speak } from '../locales/localization.js';

/** Private tags: only the panel's own templates use them. */
const parts = {
  'tenant-chat-panel': ChatPanel,
  'tenant-chat-list': ChatList,
  'tenant-chat-people': PeopleList,
  'tenant-chat-menu': MenuPopover,
  'tenant-chat-conversation-pane': ConversationPane,
} as const;

/** Defines the tags of the parts, once a page. */
export function defineParts(): void {
  for (const [tag, part] of Object.entries(parts)) if (!customElements.get(tag)) customElements.define(tag, part);
}

export function createPanel(): ChatPanel {
  defineParts();
  return document.createElement('tenant-chat-panel') as ChatPanel;
}
