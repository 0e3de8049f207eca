/** Words that readers of feeds and of preview cards see. */
export const feeds = {
  topic: (topic: string, site: string) => `${topic} · ${site}`,
  author: (author: string, site: string) => `Essays by ${author} · ${site}`,
  menu: (menu: string, site: string) => `${menu} · ${site}`,
  contentNotes: 'Before you read:',
};
