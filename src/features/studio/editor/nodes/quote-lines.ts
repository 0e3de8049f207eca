import { $isQuoteNode, type QuoteNode } from '@lexical/rich-text';
import {
  $createParagraphNode,
  $findMatchingParent,
  $getSelection,
  $isLineBreakNode,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  type LexicalEditor,
  type RangeSelection,
} from 'lexical';

/** Enter begins the next paragraph of a quotation; on an empty one it ends the quotation. */
export const continueQuote = (editor: LexicalEditor) =>
  editor.registerCommand(
    KEY_ENTER_COMMAND,
    (event) => {
      const selection = $getSelection();
      if (event?.shiftKey || !$isRangeSelection(selection)) return false;
      const quote = $findMatchingParent(selection.anchor.getNode(), $isQuoteNode);
      if (!quote || quote.isEmpty()) return false;
      event?.preventDefault();
      if (!$endQuote(quote, selection)) {
        selection.insertLineBreak();
        selection.insertLineBreak();
      }
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );

function $endQuote(quote: QuoteNode, { anchor }: RangeSelection) {
  const [last, before] = quote.getChildren().reverse();
  const isLast = anchor.key === quote.getKey() && anchor.offset === quote.getChildrenSize();
  if (!isLast || !$isLineBreakNode(last) || !$isLineBreakNode(before)) return false;
  last.remove();
  before.remove();
  const paragraph = $createParagraphNode();
  quote.insertAfter(paragraph);
  paragraph.select();
  return true;
}
