/** What a reader could follow or copy: written-out addresses, `www.` and the targets of Markdown links. */
const LINK =
  /\b(?:https?:\/\/|mailto:|www\.)[^\s<>()[\]]+|\]\(\s*<?([^\s)>]+)|^ {0,3}\[[^\]]+\]:\s*<?(\S+)/gim;

const linksIn = (markdown: string) =>
  new Set([...markdown.matchAll(LINK)].map((match) => match[0].toLowerCase()));

export const hasLink = (markdown: string) => linksIn(markdown).size > 0;

/** Whether a text leads somewhere that the one before it did not. */
export const addsLink = (before: string, after: string) => !linksIn(after).isSubsetOf(linksIn(before));
