/**
 * What a panel does not need to be seen and to be written in: one part, loaded right after the first paint (load-later.ts). Whoever
 * uses it draws without it first, and again when it is there (LaterController).
 */
export { formatsIfMade, makeFormats } from '../locales/formats.js';
export { filterNotice } from './chat-list/filter-notice.js';
export { rowMenu } from './chat-list/row-menu.js';
export { StandingOrder } from './chat-list/standing-order.js';
export { errorWords } from './conversation/error-words.js';
export { headerMenu } from './conversation/header-menu.js';
export { limitWords } from './conversation/limit-words.js';
export { measureContent } from './conversation/measure-content.js';
export { messageNote } from './conversation/message-note.js';
export { Reading } from './conversation/reading.js';
export { richText } from './conversation/rich-text.js';
export { moveAmongRows } from './conversation/row-focus.js';
export { typingLine } from './conversation/typing-line.js';
export { laterStyles } from './later.styles.js';
export { connectionBanner } from './panel/connection-banner.js';
export { nextTab } from './panel/next-tab.js';
export { refusedNotice } from './panel/refused-notice.js';
export { rovingStep } from './roving-focus.js';
