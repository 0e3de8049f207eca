import { $createLinkNode, LinkNode } from '@lexical/link';
import {
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  CHECK_LIST,
  CODE,
  type ElementTransformer,
  HEADING,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  LINK,
  type MultilineElementTransformer,
  ORDERED_LIST,
  QUOTE,
  registerMarkdownShortcuts,
  STRIKETHROUGH,
  type TextMatchTransformer,
  UNORDERED_LIST,
} from '@lexical/markdown';
import { $createCodeBlockNode, CodeBlockNode } from '@mdxeditor/editor';
import { $createTextNode, $getEditor, $parseSerializedNode, type LexicalEditor } from 'lexical';
import { focusSoon } from '../nodes/focus.ts';
import { isPhrase } from '../nodes/phrase.ts';

/** An address becomes a link as soon as the next word is begun; what ends the sentence is no part of it. */
const ADDRESS: TextMatchTransformer = {
  type: 'text-match',
  dependencies: [LinkNode],
  trigger: ' ',
  regExp: /(https?:\/\/\S*[^\s.,;:!?)\]”’"'])([.,;:!?)\]”’"']* )$/,
  replace(node, [, url = '', after = '']) {
    const rest = $createTextNode(after);
    const link = $createLinkNode(url).append($createTextNode(url));
    node.replace(link);
    link.insertAfter(rest);
    rest.select();
  },
};

const RULE: ElementTransformer = {
  type: 'element',
  dependencies: [],
  regExp: /^(---|\*\*\*|___)\s$/,
  export: () => null,
  replace(block) {
    block.insertBefore($parseSerializedNode({ type: 'horizontalrule', version: 1 }));
    block.select();
  },
};

/** The library's own reads the fence as the language. */
const CODE_BLOCK: MultilineElementTransformer = {
  ...CODE,
  dependencies: [CodeBlockNode],
  replace(block, _children, [, , language = '']) {
    const code = $createCodeBlockNode({ code: '', language, meta: '' });
    block.selectPrevious();
    block.replace(code);
    const [editor, key] = [$getEditor(), code.getKey()];
    focusSoon(() => editor.getElementByKey(key)?.querySelector('textarea'));
  },
};

const WITHIN_A_PHRASE = [
  BOLD_ITALIC_STAR,
  BOLD_ITALIC_UNDERSCORE,
  BOLD_STAR,
  BOLD_UNDERSCORE,
  INLINE_CODE,
  ITALIC_STAR,
  ITALIC_UNDERSCORE,
  STRIKETHROUGH,
  LINK,
  ADDRESS,
];
const ANYWHERE = [
  ...WITHIN_A_PHRASE,
  HEADING,
  RULE,
  QUOTE,
  UNORDERED_LIST,
  ORDERED_LIST,
  CHECK_LIST,
  CODE_BLOCK,
];

/** What is typed as Markdown becomes what it means. */
export const readTypedMarkdown = (editor: LexicalEditor) =>
  registerMarkdownShortcuts(editor, isPhrase(editor) ? WITHIN_A_PHRASE : ANYWHERE);
