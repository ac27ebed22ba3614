/** How long after the pointer last moved over a list its rows may not change places. */
export const HOLD_MS = 1_500;

/**
 * Keeps known ids in the order in which they stand, so that nothing moves under a pointer: new ones come first, in their own order,
 * and what is gone goes.
 */
export function holdOrder<T extends { readonly id: string }>(items: readonly T[], standing: readonly string[]): readonly T[] {
  const places = new Map(standing.map((id, place) => [id, place]));
  const place = (item: T): number => places.get(item.id) ?? -1;
  // Array.prototype.sort is stable: the new ones, all at -1, keep their order.
  return items.toSorted((one, other) => place(one) - place(other));
}
