/**
 * Every `part` that a host may style with `tenant-chat::part(...)`. Each element on the way out passes on the whole list: a name that
 * it has not is no harm, and one list can not fall out of step.
 */
export const exportedParts = `panel, tabs, tab, tab-chat, tab-chats, tab-people, tab-badge, expand, close, banner, dialog, list, search, filters,
filter, row, row-title, row-time, row-preview, row-unread, row-mute, row-menu, menu, menu-item, avatar, empty, error, skeleton, people, person,
groups, new-group, group-title, create-group, conversation, conversation-header, back, details-button, menu-button, messages, message,
message-mine, message-system, bubble, tick, day, unread-divider, typing, jump-to-end, jump-to-unread, jump-back, failed, waiting, retry, delete, composer,
composer-input, send, details, member, reactions, reaction, reaction-add, reacted, reaction-kind, emoji-button, emoji-picker, emoji, emoji-group,
emoji-tone`;
