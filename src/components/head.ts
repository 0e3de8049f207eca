/** A feed that a page offers beside the site's own. */
export interface Feed {
  title: string;
  path: string;
}

/** What a page says of itself to browsers, search engines and whoever quotes it. */
export interface HeadProps {
  /** Left out on the home page, which carries the site's name alone. */
  title?: string;
  description?: string;
  /** The page's own path, from which its canonical address is made. */
  path: string;
  /** Where the text first appeared, when that was elsewhere. */
  canonical?: string | null;
  /** A path of this site. */
  image?: string;
  type?: 'website' | 'article';
  jsonLd?: object;
  feeds?: Feed[];
  /** Whether search engines should pass it by. */
  unlisted?: boolean;
}
