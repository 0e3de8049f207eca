import { expect, test } from 'vitest';
import { isNamedHost, isPublicAddress, refusalOf } from '#src/features/links/rules/address.ts';

const INSIDE = [
  ...[
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
  ],
  ...[
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '198.18.0.1',
    '192.0.2.1',
    '203.0.113.5',
  ],
  ...['192.88.99.1', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...[
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    'fe80::1',
    'fec0::1',
  ],
  ...[
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '64:ff9b::127.0.0.1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::',
  ],
  ...['2001::1', '2001:db8::1', '3fff::1', '100::1', '5f00::1', 'fe80::1%eth0', '2606:4700::1111%1'],
];

test.each(INSIDE)('%s is nowhere that a stranger may send the site', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '192.0.1.1', '2606:4700::1111', '2a00:1450:4001::200e'])(
  '%s is on the internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test.each(['', 'localhost', '999.1.1.1', '127.1.1.1.1'])('%s is no address at all', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

const reach = { privateHosts: ['wiki.intern', 'intern:8080'] };

test.each([
  ['ftp://example.org/', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['gopher://example.org/', 'scheme'],
  ['http://name:secret@example.org/', 'credentials'],
  ['http://example.org:22/', 'port'],
  ['http://example.org:8080/', 'port'],
  ['http://wiki.intern:8080/', 'port'],
  ['http://intern/', undefined],
  ['http://intern:8080/', undefined],
  ['http://example.org/', undefined],
  ['https://example.org:443/', undefined],
  ['http://example.org:443/', undefined],
])('%s is refused for its %s', (url, refusal) => {
  expect(refusalOf(new URL(url), reach)).toBe(refusal);
});

test('a host that the owner named may be private, on the port that was named', () => {
  expect(isNamedHost(new URL('http://wiki.intern/page'), reach)).toBe(true);
  expect(isNamedHost(new URL('http://intern:8080/'), reach)).toBe(true);
  expect(isNamedHost(new URL('http://intern/'), reach)).toBe(false);
  expect(isNamedHost(new URL('http://wiki.intern.example.org/'), reach)).toBe(false);
});
