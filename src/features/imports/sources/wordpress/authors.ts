import type { Arrival, ArrivedAuthor } from '../../rules/arrivals.ts';
import { plain } from '../plain.ts';
import { whys } from '../words.ts';
import { remainder, type Telling } from './telling.ts';
import { type Element, textOf } from './xml.ts';

export function authorOf(record: Element, telling: Telling): Arrival {
  const said = (name: string) => plain(textOf(record, `wp:author_${name}`));
  const login = said('login');
  const fullName = `${said('first_name')} ${said('last_name')}`.trim();
  const name = said('display_name') || fullName || login;
  const why = login === '' ? whys.namelessAuthor : telling.authors.has(login) && whys.toldTwice;
  const line = record.line;
  if (why) return remainder(telling, { of: 'authors', key: `author ${login}`, title: name, why, line });
  telling.authors.add(login);
  return {
    kind: 'author',
    key: login,
    handle: login,
    name,
    biography: '',
    email: said('email') || undefined,
    line,
  };
}

/** The login of whom an item names as its author, by login, display name or address. */
export const creatorKey = (creator: string, telling: Telling): string =>
  telling.survey.authors.get(creator) ?? creator;

/** The author whom only an item names; none when the file has told of them. */
export function untoldAuthor(creator: string, telling: Telling): ArrivedAuthor[] {
  const key = creatorKey(creator, telling);
  if (key === '' || telling.authors.has(key)) return [];
  telling.authors.add(key);
  return [{ kind: 'author', key, handle: key, name: plain(creator), biography: '' }];
}
