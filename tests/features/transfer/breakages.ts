import { createHash } from 'node:crypto';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PICTURE } from '#tests/setup/lived-in.ts';

interface Said {
  format: number;
  files: Record<string, string>;
  tables: Record<string, { rows: number; columns: string[] }>;
}

/** Ways in which an export can be broken, by accident or on purpose: what each does to it, and what is said of it. */
export function breakages(folder: string): [what: string, breakIt: () => void, said: RegExp][] {
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  const edit = (file: string, change: (text: string) => string) => () =>
    writeFileSync(path.join(folder, file), change(read(file)));
  const line = (number: number, change: (text: string) => string) => (text: string) =>
    text
      .split('\n')
      .map((one, at) => (at === number - 1 ? change(one) : one))
      .join('\n');
  const manifest = (change: (said: Said) => void) =>
    edit('commonplace.json', (text) => {
      const said = JSON.parse(text);
      change(said);
      return JSON.stringify(said);
    });
  const withoutFirstWork = edit('data/works.jsonl', (text) => text.split('\n').slice(1).join('\n'));
  return [
    [
      'wrong JSON',
      edit(
        'data/comments.jsonl',
        line(3, (one) => one.slice(0, -5)),
      ),
      /^data\/comments\.jsonl, line 3: /,
    ],
    [
      'a value of another kind',
      edit(
        'data/comments.jsonl',
        line(2, (one) => one.replace(/"depth":\d/, '"depth":"deep"')),
      ),
      /^data\/comments\.jsonl, line 2: invalid input syntax for type integer: "deep"/,
    ],
    [
      'a field that is gone',
      edit(
        'data/works.jsonl',
        line(1, (one) => one.replace('"comments"', '"comment"')),
      ),
      /^data\/works\.jsonl, line 1: “comments” is missing/,
    ],
    [
      'settings that no site can have',
      edit('data/site.jsonl', (text) => text.replace('"language": "en"', '"language": 5')),
      /^data\/site\.jsonl, line 1: settings\.language/,
    ],
    ['a row that was taken out', withoutFirstWork, /^data\/works\.jsonl: this is not as it was exported/],
    [
      'a row that leads nowhere',
      () => {
        withoutFirstWork();
        const sum = createHash('sha256').update(read('data/works.jsonl')).digest('hex');
        manifest(({ files, tables }) => {
          files['data/works.jsonl'] = sum;
          tables.works = { columns: tables.works?.columns ?? [], rows: (tables.works?.rows ?? 0) - 1 };
        })();
      },
      /a row leads to one that is not there: .*foreign key/,
    ],
    [
      'words that were changed',
      edit('data/comments.jsonl', (text) => text.replace('The first of all', 'The last of all')),
      /^data\/comments\.jsonl: this is not as it was exported/,
    ],
    [
      'an essay that was changed',
      edit('content/essays/plain.mdx', (text) => `${text}More.`),
      /^content\/essays\/plain\.mdx: this is not as it was/,
    ],
    [
      'a picture that is gone',
      () => rmSync(path.join(folder, `media/${PICTURE}/still.jpg`)),
      /^media\/.*still\.jpg: this file is missing/,
    ],
    [
      'a link out of the folder',
      () => {
        rmSync(path.join(folder, 'data/links.jsonl'));
        symlinkSync('/etc/passwd', path.join(folder, 'data/links.jsonl'));
      },
      /^data\/links\.jsonl: this is a link/,
    ],
    [
      'a path out of the folder',
      manifest(({ files }) => {
        files['media/../../../etc/passwd'] = 'x';
      }),
      /no path of an export/,
    ],
    [
      'a list that is no JSON',
      edit('commonplace.json', (text) => text.replace('"format": 1,', '"format": 1')),
      /^commonplace\.json, line \d+: /,
    ],
    [
      'a newer format',
      manifest((said) => {
        said.format = 9;
      }),
      /newer version/,
    ],
    [
      'a secret smuggled in',
      () => {
        writeFileSync(path.join(folder, 'data/sessions.jsonl'), '');
        manifest((said) => {
          said.files['data/sessions.jsonl'] = createHash('sha256').digest('hex');
          said.tables = { sessions: { rows: 0, columns: ['id'] } };
        })();
      },
      /knows nothing of/,
    ],
    [
      'rows that are not on the list',
      manifest(({ files }) => {
        delete files['data/works.jsonl'];
      }),
      /“data\/works\.jsonl” is not among its files/,
    ],
    [
      'no list at all',
      () => rmSync(path.join(folder, 'commonplace.json')),
      /^commonplace\.json: this file is missing/,
    ],
  ];
}
