import { plain } from './plain.ts';

/** A picture that a text shows. */
export interface ShownPicture {
  address: string;
  alt: string;
}

const PICTURE = /<img\b([^<>]*)>/gi;

/** The pictures that HTML shows, in their order; those that lie in the text itself have no address. */
export const picturesIn = (html: string): ShownPicture[] =>
  [...html.matchAll(PICTURE)]
    .map(([, attributes = '']) => ({ address: fieldOf(attributes, 'src'), alt: fieldOf(attributes, 'alt') }))
    .filter(({ address }) => address !== '' && !/^(data|blob|javascript):/i.test(address));

function fieldOf(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, 'i').exec(
    attributes,
  );
  return plain(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
}
