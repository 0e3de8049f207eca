import { MAX_SECTION_DEPTH, type MenuFileSection } from './file.ts';

const LONGEST_TITLE = 200;

/** The sections with those that stand too deep after the one they stood in, in their order, their titles saying under what. */
export const flattened = (sections: MenuFileSection[], depth = 1): MenuFileSection[] =>
  sections.flatMap((section) =>
    depth < MAX_SECTION_DEPTH
      ? [{ ...section, sections: flattened(section.sections, depth + 1) }]
      : inARow(section, section.title),
  );

const inARow = (section: MenuFileSection, title: string): MenuFileSection[] => [
  { ...section, title: shortened(title), sections: [] },
  ...section.sections.flatMap((nested) => inARow(nested, `${title} › ${nested.title}`)),
];

/** From the front, where the way is longest and says least. */
const shortened = (title: string) =>
  title.length > LONGEST_TITLE ? `…${title.slice(1 - LONGEST_TITLE)}` : title;
