import { relations } from './curate-related.ts';

/** Words of the essays that are suggested to an author while writing. */
export const suggestRelated = {
  title: 'Essays like this one',
  none: 'No essay is much like this one yet.',
  suggest: 'Suggest related essays',
  relate: 'Relate',
  relateTo: (title: string) => `Relate: ${title}`,
  relation: 'How the essay you relate bears on this one',
  relations,
};
