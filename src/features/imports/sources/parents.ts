/** What a thing stands under; undefined when that is not there, or when following it would lead back to the thing. */
export function soundParent<Key>(key: Key, parents: ReadonlyMap<Key, Key | undefined>): Key | undefined {
  const parent = parents.get(key);
  if (parent === undefined || !parents.has(parent)) return undefined;
  const seen = new Set<Key>([key]);
  for (let above: Key | undefined = parent; above !== undefined; above = parents.get(above)) {
    if (above === key) return undefined;
    if (seen.has(above)) return parent;
    seen.add(above);
  }
  return parent;
}
