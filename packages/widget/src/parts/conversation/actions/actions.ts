/** What is done with messages: one part. */
export { editLast } from '../begun-mode.js';
export { MessageStage } from './message-stage.js';
