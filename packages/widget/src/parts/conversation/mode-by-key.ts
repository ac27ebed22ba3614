import { loadActions } from './actions/load-actions.js';
import { modeOf } from './begun-modes.js';
import type { ComposerMode, ModeOf } from './composer-mode.js';
import { isComposing } from './enter-key.js';

/** Esc leaves what was begun; ↑ while nothing is written or begun edits the last message of one's own. Whether the key was one of these. */
export function modeByKey(event: KeyboardEvent, of: ModeOf, set: (mode: ComposerMode | null) => void, failed: (error: unknown) => void): boolean {
  if (isComposing(event)) return false;
  const is_begun = modeOf(of) !== null;
  if (is_begun && event.key === 'Escape') set(null);
  const field = event.target as HTMLTextAreaElement;
  const asks_for_last = !is_begun && event.key === 'ArrowUp' && field.value === '' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
  if (asks_for_last) void editLast(of, () => field.value === '', set).catch(failed);
  return asks_for_last || (is_begun && event.key === 'Escape');
}

async function editLast({ conversation, me }: ModeOf, isWanted: () => boolean, set: (mode: ComposerMode) => void): Promise<void> {
  const { editLast } = await loadActions();
  const mode = editLast(conversation, me);
  if (mode && isWanted()) set(mode);
}
