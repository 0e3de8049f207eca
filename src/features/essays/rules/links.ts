/** A tag of ours, whose values may hold any sign but the quotation mark, or a comment. */
const TAG_OR_COMMENT = /<!--[\s\S]*?-->|<!doctype html>|<[a-z](?:"[^"]*"|[^">])*>/gi;
const ATTRIBUTE = /\s([^\s"=<>/]+)(?:="([^"]*)")?/g;

/** HTML of ours with every attribute of its tags as `change` wants it; it gets and gives them with the space before. */
const withAttributes = (html: string, change: (attribute: string, name: string, value: string) => string) =>
  html.replace(TAG_OR_COMMENT, (piece) =>
    piece.startsWith('<!')
      ? piece
      : piece.replace(ATTRIBUTE, (attribute, name: string, value = '') => change(attribute, name, value)),
  );

/** HTML of ours without comments and the attributes that only our own style sheet or a developer would read. */
export const plainMarkup = (html: string) =>
  withAttributes(html, (attribute, name) => (/^(class|data-astro-.*)$/.test(name) ? '' : attribute))
    .replace(TAG_OR_COMMENT, (piece) => (piece.startsWith('<!') ? '' : piece))
    .trim();

/** HTML of ours with every address made absolute, for readers who see it elsewhere; links within the text stay. */
export const absoluteLinks = (html: string, base: string) =>
  withAttributes(html, (attribute, name, value) => {
    const address = value.replace(/&(?:#34|quot);/g, '"').replace(/&(?:#38|amp);/g, '&');
    if (!/^(href|src)$/.test(name) || address.startsWith('#') || !URL.canParse(address, base))
      return attribute;
    return ` ${name}="${new URL(address, base).href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
