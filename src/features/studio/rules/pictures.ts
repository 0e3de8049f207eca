import type { TextCheck } from '../../essays/rules/safe-mdx.ts';
import type { DraftProblem } from './problem.ts';

/** Pictures that say nothing to those who cannot see them; a figure cannot leave that out, only say that it decorates. */
export const pictureProblems = ({ images }: Pick<TextCheck, 'images'>): DraftProblem[] =>
  images
    .filter(({ alt }) => alt.trim() === '')
    .map(({ src, line, column }) => ({
      ...{ field: 'body', line, column },
      message: `Say what this picture shows, for those who cannot see it: ![what it shows](${src}). When it only decorates, make it a figure: <Figure src="${src}" alt=""></Figure>.`,
    }));
