/** What happened to a resource, and where. */
interface Happened {
  section: string;
  reason: string;
  /** The menu that it came from or went to. */
  other: string | undefined;
}

/** Words that readers of feeds and of preview cards see. */
export const feeds = {
  topic: (topic: string, site: string) => `${topic} · ${site}`,
  author: (author: string, site: string) => `Essays by ${author} · ${site}`,
  menu: (menu: string, site: string) => `${menu}: what changes · ${site}`,
  menuNews: {
    title: {
      came: (title: string) => `New: ${title}`,
      moved: (title: string) => `Moved: ${title}`,
      anew: (title: string) => `Described anew: ${title}`,
      retired: (title: string) => `No longer recommended: ${title}`,
      revived: (title: string) => `Recommended again: ${title}`,
      left: (title: string) => `Taken out: ${title}`,
    },
    said: {
      came: ({ section, other }: Happened) =>
        other ? `It came from the menu “${other}” and stands under “${section}”.` : `Under “${section}”.`,
      moved: ({ section }: Happened) => `It stands under “${section}” now.`,
      anew: ({ section }: Happened) => `Under “${section}”, in other words than before.`,
      retired: ({ section, reason }: Happened) => `It stood under “${section}”. ${reason}`,
      revived: ({ section }: Happened) => `It is back under “${section}”.`,
      left: ({ section, other }: Happened) =>
        other ? `It stands in the menu “${other}” now.` : `It stood under “${section}”.`,
    },
  },
  contentNotes: 'Before you read:',
};
