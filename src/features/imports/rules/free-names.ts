import { slug } from '../../../fields.ts';
import { slugFromTitle } from '../../addresses/rules.ts';

/** Room for a number behind the longest address. */
const LONGEST_WISH = 110;

/** Gives addresses away, each once. */
export class FreeNames {
  #taken: Set<string>;
  #next = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  isFree = (name: string) => !this.#taken.has(name);

  /** The wanted name, or the first of `wanted-2`, `wanted-3` … that is free. */
  take(wanted: string): string {
    let name = wanted;
    for (let number = this.#next.get(wanted) ?? 2; this.#taken.has(name); number++) {
      name = `${wanted}-${number}`;
      this.#next.set(wanted, number + 1);
    }
    this.#taken.add(name);
    return name;
  }
}

/** The address that something wishes for, by what it was called there or by its title; `otherwise` where neither can be one. */
export function wishedName(wish: string, title: string, otherwise: string, language?: string): string {
  if (wish.length <= LONGEST_WISH && slug.safeParse(wish).success) return wish;
  return (
    slugFromTitle(readable(wish), language).slice(0, LONGEST_WISH) ||
    slugFromTitle(title, language) ||
    otherwise
  );
}

/** Systems that write in other scripts keep their addresses percent-encoded. */
function readable(wish: string) {
  try {
    return decodeURIComponent(wish);
  } catch {
    return wish;
  }
}
