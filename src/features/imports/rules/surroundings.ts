import { variantsOf } from '../sources/picture-addresses.ts';
import type { Surroundings } from './convert.ts';
import { Directory, DirectoryMaker, type SharedDirectory } from './directory.ts';
import { pathWithin, waysToWrite } from './paths.ts';

type Picture = NonNullable<ReturnType<Surroundings['pictureAt']>>;

/** All that texts of a source may name, and what it is here. */
export interface Directories {
  /** By path, with its query. */
  links: SharedDirectory;
  /** By address; see `variantsOf`. */
  pictures: SharedDirectory;
  /** The same pictures by the source's own keys. */
  keyed: SharedDirectory;
  /** Those that did not come, by the source's own keys. */
  lost: SharedDirectory;
}

/** Where a text stood: its path there, and the language it is in. */
export interface Stood {
  path: string | undefined;
  language: string;
}

/** What surrounds each of the texts of a source that stood at the address `home`. */
export function surroundings(directories: Directories, home: string | undefined) {
  const links = new Directory(directories.links);
  const pictures = new Directory(directories.pictures);
  const keyed = new Directory(directories.keyed);
  const lost = new Directory(directories.lost);

  const pictureAt = (address: string, path: string | undefined) => {
    const whole = absolute(address, home, path);
    if (!whole) return undefined;
    for (const one of variantsOf(whole)) {
      const found = pictureIn(pictures, one);
      if (found) return found;
    }
    return undefined;
  };

  return ({ path, language }: Stood): Surroundings => ({
    ...(home === undefined ? {} : { base: new URL(path ?? '/', home).href }),
    language,
    linkTo(address) {
      const within = pathWithin(address, home, path);
      if (!within) return undefined;
      for (const way of waysToWrite(within)) {
        const found = links.find(way);
        if (found) return found + within.hash;
      }
      return pictureAt(address, path)?.src;
    },
    pictureAt: (address) => pictureAt(address, path),
    pictureOf: (key) => pictureIn(keyed, key),
    lostPictureOf: (key) => pictureIn(lost, key),
  });
}

function pictureIn(directory: Directory, key: string): Picture | undefined {
  const found = directory.find(key);
  return found === undefined ? undefined : (JSON.parse(found) as Picture);
}

function absolute(address: string, home: string | undefined, path: string | undefined) {
  const from = URL.parse(path ?? '/', home ?? 'file:///');
  return from ? URL.parse(address, from.href)?.href : undefined;
}

/** Gathers what texts may name. */
export class DirectoriesMaker {
  #links = new DirectoryMaker();
  #pictures = new DirectoryMaker();
  #keyed = new DirectoryMaker();
  #lost = new DirectoryMaker();
  #home: string | undefined;

  constructor(home: string | undefined) {
    this.#home = home;
  }

  addLink(path: string, to: string) {
    this.#links.add(path, to);
  }

  addPicture(key: string, urls: string[], picture: Picture) {
    const value = JSON.stringify(picture);
    this.#keyed.add(key, value);
    for (const url of urls) {
      const whole = absolute(url, this.#home, undefined);
      const [itself] = whole ? variantsOf(whole) : [];
      if (itself) this.#pictures.add(itself, value);
    }
  }

  /** A picture that did not come, and where it was. */
  addLost(key: string, picture: Picture) {
    this.#lost.add(key, JSON.stringify(picture));
  }

  directories(): Directories {
    return {
      links: this.#links.directory().shared,
      pictures: this.#pictures.directory().shared,
      keyed: this.#keyed.directory().shared,
      lost: this.#lost.directory().shared,
    };
  }
}
