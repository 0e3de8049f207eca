/** What an attribute names, where it is more than plain words: an address, a country, a picture. */
export type AttributeKind = 'slug' | 'country' | 'picture';

/** What may be written in one attribute of a component. */
interface Attribute {
  required?: boolean;
  kind?: AttributeKind;
  /** One sentence for whoever writes it. */
  about: string;
}

export interface Component {
  about: string;
  /** `blocks`: paragraphs between the tags; `words`: a phrase within a paragraph; `none`: the tag stands alone. */
  holds: 'blocks' | 'words' | 'none';
  attributes: Record<string, Attribute>;
}

/** The components an essay may use, in both doors. Everything else in an essay is Markdown. */
export const VOCABULARY: Record<string, Component> = {
  PullQuote: {
    about: 'Words of the essay, set large.',
    holds: 'blocks',
    attributes: { cite: { about: 'Whose words, when they are not the author’s.' } },
  },
  Aside: {
    about: 'A digression beside the text.',
    holds: 'blocks',
    attributes: { title: { about: 'A heading for the digression.' } },
  },
  Note: {
    about: 'The author’s later remark on the text.',
    holds: 'blocks',
    attributes: { label: { about: 'What the remark is called, such as “Note, 2026”.' } },
  },
  Figure: {
    about: 'A picture with a caption between the tags.',
    holds: 'blocks',
    attributes: {
      src: {
        required: true,
        kind: 'picture',
        about: 'A file in content/figures/, or an uploaded picture’s address.',
      },
      alt: { required: true, about: 'What the picture shows, in words; empty when it only decorates.' },
      credit: { about: 'Who made it.' },
    },
  },
  ContentNote: {
    about: 'A passage that some may want to skip, with a note before it and a link past it.',
    holds: 'blocks',
    attributes: { about: { required: true, about: 'What the passage is about, in plain words.' } },
  },
  Crisis: {
    about: 'The site’s crisis block.',
    holds: 'none',
    attributes: { country: { kind: 'country', about: 'Two letters: show this country’s lines first.' } },
  },
  Resources: {
    about: 'A resource menu in place.',
    holds: 'none',
    attributes: { menu: { required: true, kind: 'slug', about: 'The menu’s address.' } },
  },
  Edition: {
    about: 'A link to another edition of the same work.',
    holds: 'words',
    attributes: { slug: { required: true, kind: 'slug', about: 'The other edition’s address.' } },
  },
};
