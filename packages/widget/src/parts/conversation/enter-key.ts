export type EnterToSend = 'auto' | 'always' | 'modifier' | 'never';

/** What of a key press matters. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'isComposing' | 'keyCode'>;

/** Some browsers tell an Enter that ends a composition only by this code (IME). */
const COMPOSING = 229;

export function isComposing(event: KeyPress): boolean {
  return event.isComposing || event.keyCode === COMPOSING;
}

/** Esc that nobody has taken: it closes the innermost thing only, and who takes it says so by `preventDefault()`. */
export function isEscape(event: KeyPress & Pick<Event, 'defaultPrevented'>): boolean {
  return event.key === 'Escape' && !event.defaultPrevented && !isComposing(event);
}

/** Whether this press of Enter sends; else it makes a new line. On touch screens Enter makes lines, unless told otherwise. */
export function entersMessage(event: KeyPress, setting: EnterToSend, is_touch: boolean): boolean {
  if (event.key !== 'Enter' || isComposing(event) || event.shiftKey || event.altKey || setting === 'never') return false;
  if (event.ctrlKey || event.metaKey) return true;
  return setting === 'always' || (setting === 'auto' && !is_touch);
}
