import { controls } from '../theme/controls.styles.js';
import { listLaterStyles } from './chat-list/list-later.styles.js';
import { conversationLaterStyles } from './conversation/conversation-later.styles.js';
import { formattingStyles } from './conversation/formatting/formatting.styles.js';
import { messageExtrasStyles } from './conversation/message-extras.styles.js';
import { reactionStyles } from './conversation/reactions/reactions.styles.js';
import { panelLaterStyles } from './panel/panel-later.styles.js';
import { noticeStyles } from './states/notice.styles.js';

/** By part: adopted by LaterController. */
export const laterStyles = {
  panel: [controls, noticeStyles, panelLaterStyles],
  list: [controls, noticeStyles, listLaterStyles],
  conversation: [controls, noticeStyles, conversationLaterStyles, messageExtrasStyles, reactionStyles, formattingStyles],
} as const;
