import { addressOf } from './inputs.ts';
import type { MenuTree, TreeSection } from './tree.ts';

/** A menu as plain paragraphs, one for each section and resource in their order, to compare two versions by words. */
export function textOfTree({ title, description, sections, retired }: MenuTree): string {
  const paragraphs = (list: TreeSection[], way: string): string[] =>
    list.flatMap((section) => [
      [`${way}${section.title}`, section.description].filter(Boolean).join(': '),
      ...section.resources.map((resource) =>
        [resource.title, addressOf(resource), resource.annotation, resource.format, resource.lang]
          .concat(resource.recommendedBy, resource.interest, resource.checked, resource.archived)
          .filter(Boolean)
          .join(' · '),
      ),
      ...paragraphs(section.sections, `${way}${section.title} › `),
    ]);
  const former = retired.map((resource) => `(${resource.title ?? addressOf(resource)}: ${resource.reason})`);
  return [[title, description].filter(Boolean).join(': '), ...paragraphs(sections, ''), ...former].join(
    '\n\n',
  );
}
