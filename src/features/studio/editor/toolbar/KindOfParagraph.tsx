import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text';
import { convertSelectionToNode$, currentBlockType$, useCellValue, usePublisher } from '@mdxeditor/editor';
import { $createParagraphNode, type ElementNode } from 'lexical';
import { useWords } from '../surroundings.ts';

type Kind = 'paragraph' | 'h2' | 'h3' | 'h4' | 'quote';

const MAKE: Record<Kind, () => ElementNode> = {
  paragraph: () => $createParagraphNode(),
  h2: () => $createHeadingNode('h2'),
  h3: () => $createHeadingNode('h3'),
  h4: () => $createHeadingNode('h4'),
  quote: () => $createQuoteNode(),
};
const KINDS = Object.keys(MAKE) as Kind[];

export function KindOfParagraph() {
  const words = useWords();
  const current = useCellValue(currentBlockType$);
  const convert = usePublisher(convertSelectionToNode$);
  const known = KINDS.find((kind) => kind === current);
  return (
    <select
      className="tool"
      aria-label={words.kind}
      value={known ?? ''}
      onChange={({ target }) => {
        const kind = KINDS.find((one) => one === target.value);
        if (kind) convert(MAKE[kind]);
      }}
    >
      {!known && <option value="">–</option>}
      {KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {words.kinds[kind]}
        </option>
      ))}
    </select>
  );
}
