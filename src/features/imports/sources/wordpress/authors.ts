import type { Arrival, ArrivedAuthor } from '../../rules/arrivals.ts';
import { plain } from '../plain.ts';
import { whys } from '../words.ts';
import type { Item } from './item.ts';
import type { Survey } from './survey.ts';
import { remainder, type Telling } from './telling.ts';
import { type Element, textOf } from './xml.ts';

export function authorOf(record: Element, telling: Telling): Arrival {
  const said = (name: string) => plain(textOf(record, `wp:author_${name}`));
  const login = said('login');
  const fullName = `${said('first_name')} ${said('last_name')}`.trim();
  const name = said('display_name') || fullName || login;
  const told = { login, name, biography: '', email: said('email') || undefined, line: record.line };
  return told.login === '' ? leftAuthor(told, whys.namelessAuthor, telling) : tellAuthor(told, telling);
}

/** Someone without an account there, whom a plugin for several authors keeps as an item of its own. */
export function guestAuthorOf(item: Item, telling: Telling): Arrival {
  const said = (name: string) => plain(item.meta.get(`cap-${name}`) ?? '');
  const told = {
    login: guestLogin(item),
    name: said('display_name') || plain(item.title),
    biography: said('description') || plain(item.content),
    email: said('user_email') || undefined,
    line: item.line,
  };
  return item.meta.get('cap-linked_account')
    ? leftAuthor(told, whys.toldTwice, telling)
    : tellAuthor(told, telling);
}

type Told = Pick<ArrivedAuthor, 'name' | 'biography' | 'email' | 'line'> & { login: string };

function tellAuthor({ login, ...told }: Told, telling: Telling): Arrival {
  if (telling.authors.has(login)) return leftAuthor({ login, ...told }, whys.toldTwice, telling);
  telling.authors.add(login);
  return { kind: 'author', key: login, handle: login, ...told };
}

const leftAuthor = ({ login, name, line }: Told, why: string, telling: Telling) =>
  remainder(telling, { of: 'authors', key: `author ${login}`, title: name, why, line });

const guestLogin = (item: Item) => item.meta.get('cap-user_login') || withoutMark(item.slug);
const withoutMark = (slug: string) => slug.replace(/^cap-/, '');

/** Notes all the names by which items may know an author: login, display name, address, and what stands in addresses. */
export function noteAuthor(survey: Survey, record: Element) {
  const login = textOf(record, 'wp:author_login');
  const names = [textOf(record, 'wp:author_display_name'), textOf(record, 'wp:author_email'), login];
  for (const name of [...names, nicename(login)]) if (name !== '') survey.authors.set(name, login);
}

/** Notes a guest by both names of theirs; they are the author whose account they are linked to, if there is one. */
export function noteGuest(survey: Survey, item: Item) {
  const login = guestLogin(item);
  const linked = item.meta.get('cap-linked_account');
  for (const name of [item.slug, withoutMark(item.slug), login]) survey.authors.set(name, linked || login);
  if (!linked) survey.guests.add(login);
}

/** What WordPress makes of a login for addresses. */
export const nicename = (login: string) => login.toLowerCase().replace(/[^\p{L}\p{N}_-]+/gu, '-');

/** The keys of those who sign an item, with what it calls them: whom a plugin for several authors names, else its creator. */
function signersOf(item: Item, { survey }: Telling): Map<string, string> {
  const named = item.terms
    .filter(({ taxonomy }) => taxonomy === 'author')
    .map(({ slug, name }): [string, string] => [
      survey.authors.get(slug) ??
        survey.authors.get(withoutMark(slug)) ??
        survey.authors.get(name) ??
        withoutMark(slug),
      name || withoutMark(slug),
    ]);
  const creator: [string, string] = [survey.authors.get(item.creator) ?? item.creator, item.creator];
  return new Map((named.length > 0 ? named : [creator]).filter(([key]) => key !== ''));
}

export const signerKeys = (item: Item, telling: Telling): string[] => [...signersOf(item, telling).keys()];

/** The authors whom only an item names; none whom the file has told of, or will. */
export function untoldAuthors(item: Item, telling: Telling): ArrivedAuthor[] {
  const untold = [...signersOf(item, telling)].filter(
    ([key]) => !telling.authors.has(key) && !telling.survey.guests.has(key),
  );
  for (const [key] of untold) telling.authors.add(key);
  return untold.map(([key, name]) => ({
    kind: 'author',
    key,
    handle: key,
    name: plain(name),
    biography: '',
  }));
}
