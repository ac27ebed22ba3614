/** What the launcher loads at idle: the client without Lit. */
export { SessionLink } from './session-link.js';
