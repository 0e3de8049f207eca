const list = (names: string[]) => new Intl.ListFormat('en').format(names);

/** Terms come as the essays have them, which need not fit a sentence. */
const quoted = (terms: string[]) => terms.map((term) => `“${term}”`);

/** A topic's name begins small within a sentence, unless it has a capital further on, as names and initials do. */
const withinSentence = (name: string) => (/.\p{Lu}/u.test(name) ? name : name.toLocaleLowerCase('en'));

/** Words of related reading. */
export const related = {
  more: 'More on this topic',
  sameTopic: (topics: string[]) => `Also about ${list(topics.map(withinSentence))}`,
  sharesTerms: (terms: string[]) => `Both speak of ${list(quoted(terms))}`,
  alike: 'Alike in its wording',
  cites: 'Cited in this essay',
  citedBy: 'Cites this essay',
  citesTogether: (titles: string[]) => `Both cite ${list(quoted(titles))}`,
  nextInSeries: 'Next in the series',
  previousInSeries: 'Before this in the series',
  /** Relations in common use, on the page of the essay whose author chose it. */
  relations: {
    answers: 'this one answers it',
    reconsiders: 'this one reconsiders it',
  } as Record<string, string>,
  /** The same on the page of the other essay. */
  relationsIncoming: {
    answers: 'Answers this one',
    reconsiders: 'Reconsiders this one',
  } as Record<string, string>,
  chosenByAuthor: (relation: string) => `Chosen by the author: ${relation}`,
  chosenByCurator: (relation: string) => `Chosen for this essay: ${relation}`,
  chosenIncoming: 'Its author points to this essay',
  chosenIncomingByCurator: 'A curator leads from it to this essay',
};

/** Why something cannot be done to an edge. */
export const refusals = {
  essayGone: 'One of the two essays is not published any more.',
  noFurther: 'It cannot be moved any further.',
  sameWork: 'These are two editions of one work, and a work does not recommend itself.',
};

/** The owner's page about the graph. */
export const relatedAdmin = {
  title: 'Related reading',
  intro:
    'Which essays to read next is worked out by the site itself, as essays are published, changed and taken offline. Once a night everything is made anew.',
  works: 'Works in the graph',
  edges: 'Edges between them',
  waiting: 'Works that wait for their turn',
  madeAnew: 'Made anew',
  lastRun: 'Last looked at',
  underWay: 'under way',
  never: 'not yet',
  count: (count: number) => count.toLocaleString('en'),
  failed: (error: string) => `Failed: ${error}`,
  rebuild: 'Make it anew now',
  rebuildHint:
    'Readers keep what they see while this is done. With twenty thousand essays it takes a few minutes.',
  asked: 'This has begun. Look again in a moment.',
};
