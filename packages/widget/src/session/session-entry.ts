/** What the launcher loads at idle: the client without Lit. */
export { SessionLink } from './session-link.js';
export { showBadge } from './show-badge.js';
export { figureNames } from './figure-words.js';
