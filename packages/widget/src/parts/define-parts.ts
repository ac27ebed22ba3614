import { ChatList } from './chat-list/chat-list.js';
import { ConversationPane } from './conversation/conversation-pane.js';
import { defineOnce } from './define-once.js';
import { ChatPanel, type PanelOwner } from './panel/panel.js';

export { speak } from '../locales/localization.js';

export function createPanel(owner: PanelOwner): ChatPanel {
  // Private tags: only the panel's own templates use them. People, menus and dialogs are loaded and defined when they are wanted.
  defineOnce('tenant-chat-panel', ChatPanel);
  defineOnce('tenant-chat-list', ChatList);
  defineOnce('tenant-chat-conversation-pane', ConversationPane);
  const panel = document.createElement('tenant-chat-panel') as ChatPanel;
  panel.owner = owner;
  panel.openConversation(owner.getAttribute('conversation'));
  return panel;
}
