/**
 * What a source of any kind holds, said in the words of this site but still under the source's own keys. A reader of a
 * source makes these and knows nothing of the database; the importer takes them in and knows nothing of the source.
 * Every string is plain text, freed from the source's markup and entities, but for what says otherwise. A key is met
 * once for each kind, and a `parentKey` within a document, menu or tree of topics never leads in a circle.
 */
export type Arrival =
  | ArrivedAuthor
  | ArrivedTopic
  | ArrivedMedia
  | ArrivedEssay
  | ArrivedPage
  | ArrivedComment
  | ArrivedPing
  | ArrivedMenu
  | ArrivedResource
  | ArrivedRedirect
  | ArrivedRemainder;

/** What identifies a thing within its source, and stays the same when it is exported again. */
interface Arrived {
  key: string;
  /** For a file: where in it this begins, for messages. */
  line?: number;
}

export interface ArrivedAuthor extends Arrived {
  kind: 'author';
  /** A wish: it is made into a free handle. */
  handle: string;
  name: string;
  biography: string;
  /** Kept nowhere: it only tells an owner whom to link. */
  email?: string;
}

export interface ArrivedTopic extends Arrived {
  kind: 'topic';
  slug: string;
  name: string;
  description: string;
  parentKey?: string;
}

/** A picture or another file that texts name by one of its addresses. */
export interface ArrivedMedia extends Arrived {
  kind: 'media';
  /** The addresses that texts may name it by, the first being where it can be fetched from; see `variantsOf` for sizes. */
  urls: string[];
  /** Where it lies below the folder of uploads, or below the source's own folder. */
  file?: string;
  name: string;
  alt: string;
  caption: string;
}

/** A text as it comes, before it is made into the site's MDX. */
export interface ArrivedText {
  /** `html` with WordPress' shortcodes and classic paragraphs; `markdown` with raw HTML; `mdx` as this site writes it. */
  format: 'wordpress' | 'html' | 'markdown' | 'mdx';
  text: string;
}

interface ArrivedDocument extends Arrived {
  /** A wish: it is made into a free address. */
  slug: string;
  title: string;
  body: ArrivedText;
  lang?: string;
  /**
   * Every address it had, as a path with its query, such as `/2009/05/tea/` or `/?p=12`; the first is the one that the
   * relative links in it start from.
   */
  paths: string[];
  published?: Date;
  updated?: Date;
  status: 'published' | 'scheduled' | 'draft';
  authorKeys: string[];
  /** What a reader of the report should know, such as why something published arrives as a draft. */
  remarks: string[];
}

export interface ArrivedEssay extends ArrivedDocument {
  kind: 'essay';
  standfirst: string;
  topicKeys: string[];
  comments: 'open' | 'closed';
  /** The picture that stands at its head there. */
  mediaKey?: string;
  canonical?: string;
  /** For an edition of a work: what an edition's front matter says beside the original, which it does not name here. */
  edition?: { originalKey?: string; label: string; reason?: string };
  series?: { name: string; part?: number };
}

export interface ArrivedPage extends ArrivedDocument {
  kind: 'page';
  description: string;
  parentKey?: string;
}

export interface ArrivedComment extends Arrived {
  kind: 'comment';
  /** The essay or page that it answers. */
  documentKey: string;
  parentKey?: string;
  name: string;
  /** Of this only a keyed hash is kept, by which its writer can claim the comment. */
  email?: string;
  /** HTML, as the source shows it. */
  body: string;
  writtenAt: Date;
  status: 'approved' | 'held' | 'spam' | 'deleted';
}

/** Another site telling that it links to an essay: a pingback or trackback. */
export interface ArrivedPing extends Arrived {
  kind: 'ping';
  documentKey: string;
  type: 'pingback' | 'trackback';
  name: string;
  url: string;
  excerpt: string;
  at: Date;
  status: 'approved' | 'held' | 'spam' | 'deleted';
}

export interface ArrivedMenu extends Arrived {
  kind: 'menu';
  slug: string;
  title: string;
  description: string;
}

/** An entry of a menu. One that others stand under becomes a section, and its own link the first resource in it. */
export interface ArrivedResource extends Arrived {
  kind: 'resource';
  menuKey: string;
  /** The entry that it stands under. */
  parentKey?: string;
  position: number;
  /** Empty: the title of what it leads to. */
  title: string;
  annotation: string;
  target:
    | { kind: 'outside'; url: string }
    | { kind: 'essay' | 'page' | 'topic'; key: string }
    | { kind: 'nowhere' };
}

/** A former path of that site which is not one of a document's own `paths`, such as `/category/tea/` or `/feed/`. */
export interface ArrivedRedirect extends Arrived {
  kind: 'redirect';
  from: string;
  to: RedirectTarget;
}

/**
 * Where a former path leads. A string is a path: one that a document had there if any has it among its `paths`, else
 * one of this site, such as `/feed.xml` or `/essays/?year=2009`. Otherwise it is what arrives under that key, or the
 * feed of it: of what answers an essay, of the essays of a topic or author. A picture that does not come in leaves its
 * former page to the document that it stood in.
 */
export type RedirectTarget =
  | string
  | { kind: 'essay' | 'topic' | 'author'; key: string; feed?: boolean }
  | { kind: 'page'; key: string }
  | { kind: 'media'; key: string; within?: string };

/** Something that has no place on this site: it is counted, and the report says why. */
export interface ArrivedRemainder extends Arrived {
  kind: 'remainder';
  of: ImportKind;
  title: string;
  why: string;
}

/** What a report counts. */
export const IMPORT_KINDS = [
  'essays',
  'pages',
  'topics',
  'authors',
  'comments',
  'pings',
  'menus',
  'resources',
  'media',
  'redirects',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** A source, opened. */
export interface Source {
  /** Tells it from every other source, whichever file it came in: `wordpress:https://example.org`. */
  origin: string;
  /** Where it stood, without a slash at the end, so that links within it are known; none for a folder of files. */
  address?: string;
  language?: string;
  /**
   * Everything it holds, streamed in the source's own order. It may be asked for more than once, and says the same.
   * @throws SourceError when the source cannot be read, with the line.
   */
  arrivals(): AsyncIterable<Arrival>;
  close(): Promise<void>;
}
