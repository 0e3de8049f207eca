import { describe, expect, test } from 'vitest';
import { addRedirect, removeRedirect, takeAddress } from '#src/features/addresses/commands.ts';
import { findRedirect, listRedirects } from '#src/features/addresses/queries.ts';
import { partsOfAddress } from '#src/features/addresses/rules.ts';
import { addTopic } from '#src/features/subjects/commands/topics.ts';
import { givenEssay } from '#tests/setup/cast.ts';
import { useDatabase } from '#tests/setup/database.ts';

const place = useDatabase();
const add = (path: string, target: string) => addRedirect(place.db, { path, target });
const refused = (field: string) => expect.objectContaining({ field });
const all = async (q = '') =>
  (await listRedirects(place.db, { q, page: 1 })).redirects.map(({ path, target }) => `${path} ${target}`);

describe('an owner', () => {
  test('leads an old path to where it belongs, with or without its last slash', async () => {
    await add('/2019/tea/', '/essays/tea/#notes');
    expect(await findRedirect(place.db, '/2019/tea/')).toBe('/essays/tea/#notes');
    expect(await findRedirect(place.db, '/2019/tea')).toBe('/essays/tea/#notes');
    expect(await findRedirect(place.db, '/2019/')).toBeUndefined();
  });

  test('leads a path in any script there', async () => {
    await add('/чай/', '/about/');
    expect(await findRedirect(place.db, new URL('/чай/', 'http://x').pathname)).toBe('/about/');
  });

  test('finds redirects by a part of either address, also those that the site kept by itself', async () => {
    const essay = await givenEssay(place.db, { slug: 'now' });
    await takeAddress(place.db, '/essays/then/', { essayId: essay.id });
    await takeAddress(place.db, '/essays/now/', { essayId: essay.id });
    await add('/old/', '/about/');
    expect(await all()).toEqual(['/essays/then/ /essays/now/', '/old/ /about/']);
    expect(await all('now')).toEqual(['/essays/then/ /essays/now/']);
    expect(await all('100%')).toEqual([]);
  });

  test('removes one', async () => {
    await add('/old/', '/about/');
    await removeRedirect(place.db, '/old/');
    expect(await findRedirect(place.db, '/old/')).toBeUndefined();
  });

  test('never removes where something stands', async () => {
    const essay = await givenEssay(place.db, { slug: 'tea' });
    await takeAddress(place.db, '/essays/tea/', { essayId: essay.id });
    await removeRedirect(place.db, '/essays/tea/');
    await expect(add('/essays/tea/', '/about/')).rejects.toEqual(refused('path'));
  });
});

describe('a redirect is refused', () => {
  test('over the site’s own places and over what stands somewhere', async () => {
    await addTopic(place.db, { name: 'Care', description: '', slug: 'care', parent: undefined });
    for (const path of [
      '/',
      '/?utm_source=x',
      '/admin/?p=1',
      '/admin/',
      '/essays/',
      '/write/x/',
      '/topics/care/',
      '/topics/care',
    ])
      await expect(add(path, '/about/'), path).rejects.toEqual(refused('path'));
    await add('/topics/worry/', '/topics/care/');
  });

  test('twice', async () => {
    await add('/old/', '/about/');
    await expect(add('/old', '/privacy/')).rejects.toEqual(refused('path'));
  });

  test('in a circle, however long', async () => {
    await expect(add('/one/', '/one')).rejects.toEqual(refused('target'));
    await add('/one/', '/two/');
    await add('/two/', '/three/');
    expect(await findRedirect(place.db, '/one/')).toBe('/three/');
    await expect(add('/three/', '/one/')).rejects.toEqual(refused('target'));
  });

  test('out of the site, in whatever way it is written', async () => {
    for (const target of [
      'https://evil.example/',
      '//evil.example/',
      '/.//evil.example/',
      '/\\evil.example/',
      '/\t/evil.example',
      'javascript:alert(1)',
      '',
    ])
      await expect(add('/old/', target), target).rejects.toEqual(refused('target'));
    for (const path of ['//evil.example/', 'old', '/old/#here', `/${'long'.repeat(500)}/`])
      await expect(add(path, '/about/'), path).rejects.toEqual(refused('path'));
  });
});

describe('what another system asked by a query', () => {
  const leads = async (address: string) => {
    const [path, search] = partsOfAddress(address);
    return findRedirect(place.db, path, search);
  };

  test('leads on from its front door, whatever else the address says', async () => {
    await add('/?p=12', '/essays/tea/');
    await add('/?cat=4', '/topics/care/');
    await add('/?post_type=book&p=7', '/about/');
    await add('/blog/?page_id=3', '/privacy/');
    for (const address of ['/?p=12', '/?p=12&utm_source=x', '/index.php?preview=true&p=12', '/?p=12&paged=2'])
      expect(await leads(address), address).toBe('/essays/tea/');
    await add('/?m=200905', '/essays/?year=2009');
    expect(await leads('/?cat=4')).toBe('/topics/care/');
    expect(await leads('/?m=20090515')).toBe('/essays/?year=2009');
    expect(await leads('/?p=7&post_type=book')).toBe('/about/');
    expect(await leads('/blog/index.php?page_id=3')).toBe('/privacy/');
    for (const address of ['/?p=13', '/?P=12', '/?p=', '/', '/?page_id=3'])
      expect(await leads(address), address).toBeUndefined();
  });

  test('leads on from any other place where nothing stands', async () => {
    await add('/article.php?lang=en&id=12', '/essays/tea/');
    expect(await leads('/article.php?id=12&lang=en')).toBe('/essays/tea/');
    expect(await leads('/article.php?id=13&lang=en')).toBeUndefined();
    expect(await leads('/article.php')).toBeUndefined();
  });
});

describe('a path of another system', () => {
  const leads = (path: string) => findRedirect(place.db, path);

  test('leads on however it is written', async () => {
    await add('/2009/05/café/', '/essays/tea/');
    for (const path of ['/2009/05/caf%c3%a9/', '/2009/05/caf%C3%A9', '/index.php/2009/05/c%61f%c3%A9/'])
      expect(await leads(path), path).toBe('/essays/tea/');
  });

  test('leads on with what that system appends to it', async () => {
    await add('/2009/05/tea/', '/essays/tea/');
    await add('/category/care/', '/topics/care/');
    await add('/category/care/feed/', '/topics/care/feed.xml');
    for (const part of ['comment-page-2/', 'feed/', 'feed/atom/', '2/', 'trackback/', 'amp'])
      expect(await leads(`/2009/05/tea/${part}`), part).toBe('/essays/tea/');
    expect(await leads('/category/care/page/3/')).toBe('/topics/care/');
    for (const feed of ['/category/care/feed/', '/category/care/feed/atom/', '/category/care/feed/rss2'])
      expect(await leads(feed), feed).toBe('/topics/care/feed.xml');
  });

  test('of a smaller picture leads to the picture', async () => {
    await add('/wp-content/uploads/2009/05/tea.jpg', '/media/one');
    await add('/wp-content/uploads/2009/05/cup-scaled.png', '/media/two');
    expect(await leads('/wp-content/uploads/2009/05/tea-300x200.jpg')).toBe('/media/one');
    expect(await leads('/wp-content/uploads/2009/05/cup-1024x768.png')).toBe('/media/two');
    expect(await leads('/wp-content/uploads/2009/05/pot-300x200.jpg')).toBeUndefined();
  });
});
