/** The last child for which `holds`, where it holds for all before it; by halving, because lists are long. */
function lastWhere(parent: Element | null, holds: (child: Element) => boolean): Element | null {
  const children = parent?.children;
  let [low, high] = [0, children?.length ?? 0];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const child = children?.[middle];
    if (child && holds(child)) low = middle + 1;
    else high = middle;
  }
  return children?.[low - 1] ?? null;
}

type Sibling = 'nextElementSibling' | 'previousElementSibling';

/** The element itself or the next one in this direction that is a message: over dividers, the borders of chunks, and chunks that are not drawn. */
export function rowAt(element: Element | null, direction: Sibling): HTMLElement | null {
  let at = element;
  while (at instanceof HTMLElement && at.dataset['key'] === undefined) at = at[direction] ?? edgeOfNext(at.parentElement, direction);
  return at instanceof HTMLElement ? at : null;
}

export function rowBeside(row: Element, direction: Sibling): HTMLElement | null {
  return rowAt(row[direction] ?? edgeOfNext(row.parentElement, direction), direction);
}

/** The nearest child of the chunks in this direction. */
function edgeOfNext(chunk: Element | null, direction: Sibling): Element | null {
  let next = chunk?.classList.contains('chunk') ? chunk[direction] : null;
  while (next?.childElementCount === 0) next = next[direction];
  return (direction === 'nextElementSibling' ? next?.firstElementChild : next?.lastElementChild) ?? null;
}

const endsAbove = (edge: number) => (each: Element): boolean => each.getBoundingClientRect().bottom <= edge + 1;

/** The chunk that an edge cuts, or the next one. */
export function chunkBelow(chunks: Element | null, edge: number): Element | null {
  const before = lastWhere(chunks, endsAbove(edge));
  return (before === null ? chunks?.firstElementChild : before.nextElementSibling) ?? null;
}

/** The first message in a chunk that ends below an edge, or of the next chunk. */
export function firstRowBelow(chunk: Element | null, edge: number): HTMLElement | null {
  if (!chunk) return null;
  const above = lastWhere(chunk, endsAbove(edge));
  const first = above === null ? chunk.firstElementChild : above.nextElementSibling;
  return rowAt(first ?? edgeOfNext(chunk, 'nextElementSibling'), 'nextElementSibling');
}

/** The last message whose end can be seen in a list (`.messages`). */
export function lastRowInView(view: Element | null): HTMLElement | null {
  const edge = (view?.getBoundingClientRect().bottom ?? 0) + 1;
  const chunk = lastWhere(view?.querySelector('.chunks') ?? null, (each) => each.getBoundingClientRect().top < edge);
  const row = lastWhere(chunk, (each) => each.getBoundingClientRect().bottom <= edge);
  return rowAt(row ?? edgeOfNext(chunk, 'previousElementSibling'), 'previousElementSibling');
}

/** The bubble, not the row: a name or a day above it may come and go with older pages. */
export function bubbleOf(row: Element): Element {
  return row.querySelector('.bubble') ?? row;
}

/** The message that something of the list belongs to; the server may not have it yet. */
export function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.row') : null;
}
