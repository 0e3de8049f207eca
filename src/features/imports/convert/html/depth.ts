/** Deeper than any page that a person made; parsers slow down and overflow on what lies far below. */
const DEEPEST = 100;
/** Emphasis that is opened and never closed is opened anew in every paragraph that follows. */
const MOST_EMPHASIS = 16;

/** A tag, quoted values and all; it never reaches beyond the next `<` outside of quotes, so that it stays linear. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;

const EMPHASIS = new Set(
  'a b big code em font i nobr s small strike strong tt u ins del span sub sup'.split(' '),
);

/** Tags that may stay open by HTML's own rules, and those that have no end; they nest only with the help of others. */
const UNCOUNTED = new Set(
  'p li dt dd td th tr thead tbody tfoot colgroup option optgroup rt rp area base br col embed hr img input link meta param source track wbr'.split(
    ' ',
  ),
);

/** HTML without the tags that stand deeper in one another than anyone meant; their words stay. */
export function limitDepth(html: string): string {
  const open = { blocks: 0, emphasis: 0 };
  return html.replace(TAG, (tag, slash: string, name: string) => {
    const lower = name.toLowerCase();
    if (UNCOUNTED.has(lower)) return tag;
    const kind = EMPHASIS.has(lower) ? 'emphasis' : 'blocks';
    const most = kind === 'emphasis' ? MOST_EMPHASIS : DEEPEST;
    if (!slash) return ++open[kind] > most ? ' ' : tag;
    const before = open[kind];
    open[kind] = Math.max(0, before - 1);
    return before > most ? ' ' : tag;
  });
}
