/** Word writes the items of a list as paragraphs with a mark in front; makes them lists again. */
export function listsFromWord(page: Document) {
  let open: Element[] = [];
  let last: Element | undefined;
  for (const item of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const level = Number(/level(\d+)/.exec(item.getAttribute('style') ?? '')?.[1] ?? 1);
    const mark = item.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
    const name = /^\s*(\d+|[a-z]{1,3})[.)]/i.test(mark?.textContent ?? '') ? 'ol' : 'ul';
    mark?.remove();
    if (item.previousElementSibling !== last) open = [];
    open = open.slice(0, level);
    while (open.length < level) open.push(openList(page, name, open.at(-1), item));
    const entry = page.createElement('li');
    entry.append(...item.childNodes);
    open.at(-1)?.append(entry);
    item.remove();
    last = open[0];
  }
}

function openList(page: Document, name: string, within: Element | undefined, before: Element) {
  const list = page.createElement(name);
  if (!within) before.before(list);
  else (within.lastElementChild ?? within).append(list);
  return list;
}
