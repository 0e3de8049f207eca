import fc from 'fast-check';
import type { BlockContent, List, PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { MdxJsxAttribute } from 'mdast-util-mdx-jsx';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import { VOCABULARY } from '#src/features/essays/rules/vocabulary.ts';
import { dialect, parseText } from '#src/features/studio/editor/text/dialect.ts';

const WORDS = [
  'words',
  'a',
  'Straße',
  '“quoted”',
  'it’s',
  '1.',
  '#',
  '2 * 3',
  'snake_case',
  'a|b',
  'x < y',
  '{braces}',
];
const SIGNS = [
  '[x]',
  '(y)',
  '!',
  '&amp;',
  '`tick`',
  '~',
  '~~',
  '>',
  '-',
  '+',
  '\\',
  'a:b',
  'קול',
  '…',
  '===',
  '---',
  '|',
];
const ADDRESSES = [
  'https://example.org/',
  '/essays/plain/',
  '#here',
  'mailto:a@example.org',
  'https://example.org/a_(b)?c=d&e=*',
];
const IDS = ['1', '2', 'long-name'];

const words = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...WORDS) }, fc.constantFrom(...SIGNS)), {
    minLength: 1,
    maxLength: 5,
  })
  .map((some) => some.join(' '));
const text = words.map((value): PhrasingContent => ({ type: 'text', value }));
const space: PhrasingContent = { type: 'text', value: ' ' };
const spaced = (nodes: PhrasingContent[]) => nodes.flatMap((node, at) => (at === 0 ? [node] : [space, node]));

const plain = fc.oneof(
  { weight: 5, arbitrary: text },
  words.map((value): PhrasingContent => ({ type: 'inlineCode', value: value.replaceAll('`', '') || 'code' })),
);
const marked = fc
  .tuple(fc.constantFrom('emphasis', 'strong', 'delete'), fc.array(plain, { minLength: 1, maxLength: 2 }))
  .map(([type, children]): PhrasingContent => ({ type, children: spaced(children) }) as PhrasingContent);
const twiceMarked = fc
  .tuple(
    fc.constantFrom('emphasis', 'strong', 'delete'),
    fc.array(fc.oneof(plain, marked), { minLength: 1, maxLength: 3 }),
  )
  .map(([type, children]): PhrasingContent => ({ type, children: spaced(children) }) as PhrasingContent);
const link = fc
  .tuple(
    fc.constantFrom(...ADDRESSES),
    fc.option(words),
    fc.array(fc.oneof(plain, marked), { minLength: 1, maxLength: 2 }),
  )
  .map(
    ([url, title, children]): PhrasingContent => ({ type: 'link', url, title, children: spaced(children) }),
  );
const image = fc
  .tuple(words, fc.option(words))
  .map(([alt, title]): PhrasingContent => ({ type: 'image', url: '/media/one', alt, title }));
const note = fc
  .constantFrom(...IDS)
  .map((id): PhrasingContent => ({ type: 'footnoteReference', identifier: id, label: id }));
const attributesFor = (name: string) =>
  fc
    .record(
      Object.fromEntries(Object.keys(VOCABULARY[name]?.attributes ?? {}).map((field) => [field, words])),
      {
        requiredKeys: Object.entries(VOCABULARY[name]?.attributes ?? {}).flatMap(([field, { required }]) =>
          required ? [field] : [],
        ),
      },
    )
    .map((values): MdxJsxAttribute[] =>
      Object.entries(values).map(([field, value]) => ({
        type: 'mdxJsxAttribute',
        name: field,
        value: String(value),
      })),
    );
const named = (holds: string) =>
  Object.entries(VOCABULARY).flatMap(([name, one]) => (one.holds === holds ? [name] : []));
const phraseComponent = fc.constantFrom(...named('words')).chain((name) =>
  fc.tuple(attributesFor(name), fc.array(plain, { minLength: 1, maxLength: 2 })).map(
    ([attributes, children]): PhrasingContent => ({
      type: 'mdxJsxTextElement',
      name,
      attributes,
      children: spaced(children),
    }),
  ),
);
const inline = fc.oneof(
  { weight: 8, arbitrary: plain },
  { weight: 3, arbitrary: marked },
  twiceMarked,
  { weight: 2, arbitrary: link },
  image,
  note,
  phraseComponent,
);
const phrase = fc.array(inline, { minLength: 1, maxLength: 5 }).map(spaced);
const withBreak = fc
  .tuple(phrase, phrase)
  .map(([one, other]): PhrasingContent[] => [...one, { type: 'break' }, ...other]);

const paragraph = fc
  .oneof({ weight: 6, arbitrary: phrase }, withBreak)
  .map((children): BlockContent => ({ type: 'paragraph', children }));
const heading = fc
  .tuple(fc.constantFrom(2, 3, 4), phrase)
  .map(([depth, children]): BlockContent => ({ type: 'heading', depth: depth as 2 | 3 | 4, children }));
const code = fc
  .tuple(fc.constantFrom(null, 'js', 'txt'), fc.array(words, { maxLength: 3 }))
  .map(([lang, lines]): BlockContent => ({ type: 'code', lang, value: lines.join('\n') }));
const rule = fc.constant<BlockContent>({ type: 'thematicBreak' });
const table = fc.integer({ min: 1, max: 3 }).chain((columns) =>
  fc
    .tuple(
      fc.array(fc.array(phrase, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.constantFrom(null, 'left', 'center', 'right'), { minLength: columns, maxLength: columns }),
    )
    .map(
      ([rows, align]): Table => ({
        type: 'table',
        align: align as NonNullable<Table['align']>,
        children: rows.map((cells) => ({
          type: 'tableRow',
          children: cells.map((children) => ({
            type: 'tableCell',
            children: children as Table['children'][0]['children'][0]['children'],
          })),
        })),
      }),
    ),
);

const listOf = (item: fc.Arbitrary<BlockContent[]>) =>
  fc
    .tuple(
      fc.constantFrom('bullet', 'number', 'task'),
      fc.integer({ min: 0, max: 12 }),
      fc.boolean(),
      fc.array(fc.tuple(item, fc.boolean()), { minLength: 1, maxLength: 3 }),
    )
    .map(
      ([kind, start, spread, items]): List => ({
        type: 'list',
        ordered: kind === 'number',
        start: kind === 'number' ? start : null,
        spread,
        children: items.map(([children, checked]) => ({
          type: 'listItem',
          spread,
          checked: kind === 'task' ? checked : null,
          children,
        })),
      }),
    );
const list = listOf(
  fc.oneof(
    { weight: 4, arbitrary: paragraph.map((one) => [one]) },
    fc.tuple(paragraph, paragraph).map((both) => both),
    fc.tuple(paragraph, listOf(paragraph.map((one) => [one]))).map((both): BlockContent[] => both),
    fc.tuple(paragraph, code).map((both) => both),
  ),
);
const simple = fc.oneof({ weight: 6, arbitrary: paragraph }, { weight: 2, arbitrary: list }, code, rule);
const quote = fc
  .array(fc.oneof({ weight: 4, arbitrary: paragraph }, list, heading), { minLength: 1, maxLength: 3 })
  .map((children): BlockContent => ({ type: 'blockquote', children }));
const blocksIn = fc.array(fc.oneof({ weight: 4, arbitrary: simple }, quote, table), {
  minLength: 1,
  maxLength: 3,
});
const blockComponent = fc
  .constantFrom(...named('blocks'), ...named('none'))
  .chain((name) =>
    fc
      .tuple(
        attributesFor(name),
        VOCABULARY[name]?.holds === 'none' ? fc.constant<BlockContent[]>([]) : blocksIn,
      )
      .map(
        ([attributes, children]): BlockContent => ({ type: 'mdxJsxFlowElement', name, attributes, children }),
      ),
  );
const block = fc.oneof(
  { weight: 8, arbitrary: paragraph },
  { weight: 3, arbitrary: heading },
  { weight: 3, arbitrary: list },
  quote,
  code,
  rule,
  table,
  { weight: 3, arbitrary: blockComponent },
);

const ownWays: fc.Arbitrary<Options> = fc.record({
  bullet: fc.constantFrom('-', '*', '+'),
  emphasis: fc.constantFrom('*', '_'),
  strong: fc.constantFrom('*', '_'),
  rule: fc.constantFrom('*', '-', '_'),
  fence: fc.constantFrom('`', '~'),
  setext: fc.boolean(),
  listItemIndent: fc.constantFrom('one', 'tab', 'mixed'),
  incrementListMarker: fc.boolean(),
});

/** Essays in the whole vocabulary, as Markdown written in one way or another. */
export const documents = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 6 }),
    fc.array(blocksIn, { minLength: 3, maxLength: 3 }),
    ownWays,
  )
  .map(([blocks, notes, ways]) => {
    const definitions = notes.map(
      (children, at): RootContent => ({
        type: 'footnoteDefinition',
        identifier: IDS[at] ?? '',
        label: IDS[at] ?? '',
        children,
      }),
    );
    const root: Root = { type: 'root', children: [...blocks, ...definitions] };
    return toMarkdown(root, { extensions: dialect.write, ...ways });
  })
  .filter(isMdx);

/** What stands in for the writer cannot write everything, such as a bar in an attribute within a table. */
function isMdx(text: string) {
  try {
    parseText(text);
    return true;
  } catch {
    return false;
  }
}
