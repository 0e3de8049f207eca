import { languageTag } from '../../../fields.ts';
import { withoutSite } from '../../addresses/rules.ts';
import { MAX_SECTION_DEPTH, type MenuFileResource, type MenuFileSection } from './file.ts';
import { readAddress } from './inputs.ts';
import { type Outline, readOutline } from './opml-outline.ts';

/** What is to be known of the place that an outline comes to. */
interface Coming {
  siteUrl: string;
  /** What a section is called that has no name. */
  untitled: string;
}

/** An outline as a menu's sections, its own title, and how many lines lead nowhere. */
export interface OutlinedMenu {
  title: string;
  sections: MenuFileSection[];
  left: number;
}

/**
 * Reads a menu from an outline, such as feed readers and bookmark managers write. What leads somewhere is a resource, what
 * holds others a section; below the third level sections stand beside each other, with their way as title.
 * @throws FieldError as for any broken outline.
 */
export function menuOfOpml(text: string, coming: Coming): OutlinedMenu {
  const { title, outlines } = readOutline(text);
  let left = 0;
  const called = (outline: Outline) => fitted(titleOf(outline), 200);

  const resourceOf = (outline: Outline): MenuFileResource[] => {
    const address = addressOf(outline, coming.siteUrl);
    if (!address) {
      if (outline.under.length === 0) left += 1;
      return [];
    }
    const { description = '', _note = '', comment = '', language } = outline.attributes;
    const annotation = fitted(description || _note || comment, 2000);
    const lang = languageTag.safeParse(language).data;
    const words = { annotation, ...(lang ? { lang } : {}) };
    const name = called(outline) || fitted(address.to, 200);
    return [{ ...words, [address.kind]: address.to, title: name } as MenuFileResource];
  };

  const sectionsOf = (outline: Outline, depth: number, way = ''): MenuFileSection[] => {
    const named = way + (called(outline) || coming.untitled);
    const below = outline.under.filter(({ under }) => under.length > 0);
    const deep = depth === MAX_SECTION_DEPTH;
    const section: MenuFileSection = {
      title: fitted(named, 200),
      description: addressOf(outline, coming.siteUrl)
        ? ''
        : fitted(outline.attributes.description ?? '', 600),
      resources: [
        ...resourceOf(outline),
        ...outline.under.filter(({ under }) => under.length === 0).flatMap(resourceOf),
      ],
      sections: deep ? [] : below.flatMap((one) => sectionsOf(one, depth + 1)),
    };
    return deep ? [section, ...below.flatMap((one) => sectionsOf(one, depth, `${named} › `))] : [section];
  };

  const loose = outlines.filter(({ under }) => under.length === 0).flatMap(resourceOf);
  const sections = outlines.filter(({ under }) => under.length > 0).flatMap((one) => sectionsOf(one, 1));
  const first = {
    title: fitted(title, 200) || coming.untitled,
    description: '',
    resources: loose,
    sections: [],
  };
  return { title: fitted(title, 200), sections: loose.length > 0 ? [first, ...sections] : sections, left };
}

const titleOf = ({ attributes: { text, title } }: Outline) => text?.trim() || title || '';

/** Where a line leads: the page rather than its feed, and what is on this site by its path. */
function addressOf({ attributes: { htmlurl, url, xmlurl } }: Outline, siteUrl: string) {
  const address = (htmlurl || url || xmlurl || '').trim();
  return readAddress(withoutSite(address, siteUrl)) ?? readAddress(address);
}

/** On one line, and cut where it is too long, so that one can see it was. */
function fitted(text: string, most: number) {
  const tidy = text.replace(/\s+/g, ' ').trim();
  return tidy.length > most ? `${tidy.slice(0, most - 1)}…` : tidy;
}
