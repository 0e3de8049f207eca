import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { openLoopback } from './loopback.ts';

let loopback: Awaited<ReturnType<typeof openLoopback>>;
afterEach(() => loopback.close());

const failure = (kind: string) => expect.objectContaining({ kind });

test('a page is fetched with its words, and the site says who it is', async () => {
  loopback = await openLoopback((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<p>${request.headers['user-agent']} ${request.headers.cookie ?? 'no cookie'}`);
  });
  const answer = await loopback.fetcher(loopback.at('one', '/page?q=1'));
  expect(answer).toMatchObject({ status: 200, text: '<p>Commonplace (tests) no cookie', movedTo: undefined });
  expect(loopback.asked).toEqual(['GET one.test/page?q=1']);
});

test('a cookie that was set is not sent back', async () => {
  const cookies: unknown[] = [];
  loopback = await openLoopback((request, response) => {
    cookies.push(request.headers.cookie);
    response.setHeader('set-cookie', 'seen=1');
    response.end();
  });
  await loopback.fetcher(loopback.at('one', '/'));
  await loopback.fetcher(loopback.at('one', '/'));
  expect(cookies).toEqual([undefined, undefined]);
});

test.each([
  ['127.0.0.1'],
  ['localhost'],
  ['127.1'],
  ['2130706433'],
  ['0x7f.0.0.1'],
  ['017700000001'],
  ['0'],
  ['[::1]'],
  ['[::ffff:127.0.0.1]'],
  ['[::127.0.0.1]'],
  ['[64:ff9b::7f00:1]'],
  ['[2002:7f00:1::]'],
  ['①②⑦.⓪.⓪.①'],
  ['169.254.169.254'],
  ['metadata.test'],
])('%s reaches nothing, on the standard ports or on any other', async (host) => {
  loopback = await openLoopback((_, response) => response.end());
  await expect(loopback.fetcher(`http://${host}/`)).rejects.toEqual(failure('private-address'));
  await expect(loopback.fetcher(`http://${host}:${loopback.port}/`)).rejects.toEqual(failure('port'));
  expect(loopback.asked).toEqual([]);
});

test.each(['ftp://one.test/', 'file:///etc/passwd', 'data:text/html,hello', 'javascript:alert(1)'])(
  '%s is not asked',
  async (url) => {
    loopback = await openLoopback((_, response) => response.end());
    await expect(loopback.fetcher(url)).rejects.toEqual(failure('scheme'));
  },
);

test('one private answer among public ones spoils a name', async () => {
  loopback = await openLoopback((_, response) => response.end());
  loopback.names.set('mixed.test', ['93.184.216.34', '127.0.0.1']);
  await expect(loopback.fetcher('http://mixed.test/')).rejects.toEqual(failure('private-address'));
});

test('a name that answers differently the second time gains nothing: it is looked up once for a connection', async () => {
  loopback = await openLoopback((_, response) => response.end());
  let lookups = 0;
  const names = loopback.names;
  names.get = (name: string) =>
    name === 'rebinding.test' && lookups++ === 0 ? ['192.0.2.1'] : ['127.0.0.1'];
  await expect(loopback.fetcher('http://rebinding.test/')).rejects.toEqual(failure('private-address'));
  await expect(loopback.fetcher('http://rebinding.test/')).rejects.toEqual(failure('private-address'));
  expect(lookups).toBe(2);
  expect(loopback.asked).toEqual([]);
});

test.each([
  ['http://127.0.0.1/', 'private-address'],
  ['http://inside.test/', 'private-address'],
  ['http://one.test:22/', 'port'],
  ['file:///etc/passwd', 'scheme'],
  ['//[::1]/', 'private-address'],
  ['http://[', 'broken-answer'],
])('a redirect to %s is looked at like the first address', async (target, kind) => {
  loopback = await openLoopback((_, response) => response.writeHead(302, { location: target }).end());
  await expect(loopback.fetcher(loopback.at('one', '/'))).rejects.toEqual(failure(kind));
  expect(loopback.asked).toHaveLength(1);
});

test('three redirects are followed, a fourth is not', async () => {
  loopback = await openLoopback((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) response.writeHead(301, { location: `/${left - 1}` });
    response.end();
  });
  const answer = await loopback.fetcher(loopback.at('one', '/3'));
  expect(answer).toMatchObject({ status: 200, movedTo: loopback.at('one', '/0') });
  await expect(loopback.fetcher(loopback.at('one', '/4'))).rejects.toEqual(failure('too-many-redirects'));
});

test('what a detour for now leads to is no new address', async () => {
  loopback = await openLoopback((request, response) => {
    const next: Record<string, [number, string]> = { '/old': [301, '/new'], '/new': [302, '/today'] };
    const [status, location] = next[request.url ?? ''] ?? [200, undefined];
    response.writeHead(status, location ? { location } : {}).end();
  });
  const answer = await loopback.fetcher(loopback.at('one', '/old'));
  expect(answer).toMatchObject({ url: loopback.at('one', '/today'), movedTo: loopback.at('one', '/new') });
});

test('an endless page is read for a megabyte, and an unpacked one too', async () => {
  loopback = await openLoopback((request, response) => {
    response.setHeader('content-type', 'text/html');
    if (request.url === '/packed') {
      response.setHeader('content-encoding', 'gzip');
      return response.end(gzipSync('a'.repeat(50_000_000)));
    }
    const more = setInterval(() => response.write('a'.repeat(100_000)), 1);
    return response.on('close', () => clearInterval(more));
  });
  expect((await loopback.fetcher(loopback.at('one', '/endless'))).text).toHaveLength(1_000_000);
  expect((await loopback.fetcher(loopback.at('one', '/packed'))).text.length).toBeLessThanOrEqual(1_000_000);
});

test('a server that keeps silent, or drips, is given up', async () => {
  loopback = await openLoopback((request, response) => {
    if (request.url === '/silent') return;
    response.writeHead(200, { 'content-type': 'text/html' });
    const drip = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(drip));
  }, 500);
  await expect(loopback.fetcher(loopback.at('one', '/silent'))).rejects.toEqual(failure('too-slow'));
  await expect(loopback.fetcher(loopback.at('one', '/drip'))).rejects.toEqual(failure('too-slow'));
});

test('a page in an older encoding is read as it was meant', async () => {
  loopback = await openLoopback((_, response) => {
    response.setHeader('content-type', 'text/html; charset=iso-8859-1');
    response.end(Buffer.from('<title>Café</title>', 'latin1'));
  });
  expect((await loopback.fetcher(loopback.at('one', '/'))).text).toContain('Café');
});

test('wrong lengths and broken answers are failures, not crashes', async () => {
  loopback = await openLoopback((request, response) => {
    if (request.url === '/short') {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '1000' });
      response.write('only this');
      return setTimeout(() => response.destroy(), 20);
    }
    return response.socket?.end('220 mail.example.org ESMTP\r\n');
  });
  await expect(loopback.fetcher(loopback.at('one', '/short'))).rejects.toHaveProperty('name', 'FetchFailure');
  await expect(loopback.fetcher(loopback.at('one', '/broken'))).rejects.toHaveProperty(
    'name',
    'FetchFailure',
  );
});

test('of several addresses one that answers is enough', async () => {
  loopback = await openLoopback((_, response) => response.end());
  loopback.names.set('one.test', ['100::1', '127.0.0.2', '127.0.0.1']);
  expect(await loopback.fetcher(loopback.at('one', '/'))).toMatchObject({ status: 200 });
});
