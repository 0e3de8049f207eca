import { parse as parseToml, TomlError } from 'smol-toml';
import { parseDocument } from 'yaml';
import { SourceError } from '../../rules/source-error.ts';
import { table } from '../table.ts';

export type Front = Record<string, unknown>;

type Syntax = 'yaml' | 'toml' | 'json';

const FENCES = table<Syntax>({
  '---': 'yaml',
  '---yaml': 'yaml',
  '---yml': 'yaml',
  '---toml': 'toml',
  '---json': 'json',
  '+++': 'toml',
});

/**
 * Parts a text from the fields at its head, which may be YAML, TOML or JSON, and are never run.
 * @throws SourceError with the line, when they cannot be read.
 */
export function partFrontMatter(text: string): { front: Front; body: string } {
  const first = /^[^\r\n]*/.exec(text)?.[0].trim() ?? '';
  if (first === '{') return partJson(text);
  const syntax = FENCES.get(first.toLowerCase().replace(/\s+/g, ''));
  if (!syntax) {
    if (/^---\s*\w+$/.test(first)) throw new SourceError((w) => w.sources.frontMatterCode, 1);
    return { front: {}, body: text };
  }
  const fence = first.slice(0, 3);
  const lines = text.split(/\r?\n/);
  const ends = syntax === 'yaml' ? [fence, '...'] : [fence];
  const end = lines.findIndex((line, at) => at > 0 && ends.includes(line.trimEnd()));
  // A rule across the page at the head of a text that has no fields looks the same, but is never closed.
  if (end < 0 && syntax === 'yaml' && first === '---' && !/^[\w-]+:/.test(lines[1] ?? ''))
    return { front: {}, body: text };
  if (end < 0) throw new SourceError((w) => w.sources.frontMatterOpen, 1);
  const front = fieldsIn(lines.slice(1, end).join('\n'), syntax, 1);
  return { front, body: lines.slice(end + 1).join('\n') };
}

function partJson(text: string) {
  const end = /\r?\n\}[ \t]*(?:\r?\n|$)/.exec(text);
  if (!end) return { front: {}, body: text };
  const until = end.index + end[0].length;
  return { front: fieldsIn(text.slice(0, until), 'json', 0), body: text.slice(until) };
}

/**
 * The fields of a whole file of settings.
 * @throws SourceError with the line.
 */
export function fieldsIn(text: string, syntax: Syntax, linesBefore: number): Front {
  const fields = READERS[syntax](text, linesBefore);
  return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? { ...fields } : {};
}

const READERS: Record<Syntax, (text: string, linesBefore: number) => unknown> = { yaml, toml, json };

function yaml(text: string, linesBefore: number): unknown {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const [fault] = document.errors;
  if (fault) throw refusal(fault.message.split('\n')[0] ?? '', (fault.linePos?.[0].line ?? 1) + linesBefore);
  try {
    return document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : '', linesBefore + 1);
  }
}

function toml(text: string, linesBefore: number): unknown {
  try {
    return parseToml(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw refusal(error.message.split('\n')[0] ?? '', error.line + linesBefore);
  }
}

function json(text: string, linesBefore: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw refusal(error instanceof Error ? error.message : '', linesBefore + 1);
  }
}

const refusal = (why: string, line: number) => new SourceError((w) => w.sources.frontMatter(why), line);
