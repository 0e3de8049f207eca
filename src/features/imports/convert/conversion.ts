import type { Words } from '#src/words/words.ts';
import { words } from '#src/words/words.ts';
import type { Surroundings } from '../rules/convert.ts';

type LossWords = Words['conversion'];

/** One text on its way: what surrounds it, and an account of what could not come along. */
export class Conversion {
  readonly around: Surroundings;
  readonly #losses = new Map<string, number>();
  readonly #missing = new Set<string>();

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** Notes that something did not come over as it was. */
  lose(said: (w: LossWords) => string, times = 1) {
    const loss = said(words(this.around.language).conversion);
    this.#losses.set(loss, (this.#losses.get(loss) ?? 0) + times);
  }

  /** Notes a picture that did not come. */
  miss(address: string) {
    this.#missing.add(address);
  }

  account() {
    const { times } = words(this.around.language).conversion;
    return {
      losses: [...this.#losses].map(([loss, count]) => times(loss, count)),
      missing: [...this.#missing],
    };
  }
}
