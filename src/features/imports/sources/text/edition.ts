import { words } from '../../../../words/words.ts';
import { shortened } from '../../convert/plain-text.ts';
import type { ArrivedEssay } from '../../rules/arrivals.ts';

/** As front matter has them. */
const LONGEST_REASON = 400;
const LONGEST_LABEL = 120;

const NAMED =
  /\b((?:(?:slightly|much|somewhat|newly|fully)\s+)?(?:short(?:er|ened)|long(?:er)?|abridged|revised|updated|expanded|extended|corrected|earlier|older|newer|recent|print(?:ed)?|translated|english|german|french|spanish)(?:\s+[\w-]+)?\s+(?:edition|version|translation|draft))\b/i;
const SPEAKS_OF_EDITIONS =
  /\b(?:edition|version|translat\w+|published|reprint\w*|revis\w+|updat\w+|originally|excerpt|abridged|adapted|formats?)\b/i;

/** What a parenthesis before an essay says of this edition; undefined when it speaks of something else. */
export function editionIn(text: string): ArrivedEssay['edition'] {
  const [, said = ''] = /^[([]\s*([\s\S]+?)\s*[)\]]\.?$/.exec(text) ?? [];
  if (!SPEAKS_OF_EDITIONS.test(said)) return undefined;
  const named = [...said.matchAll(new RegExp(NAMED, 'gi'))].map(([, name = '']) => name).at(-1);
  const label = named ?? words('en').pasted.edition;
  return {
    label: shortened(capitalised(label), LONGEST_LABEL),
    reason: shortened(capitalised(said), LONGEST_REASON),
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
