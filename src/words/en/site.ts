/** Words that stand around every page, and of the pages that are only about the site. */
export const site = {
  skipToText: 'Skip to the text',
  home: (name: string) => `${name}, home`,
  mainNavigation: 'Main',
  footNavigation: 'About this site',
  menu: 'Menu',
  close: 'Close',
  closeNamed: (what: string) => `Close ${what}`,
  essays: 'Essays',
  topics: 'Topics',
  map: 'Map',
  resources: 'Resources',
  search: 'Search',
  feed: 'Feed',
  feedTitle: (name: string) => name,
  feedAbout: (what: string, name: string) => `${what}, ${name}`,
  titled: (title: string, name: string) => `${title} · ${name}`,
  newest: 'Newest',
  moreEssays: 'All essays',
  allTopics: 'All topics',
  aWord: 'What this is',
  moreAbout: 'More about this place',
  updatedOn: 'Last changed on',
  pages: 'Pages',
  pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
  newerPage: 'Newer',
  olderPage: 'Older',
  up: 'Up',
  upLong: 'Up to the top of the page',
};

export const trouble = {
  notFoundTitle: 'Nothing stands here',
  notFoundText:
    'The address may have a slip in it, or what stood here has been taken down. These may help you on:',
  notFoundSearch: 'Search for it by a word you remember',
  notFoundEssays: 'Look through all essays',
  notFoundHome: 'Begin at the front page',
  failedTitle: 'This did not work',
  failedText:
    'Something went wrong on our side. It has been written down, and trying again in a minute often helps.',
  failedHome: 'Go to the front page',
};
