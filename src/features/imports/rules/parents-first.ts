/** Things in such an order that none comes before what it stands under. */
export function parentsFirst<Some extends { parentKey?: string }>(all: Map<string, Some>): Some[] {
  const ordered = new Map<string, Some>();
  const put = (key: string) => {
    const line: [string, Some][] = [];
    for (let at: string | undefined = key; at !== undefined; ) {
      const one = all.get(at);
      if (!one || ordered.has(at) || line.some(([met]) => met === at)) break;
      line.push([at, one]);
      at = one.parentKey;
    }
    for (const [name, one] of line.toReversed()) ordered.set(name, one);
  };
  for (const key of all.keys()) put(key);
  return [...ordered.values()];
}
