import { isComposing, type KeyPress } from './enter-key.js';

/** Keys by which a text is written: the host's own shortcuts must not hear them. */
export function isTypingKey(event: KeyPress): boolean {
  if (isComposing(event)) return true;
  if (event.ctrlKey || event.metaKey) return false;
  return event.key.length === 1 || /^(Enter|Backspace|Delete|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|Dead|Process)$/.test(event.key);
}
