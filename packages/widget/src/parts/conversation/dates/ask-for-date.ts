import { defineOnce } from '../../define-once.js';
import { dayOf } from './days.js';

/**
 * Asks for a day of a conversation beside an element of this root: a day's own line (`data-at`), or a button.
 * @param begun_at when there was something first (ISO 8601) @returns the instant to go to (ISO 8601); null: it was closed. Rejects where it does not load.
 */
export async function askForDate(root: ParentNode, anchor: HTMLElement, begun_at: string): Promise<string | null> {
  const { DateJump } = await import('./date-jump.js');
  defineOnce('tenant-chat-date-jump', DateJump);
  const popover = document.createElement('tenant-chat-date-jump') as InstanceType<typeof DateJump>;
  popover.part.add('date-jump');
  popover.setAttribute('exportparts', 'date-field, date-go, date-choice');
  Object.assign(popover, { first_day: dayOf(begun_at), today: Date.now(), day: dayOf(Number(anchor.dataset['at']) || (anchor.dataset['at'] ?? Date.now())) });
  root.append(popover);
  return popover.showBeside(anchor);
}
