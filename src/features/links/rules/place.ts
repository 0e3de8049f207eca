const hostOf = ({ host }: URL) => host.replace(/^www\./, '');
const pathOf = ({ pathname }: URL) => pathname.replace(/\/$/, '');

const FRONT_PAGE = /^(\/(index|home|default)(\.\w+)?|\/[a-z]{2}(-[a-z]{2})?(\/(index|home)(\.\w+)?)?)?\/?$/i;

/** Whether someone who asked for a page within a site was brought to the site's front page, as many do with what is gone. */
export function leadsToFrontPage(asked: string, url: string): boolean {
  const [from, to] = [new URL(asked), new URL(url)];
  if (hostOf(from) !== hostOf(to) || to.search) return false;
  return FRONT_PAGE.test(to.pathname) && !FRONT_PAGE.test(from.pathname);
}

/** Whether two addresses differ in nothing but https, `www.` or a slash at the end: such a move needs no thought. */
export function isSamePlace(one: string, other: string): boolean {
  const [from, to] = [URL.parse(one), URL.parse(other)];
  if (!from || !to || (from.protocol === 'https:' && to.protocol !== 'https:')) return false;
  return (
    hostOf(from) === hostOf(to) &&
    pathOf(from) === pathOf(to) &&
    from.search === to.search &&
    from.hash === to.hash
  );
}
