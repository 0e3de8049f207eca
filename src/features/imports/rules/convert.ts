/** What surrounds a text that comes over: where its links and pictures lead from now on. */
export interface Surroundings {
  /** The text's own address there, which relative links start from. */
  base?: string;
  language: string;
  /** Where a link of the source leads here, as a path; undefined for one that leads out or nowhere known. */
  linkTo(address: string): string | undefined;
  /** The picture on this site, as `/media/…`; undefined when it did not come. */
  pictureAt(address: string): { src: string; alt: string; caption: string } | undefined;
  /** What a gallery names by the source's own key. */
  pictureOf(key: string): { src: string; alt: string; caption: string } | undefined;
  /** The same for one that did not come: where it was. */
  lostPictureOf(key: string): { src: string; alt: string; caption: string } | undefined;
}

/** A text in the site's MDX, which its safe reader lets in. */
export interface ConvertedText {
  body: string;
  /** What could not come over as it was, in words, each once with how often: `[shortcode] 3 ×`. */
  losses: string[];
  /** Addresses of pictures that did not come and stand as links now. */
  missing: string[];
}
