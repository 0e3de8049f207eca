import type { Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { textWords } from '#src/words/words.ts';
import { languageOf } from './typography.ts';

/** Says in words what the box of a task list shows. */
export function namedTaskBoxes() {
  return (tree: Root, file: VFile) => {
    const words = textWords(languageOf(file));
    visit(tree, 'element', (node) => {
      if (node.tagName !== 'input' || node.properties.type !== 'checkbox') return;
      node.properties.ariaLabel = node.properties.checked ? words.done : words.notDone;
    });
  };
}
