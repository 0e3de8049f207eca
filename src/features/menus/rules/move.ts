import { DomainError } from '../../../errors.ts';
import { putSection, takeSection } from './apply.ts';
import { type MenuTree, placeIn, sectionIn, sectionsOf } from './tree.ts';

/**
 * Two menus after something went from one to the end of a section of the other, or of the other itself; a section takes
 * along all that stands in it and all that once did. The given menus stay as they are.
 * @throws DomainError NOT_FOUND when it, or where it goes, is gone; CONFLICT when it cannot stand there.
 */
export function moveBetween(from: MenuTree, to: MenuTree, id: string, under: string | null) {
  const [source, target] = [structuredClone(from), structuredClone(to)];
  if (isSection(source, id)) moveSection(source, target, id, under);
  else moveResource(source, target, id, under);
  return { source, target };
}

const isSection = ({ sections }: MenuTree, id: string) =>
  sectionsOf(sections).some(({ section }) => section.id === id);

function moveSection(source: MenuTree, target: MenuTree, id: string, under: string | null) {
  const section = takeSection(source, id);
  putSection(target, section, under, null);
  const moved = new Set([...sectionsOf([section])].map((one) => one.section.id));
  target.retired.unshift(...source.retired.filter((one) => moved.has(one.section)));
  source.retired = source.retired.filter((one) => !moved.has(one.section));
}

function moveResource(source: MenuTree, target: MenuTree, id: string, under: string | null) {
  const { section, at, resource } = placeIn(source, id);
  if (!under) throw new DomainError('CONFLICT', (w) => w.menus.needsSection);
  section.resources.splice(at, 1);
  sectionIn(target, under).resources.push(resource);
}
