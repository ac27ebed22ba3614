/** What a host may style of what comes after the first paint (exported-parts.ts). */
export const moreParts = `, empty, error, notice-button, banner, dialog, menu, menu-item, tab-badge, expand, details-button, menu-button, message-system, unread-divider, row-menu, row-mention, row-pin, row-mute,
filter-all, filter-unread, filter-mentions, filter-archived, read-all, people, person, groups, new-group, settings,
receipts-setting, group-title, group-colour, create-group, jump-to-end, jump-to-unread, jump-back, date-jump, date-field, date-go, date-choice, failed, waiting, retry, delete, forwarded, quote, reactions,
reaction, reaction-add, reacted, reaction-kind, emoji-button, emoji-picker, emoji, emoji-group, emoji-tone, message-tools, note, undo, question, confirm, composer-mode, composer-mode-cancel, completions, completion, format-button, format-bar, format-tool,
read-only, unsent, message-pane, info-message, receipts, versions, pins, pin, forward-target, forward-confirm, details, details-pins, details-notify, details-mute, details-top, details-archive, member, add-people, add-history, add-confirm,
group-form, rename, description, leave`;
