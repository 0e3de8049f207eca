/** The buttons that move a thing by one place. */
export const WAYS = ['up', 'down'] as const;
export type Way = (typeof WAYS)[number];

/** Pages of `/curate/` itself stand under these, so no menu can. */
export const CURATE_PLACES = ['links', 'related', 'suggestions'];

/** Where the links of all menus are looked after. */
export const LINKS_PATH = '/curate/links/';
/** Where a menu is looked after. */
export const curatePath = (slug: string) => `/curate/${slug}/`;
export const historyPath = (slug: string) => `/curate/${slug}/history/`;
export const filePath = (slug: string) => `/curate/${slug}/file/`;
/** A menu's page for its curators with one thing open for editing. */
export const editPath = (slug: string, id: string) => `${curatePath(slug)}?edit=${id}#item-${id}`;
/** Where something is moved further than its own list goes. */
export const movePath = (slug: string, id: string) => `${curatePath(slug)}move/?item=${id}`;
export const addPath = (slug: string, section: string) => `${curatePath(slug)}?add=${section}#add-${section}`;
/** Back to a menu that a file was brought into, and how much of it had to stay out. */
export const importedPath = (slug: string, left: number) =>
  `${curatePath(slug)}?done=import${left > 0 ? `&left=${left}` : ''}`;
/** Back to what was just changed; the page says what was done. */
export const donePath = (slug: string, done: string, id?: string, way?: Way) =>
  `${curatePath(slug)}?done=${done}${way ? `&way=${way}` : ''}${id ? `&at=${id}#item-${id}` : ''}`;
