import { SaxesParser, type SaxesTagNS } from 'saxes';
import { SourceError } from '../../rules/source-error.ts';
import { decodeXml } from '../decode.ts';
import { Ampersands } from './ampersands.ts';

/** An element with what it holds; its name is `wp:post_id` whichever prefix the file uses for WordPress' own. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
  line: number;
  /** How many characters in it no XML may hold, and were left out. */
  dropped: number;
}

/** Real exports nest six deep; a file that nests further is made to hurt. */
const DEEPEST = 64;
/** An item is held whole while it is read, so one of this size is refused; in characters. */
const LARGEST_ITEM = 20_000_000;

/**
 * What stands directly in the channel of an export, one at a time: its title, terms, authors and items.
 * @throws SourceError where the file is broken, or hostile.
 */
export async function* readRecords(file: string): AsyncGenerator<Element> {
  const reader = new RecordReader();
  for await (const text of decodeXml(file)) yield* reader.read(text);
  yield* reader.end();
}

/** Builds records out of what the parser meets, and forgets each as soon as it is handed on. */
class RecordReader {
  #parser = new SaxesParser({ xmlns: true, position: false });
  #ampersands = new Ampersands();
  #open: Element[] = [];
  #names: string[] = [];
  #finished: Element[] = [];
  #begun = false;
  #recordStart = 0;

  constructor() {
    this.#parser.on('opentag', (tag) => this.#enter(tag));
    this.#parser.on('closetag', () => this.#leave());
    this.#parser.on('text', (text) => this.#add(text));
    this.#parser.on('cdata', (text) => this.#add(text));
    this.#parser.on('doctype', (text) => {
      throw new SourceError((w) => w.sources.doctype, this.#parser.line - (text.match(/\n/g)?.length ?? 0));
    });
    this.#parser.on('error', (error) => this.#judge(error.message));
  }

  read(text: string): Element[] {
    this.#write(text);
    if (this.#parser.position - this.#recordStart > LARGEST_ITEM) throw this.#tooBig();
    return this.#finished.splice(0);
  }

  end(): Element[] {
    if (!this.#begun) throw new SourceError((w) => w.sources.notXml, 1);
    this.#parser.write(this.#ampersands.mend('', true));
    const last = this.#names.at(-1);
    if (last !== undefined) throw new SourceError((w) => w.sources.cutShort(last), this.#parser.line);
    this.#parser.close();
    return this.#finished.splice(0);
  }

  /** Blank lines before the XML declaration are common, because plugins print them. */
  #write(text: string) {
    const from = this.#begun ? text : text.trimStart();
    if (from === '') return;
    if (!this.#begun && !from.startsWith('<')) throw new SourceError((w) => w.sources.notXml, 1);
    if (!this.#begun)
      this.#parser.line += (text.slice(0, text.length - from.length).match(/\n/g) ?? []).length;
    this.#begun = true;
    this.#parser.write(this.#ampersands.mend(from));
  }

  #enter(tag: SaxesTagNS) {
    const name = nameOf(tag);
    const { line } = this.#parser;
    if (this.#names.length >= DEEPEST) throw new SourceError((w) => w.sources.tooDeep(DEEPEST), line);
    const parent = this.#open.at(-1);
    this.#names.push(name);
    if (!parent && this.#names.at(-2) !== 'channel') return;
    const attributes = Object.fromEntries(Object.values(tag.attributes).map((one) => [one.name, one.value]));
    const element: Element = { name, attributes, text: '', children: [], line, dropped: 0 };
    if (!parent) this.#recordStart = this.#parser.position;
    parent?.children.push(element);
    this.#open.push(element);
  }

  #leave() {
    this.#names.pop();
    const element = this.#open.pop();
    if (!element) return;
    const record = this.#open[0];
    if (record === undefined) {
      this.#finished.push(element);
      this.#recordStart = this.#parser.position;
    }
  }

  #add(text: string) {
    const element = this.#open.at(-1);
    if (!element) return;
    const clean = text.replace(UNFIT, '');
    if (clean.length < text.length) (this.#open[0] ?? element).dropped += text.length - clean.length;
    element.text += clean;
  }

  /** What is broken in many real files without harm is let through; everything else ends the reading with its line. */
  #judge(message: string) {
    if (HARMLESS.test(message)) return;
    throw new SourceError((w) => w.sources.malformed(message), this.#parser.line);
  }

  #tooBig() {
    const title = this.#open[0]?.children.find((child) => child.name === 'title')?.text ?? '';
    const megabytes = LARGEST_ITEM / 1_000_000;
    return new SourceError(
      (w) => w.sources.itemTooBig(title, megabytes),
      this.#open[0]?.line ?? this.#parser.line,
    );
  }
}

/** What neither XML nor the database can hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are to go.
const UNFIT = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

const HARMLESS =
  /^(disallowed character\.|undefined entity|malformed character entity|unbound namespace prefix|the string "\]\]>"|duplicate attribute|text data outside of root node)/;

const NAMESPACES: [RegExp, string][] = [
  [/\/export\/[\d.]+\/excerpt\/?$/, 'excerpt'],
  [/\/export\/[\d.]+\/?$/, 'wp'],
  [/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/purl\.org\/dc\/elements\/1\.1\/?$/, 'dc'],
];

/** A namespace that the file forgot to declare goes by its prefix. */
function nameOf(tag: SaxesTagNS): string {
  if (tag.prefix === '') return tag.local;
  const prefix = NAMESPACES.find(([address]) => address.test(tag.uri))?.[1] ?? tag.prefix;
  return `${prefix}:${tag.local}`;
}

/** What an element's first child of that name says, without space around it; empty when there is none. */
export const textOf = (element: Element, name: string): string =>
  element.children.find((child) => child.name === name)?.text.trim() ?? '';
