import {
  $createParagraphNode,
  $createTextNode,
  $findMatchingParent,
  $getNearestNodeFromDOMNode,
  $isDecoratorNode,
  $isElementNode,
  $isParagraphNode,
  $isRootOrShadowRoot,
  $parseSerializedNode,
  getNearestEditorFromDOMNode,
  type LexicalEditor,
  type LexicalNode,
  LineBreakNode,
  RootNode,
  type SerializedLexicalNode,
} from 'lexical';

const PHRASE = 'td, th, [data-phrase]';

export const isPhrase = (editor: LexicalEditor) => Boolean(editor.getRootElement()?.closest(PHRASE));

/**
 * A cell of a table and the words of a link hold one phrase, and only that is saved of them. So what comes into one as
 * paragraphs or lists is joined, and what cannot stand in it goes after the block that it is in.
 */
export function keepPhrase(editor: LexicalEditor) {
  const place = editor.getRootElement()?.closest(PHRASE);
  if (!place) return () => {};
  const ends = [
    editor.registerNodeTransform(RootNode, (root) => {
      const blocks = root.getChildren();
      const [first, ...more] = blocks;
      if (!first || ($isParagraphNode(first) && more.length === 0)) return;
      const standing = blocks.filter($isStanding);
      const phrase = $isParagraphNode(first) ? first : $createParagraphNode();
      if (!phrase.is(first)) first.insertBefore(phrase);
      for (const block of blocks)
        if (!block.is(phrase) && !$isStanding(block))
          phrase.append(...(phrase.isEmpty() ? [] : [$createTextNode(' ')]), ...$inlineIn(block));
      for (const block of blocks) if (!block.is(phrase)) block.remove();
      if (standing.length > 0)
        insertAfter(
          place,
          standing.map((block) => block.exportJSON()),
        );
    }),
    editor.registerNodeTransform(LineBreakNode, (line) => {
      line.replace($createTextNode(' '));
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

const $isStanding = (node: LexicalNode) => $isDecoratorNode(node) && !node.isInline();

/** The words of a block, those of the blocks within it with a space between. */
function $inlineIn(block: LexicalNode): LexicalNode[] {
  if (!$isElementNode(block) || block.isInline()) return [block];
  return block.getChildren().flatMap((child, at) => {
    const words = $inlineIn(child);
    const apart = at > 0 && $isElementNode(child) && !child.isInline() && words.length > 0;
    return apart ? [$createTextNode(' '), ...words] : words;
  });
}

/** Puts blocks into the text around a phrase, after the block that the phrase is in. */
function insertAfter(place: Element, blocks: SerializedLexicalNode[]) {
  getNearestEditorFromDOMNode(place)?.update(() => {
    const node = $getNearestNodeFromDOMNode(place);
    const block = node && ($findMatchingParent(node, (one) => $isRootOrShadowRoot(one.getParent())) ?? node);
    for (const json of blocks.toReversed()) block?.insertAfter($parseSerializedNode(json));
  });
}
