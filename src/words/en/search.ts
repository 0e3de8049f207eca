/** Words of the search page. */
export const search = {
  title: 'Search',
  titleFor: (query: string) => `Search: ${query}`,
  label: 'Words to look for',
  button: 'Search',
  hint: 'Put “a phrase” in quotation marks; leave a word out with a minus sign before it.',
  found: (total: number, more: boolean) =>
    more ? `More than ${total} essays` : `${total} ${total === 1 ? 'essay' : 'essays'}`,
  essays: 'Essays',
  resources: 'Resources',
  inMenu: (menu: string) => `in ${menu}`,
  alike: 'Titles that look like it',
  nothing: (query: string) => `Nothing here speaks of “${query}”.`,
  nothingHint: 'Try fewer or other words, or begin from one of these:',
  ask: 'Search looks through every essay and every resource on this site.',
};
