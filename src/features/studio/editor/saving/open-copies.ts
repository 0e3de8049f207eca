import { type Fields, readFields, sameFields, writeFields } from './fields.ts';
import { dropFound, type LocalCopy, layAside, listFound } from './local-copy.ts';

/** So long the save that a page sends as it is left may be on its way. */
const ON_ITS_WAY_MS = 60_000;

/**
 * What an earlier visit left on this device and the site does not have, for its author to decide about. What was written
 * a moment ago, and since then no one else saved, is put into the form at once: the page was only opened anew.
 */
export function openCopies(draft: string, form: HTMLFormElement, now: number) {
  const saved = readFields(form);
  layAside(draft);
  const [last] = listFound(draft).slice(-1);
  if (last?.left && now - last.at < ON_ITS_WAY_MS && isMadeFrom(last, saved)) {
    writeFields(form, last.fields);
    dropFound(draft, last);
  }
  return listFound(draft).filter((copy) => isNews(draft, copy, saved));
}

function isNews(draft: string, copy: LocalCopy, saved: Fields) {
  if (!sameFields(copy.fields, saved)) return true;
  dropFound(draft, copy);
  return false;
}

/** Whether what the site has is what the copy was made from, or was sent from there on the way. */
const isMadeFrom = ({ fields, sent }: LocalCopy, saved: Fields) =>
  versionOf(fields) === versionOf(saved) || (sent !== undefined && sameFields(sent, saved));

const versionOf = (fields: Fields) => fields.find(([name]) => name === 'version')?.[1];
