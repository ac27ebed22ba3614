import { lastRowInView, rowBeside } from './find-rows.js';

const steps: Readonly<Record<string, 'up' | 'down' | 'first' | 'last'>> = { ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' };

/**
 * Arrow keys, Home and End move the focus over the messages; the first press goes to the last one in sight.
 * @param edge brings the first or the last message into the document
 */
export async function moveAmongRows(event: KeyboardEvent, edge: (which: 'first' | 'last') => Promise<HTMLElement | null>): Promise<void> {
  const step = steps[event.key];
  const view = event.currentTarget as HTMLElement;
  const at = (event.target as HTMLElement).closest<HTMLElement>('.row');
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const is_edge = step === 'first' || (step === 'last' && at !== null);
  const to = is_edge ? null : at === null ? lastRowInView(view) : rowBeside(at, step === 'up' ? 'previousElementSibling' : 'nextElementSibling');
  if (!is_edge && to === null) return;
  event.preventDefault();
  event.stopPropagation();
  focusRow(is_edge ? await edge(step) : to);
}

function focusRow(row: HTMLElement | null): void {
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}
