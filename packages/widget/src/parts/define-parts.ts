import { ChatList } from './chat-list/chat-list.js';
import { ConversationPane } from './conversation/conversation-pane.js';
import { ChatPanel, type PanelOwner } from './panel/panel.js';

export { speak } from '../locales/localization.js';

/** Private tags: only the panel's own templates use them. People, menus and dialogs are loaded and defined when they are wanted. */
const parts = {
  'tenant-chat-panel': ChatPanel,
  'tenant-chat-list': ChatList,
  'tenant-chat-conversation-pane': ConversationPane,
} as const;

/** Defines the tags of the parts, once a page. */
export function defineParts(): void {
  for (const [tag, part] of Object.entries(parts)) if (!customElements.get(tag)) customElements.define(tag, part);
}

export function createPanel(owner: PanelOwner): ChatPanel {
  defineParts();
  const panel = document.createElement('tenant-chat-panel') as ChatPanel;
  panel.owner = owner;
  panel.openConversation(owner.getAttribute('conversation'));
  return panel;
}
