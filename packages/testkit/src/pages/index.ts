export * from './chat-page.js';
export * from './chats-tab.js';
export * from './people-tab.js';
export * from './group-dialog.js';
export * from './conversation-details.js';
export * from './conversation-page.js';
export * from './emoji-picker.js';
