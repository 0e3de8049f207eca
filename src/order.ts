/** The list with one of its items a place earlier or later; the same at its ends. */
export function moved<Item>(list: Item[], from: number, direction: 'up' | 'down'): Item[] {
  const to = direction === 'up' ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const order = [...list];
  order.splice(to, 0, ...order.splice(from, 1));
  return order;
}
