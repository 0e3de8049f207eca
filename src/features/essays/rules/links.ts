const TAG = /<[a-z][^>]*>/gi;
const ADDRESS = /\s(href|src)="([^"]*)"/g;

/** HTML of ours with every address made absolute, for readers who see it elsewhere; links within the text stay. */
export const absoluteLinks = (html: string, base: string) =>
  html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (attribute, name: string, address: string) =>
      address.startsWith('#') || !URL.canParse(address, base)
        ? attribute
        : ` ${name}="${new URL(address.replaceAll('&amp;', '&'), base).href.replaceAll('&', '&amp;')}"`,
    ),
  );
