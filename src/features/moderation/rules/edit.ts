import { diffWords } from 'diff';

/** A run of an edit: words that stayed, came or went. */
export interface EditedRun {
  text: string;
  kind: 'kept' | 'added' | 'removed';
}

/** Past this many changed words a comparison says nothing and takes long, so both texts stand by themselves. */
const MAX_EDIT_LENGTH = 2000;

/** What an edit does to the words that readers see; undefined when the two have too little in common to compare. */
export function compareEdit(shown: string, edited: string): EditedRun[] | undefined {
  const changes = diffWords(shown, edited, { maxEditLength: MAX_EDIT_LENGTH });
  return changes?.map(({ value, added, removed }) => {
    const changedKind = added ? 'added' : 'removed';
    return { text: value, kind: added || removed ? changedKind : 'kept' };
  });
}
