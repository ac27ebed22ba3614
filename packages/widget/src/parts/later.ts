/**
 * What a panel does not need to be seen and to be written in: one part, loaded right after the first paint (load-later.ts). Whoever
 * uses it draws without it first, and again when it is there (LaterController).
 */
export { SentinelController } from '../controllers/sentinel-controller.js';
export { formatsIfMade, makeFormats } from '../locales/formats.js';
export { foundPeople } from './chat-list/found-people.js';
export { listNotice } from './chat-list/list-notice.js';
export { readAllButton } from './chat-list/read-all-button.js';
export { rowMenuButton } from './chat-list/row-menu.js';
export { StandingOrder } from './chat-list/standing-order.js';
export { takesMenu, notePress } from './conversation/actions/takes-menu.js';
export { loadActions } from './conversation/actions/load-actions.js';
export { modeOf, setMode } from './conversation/begun-modes.js';
export { modeByKey } from './conversation/mode-by-key.js';
export { dayButton } from './conversation/dates/day-button.js';
export { errorWords } from './conversation/error-words.js';
export { formatBar, formatButton, formatByKey } from './conversation/formatting/composer-format.js';
export { breakLine, pasteLink } from './conversation/formatting/load-format-tools.js';
export { greeting } from './conversation/greeting.js';
export { loadConversationMenu } from './conversation/load-conversation-menu.js';
export { lastSeen } from './conversation/last-seen.js';
export { limitWords } from './conversation/limit-words.js';
export { measureContent } from './conversation/measure-content.js';
export { ComposerMentions } from './conversation/mentions/composer-mentions.js';
export { messageTop } from './conversation/message-top.js';
export { pinnedMark } from './conversation/pinned-mark.js';
export { reactionChips } from './conversation/reactions/reaction-chips.js';
export { systemWords } from './conversation/system-words.js';
export { messageNote } from './conversation/message-note.js';
export { missingNotice } from './conversation/missing-notice.js';
export { noteLost } from './conversation/note-lost.js';
export { Reading } from './conversation/reading.js';
export { plainText, richText } from './conversation/rich-text.js';
export { rowWords } from './conversation/row-words.js';
export { isTypingKey } from './conversation/typing-key.js';
export { typingLine } from './conversation/typing-line.js';
export { emojiButton } from './emoji/emoji-button.js';
export { laterStyles } from './later.styles.js';
export { moreParts } from './more-parts.js';
export { chooseNotice } from './panel/choose-notice.js';
export { connectionBanner } from './panel/connection-banner.js';
export { startWith } from './panel/load-find-user.js';
export { nextTab } from './panel/next-tab.js';
export { panelDialog } from './panel/panel-dialog.js';
export { tabWords } from './panel/tab-words.js';
export { refusedNotice } from './panel/refused-notice.js';
export { followVisibleHeight } from './panel/visible-height.js';
export { rovingStep } from './roving-focus.js';
