interface Told {
  name: string;
  now: Date;
  withPrivate: boolean;
  needBuild: string[];
  tables: Record<string, { rows: number }>;
}

/** What stands beside the files of an export, for whoever finds it in ten years. */
export const readMe = ({ name, now, withPrivate, needBuild, tables }: Told): string =>
  `${[
    `# ${name}`,
    `Everything that this site said, as plain files, as it was on ${now.toISOString()}.`,
    withPrivate ? WITH_PRIVATE : PUBLIC_ONLY,
    '## What is where',
    CONTENT,
    ...(needBuild.length > 0 ? [codeNote(needBuild)] : []),
    DATA,
    tableList(tables),
    ...(withPrivate ? [] : [PUBLIC_DATA]),
    NOT_HERE,
    '## Take it in again',
    TAKE_IN,
  ].join('\n\n')}\n`;

const WITH_PRIVATE = `**This export holds what people said in private and who they are: their e-mail addresses, the hashes of their
passwords, comments that were held or declined, drafts, and mails. Keep it as you would keep their letters.**`;

const PUBLIC_ONLY = `It holds what every reader could see, and nothing else: no accounts, no addresses, no drafts, no words of a comment that
was not approved for everyone.`;

const CONTENT = `\`content/\` is a content folder as Commonplace builds a site from, readable without it:

- \`essays/\` and \`pages/\`: one MDX file (Markdown with a few components) for each, with its details as YAML on top.
- \`figures/\`: the pictures that they show.
- \`unseen/\`: changes to an essay that readers have not seen yet, in an export with private matter.
- \`menus/\`: the resource menus as YAML. The same as OPML, for programs that read outlines, is in \`menus/\` beside \`content/\`.
- \`authors.yaml\`, \`topics.yaml\`, \`series.yaml\`, \`guidelines.yaml\`, \`site.yaml\`: the lists and settings of the site.`;

const codeNote = (files: string[]) =>
  [
    'These files hold code. Only a site that is built with them can show them:',
    '',
    ...files.map((file) => `- \`${file}\``),
  ].join('\n');

const DATA = `\`media/\` holds every stored picture in all its sizes, a folder for each; \`data/media.jsonl\` says which is which.

\`counts/\` holds what only makes sense as a number without the people: how often each work was appreciated, and when there were
appeals.

\`commonplace.json\` names every file with its SHA-256.

\`data/\` holds the rows of the database as JSON Lines: one file for each table, one JSON object for each row.`;

/** What the rows of each table are; a table that is not here speaks for itself. */
const TABLES: Record<string, string> = {
  addresses: 'every address, present and former, and every redirect',
  appeals: 'members asking for a second reader',
  appreciations: 'who thanked for which work',
  authors: 'who signs essays',
  bylines: 'which author signs which essay',
  collaborators: 'who works on which draft',
  comments: 'what was said about the works',
  curated_edges: 'related reading that a person chose',
  decisions: 'what moderators did, for good',
  decline_words: 'what moderators wrote to those whose comment they declined',
  drafts: 'the texts as their authors work on them',
  earlier_texts: 'what a comment said before it was changed',
  edge_changes: 'what curators did to related reading',
  essay_topics: 'which essay is about what',
  essays: 'every edition of every work, with its text',
  follows: 'who is told of which comments',
  guidelines: 'the rules of the house, those that were retired too',
  links: 'how the outside links were when they were last looked at',
  locked_threads: 'threads that take no more replies',
  mail_attempts: 'every try to send a mail',
  media: 'the stored pictures',
  members: 'the accounts',
  menu_revisions: 'every menu as it was after each change',
  menus: 'the resource menus',
  mutes: 'whose comments a member wants folded',
  outbox: 'the mails',
  pages: 'the standing texts',
  parity_counts: 'what the parity report counts',
  reads: 'how often each essay was read on each day',
  remarks: 'what owners said of drafts',
  reports: 'what readers told the moderators',
  resources: 'the links of the menus with their annotations, retired ones too',
  revisions: 'saved states of essays and pages',
  sections: 'the sections of the menus',
  series: 'ordered runs of essays',
  site: 'the settings',
  suggesters: 'who suggested something for a menu, and in which words',
  suggestions: 'what members would like to see in the menus, and what became of it',
  topics: 'what essays are about',
  works: 'what editions are editions of',
};

const tableList = (tables: Told['tables']) =>
  Object.entries(tables)
    .map(
      ([name, { rows }]) =>
        `- \`data/${name}.jsonl\`: ${TABLES[name] ?? name.replaceAll('_', ' ')} (${rows})`,
    )
    .join('\n');

const PUBLIC_DATA = `In this export a comment is signed with its name as text, a comment that not everyone may read is there only as the empty place
that replies hang on, and a decision leads to no comment and no moderator.`;

const NOT_HERE = `Not here, because it would open doors or can be made anew: sessions, links in mails, previews, the SECRET of the site, and the
graph of related reading with its map.`;

const TAKE_IN = `    npm run commonplace -- import commonplace FOLDER

into a site that has no essays and no members. Then start it. Addresses stay the same. The new site has a SECRET of its own: links
to unsubscribe in mails that left before stop working, and addresses of visitors are counted anew.`;
