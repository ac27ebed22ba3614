import { isDrawn, lastWhere, rowAt } from './scroll-engine.js';

/** The last message whose end can be seen in a list (`.messages`). */
export function lastRowInView(view: Element | null): HTMLElement | null {
  const edge = (view?.getBoundingClientRect().bottom ?? 0) + 1;
  const chunk = lastWhere(view?.querySelector('.chunks') ?? null, (each) => each.getBoundingClientRect().top < edge);
  const row = lastWhere(chunk, (each) => each.getBoundingClientRect().bottom <= edge);
  const last = rowAt(row, 'previousElementSibling') ?? rowAt(chunk?.previousElementSibling?.lastElementChild ?? null, 'previousElementSibling');
  return last !== null && isDrawn(last) ? last : null;
}
