import { lastRowInView } from './last-row-in-view.js';

const steps: Readonly<Record<string, 'up' | 'down' | 'first' | 'last'>> = { ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' };

/** Arrow keys, Home and End move the focus over the messages; the first press goes to the last one in sight. */
export function moveAmongRows(event: KeyboardEvent): void {
  const step = steps[event.key];
  const view = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = target.closest<HTMLElement>('.row');
  const to = at === null ? (step === 'first' ? end(view, 'first') : lastRowInView(view)) : next(view, at, step);
  if (to === null) return;
  event.preventDefault();
  event.stopPropagation();
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'nearest' });
}

function next(view: HTMLElement, at: HTMLElement, step: 'up' | 'down' | 'first' | 'last'): HTMLElement | null {
  if (step === 'first' || step === 'last') return end(view, step);
  const sibling = step === 'up' ? 'previousElementSibling' : 'nextElementSibling';
  let to: Element | null = at;
  do to = to[sibling] ?? edgeOfNext(to, step);
  while (to !== null && !to.classList.contains('row'));
  return to instanceof HTMLElement ? to : null;
}

/** Over the border of a chunk. */
function edgeOfNext(row: Element, step: 'up' | 'down'): Element | null {
  const chunk = row.parentElement;
  return (step === 'up' ? chunk?.previousElementSibling?.lastElementChild : chunk?.nextElementSibling?.firstElementChild) ?? null;
}

function end(view: HTMLElement, which: 'first' | 'last'): HTMLElement | null {
  const rows = view.querySelectorAll<HTMLElement>('.row');
  return (which === 'first' ? rows[0] : rows[rows.length - 1]) ?? null;
}
