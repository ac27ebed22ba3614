import { listLaterStyles } from './chat-list/list-later.styles.js';
import { conversationLaterStyles } from './conversation/conversation-later.styles.js';
import { panelLaterStyles } from './panel/panel-later.styles.js';

/** One sheet a part: adopted by LaterController. */
export const laterStyles = { panel: panelLaterStyles, list: listLaterStyles, conversation: conversationLaterStyles } as const;
