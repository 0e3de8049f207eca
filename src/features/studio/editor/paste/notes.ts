const MARK = /^\s*[[(]?\s*(\d+|[ivx]+|\*+)\s*[\])]?\s*$/i;

/**
 * Finds footnotes as Word, Google Docs and WordPress write them: a number that links to a place which links back. The
 * number becomes `<sup data-note>`, the note's words `<section data-note>`.
 */
export function markNotes(page: Document, first: number) {
  let number = first;
  for (const mark of page.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const [, name = ''] = (mark.getAttribute('href') ?? '').split('#');
    const words = name === '' ? undefined : wordsAt(page, name, mark);
    if (!words || !MARK.test(mark.textContent ?? '')) continue;
    const id = String(number++);
    const reference = element(page, 'sup', id);
    (mark.closest('sup') ?? mark).replaceWith(reference);
    const note = element(page, 'section', id);
    note.append(...words.childNodes);
    words.remove();
    page.body.append(note);
  }
  for (const list of page.querySelectorAll('ol, ul, [style*="mso-element:footnote-list"]'))
    if (!list.textContent?.trim()) list.remove();
}

/** The block that a mark leads to, without what leads back. */
function wordsAt(page: Document, name: string, mark: Element) {
  const place = page.getElementById(name) ?? page.querySelector(`a[name="${CSS.escape(name)}"]`);
  const block = place?.closest('li, p, div');
  if (!place || !block || block.contains(mark)) return undefined;
  const back = [...block.querySelectorAll('a[href*="#"]')].filter((link) =>
    /^\W*(\d+|[ivx]+)?\W*$/i.test(link.textContent ?? ''),
  );
  if (back.length === 0) return undefined;
  for (const link of back) (link.closest('sup') ?? link).remove();
  return block;
}

function element(page: Document, name: string, id: string) {
  const made = page.createElement(name);
  made.dataset.note = id;
  if (name === 'sup') made.textContent = id;
  return made;
}
