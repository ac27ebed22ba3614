/** Every `part` of a first paint that a host may style with `tenant-chat::part(...)`; the others are in more-parts.ts. */
const firstParts = `panel, tabs, tab, tab-chat, tab-chats, tab-people, close, list, search, row, row-title, row-time, row-preview, row-unread,
filters, filter, avatar, skeleton, conversation,
conversation-header, back, messages, message, message-mine, bubble, tick, day, typing, composer,
composer-input, send`;

/** Each element on the way out passes on the whole list: a name that it has not is no harm, and one list can not fall out of step. */
export const exportedParts = (later: { readonly moreParts: string } | null): string => firstParts + (later?.moreParts ?? '');
