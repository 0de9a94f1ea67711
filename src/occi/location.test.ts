/** Resolution by the examples of RFC 3986 section 5.4, normalisation by section 6.2, and the laws of both. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUriReference, isUriTemplate, normalisedLocation, resolveLocation, sameLocation } from './location.js';
import { locations, uris } from './testing/arbitraries.js';
import { isUri } from './uri.js';

describe('resolveLocation', () => {
  // RFC 3986 sections 5.4.1 and 5.4.2, in their order.
  it.each([
    ['g:h', 'g:h'],
    ['g', 'http://a/b/c/g'],
    ['./g', 'http://a/b/c/g'],
    ['g/', 'http://a/b/c/g/'],
    ['/g', 'http://a/g'],
    ['//g', 'http://g/'],
    ['?y', 'http://a/b/c/d;p?y'],
    ['g?y', 'http://a/b/c/g?y'],
    ['#s', 'http://a/b/c/d;p?q#s'],
    ['g#s', 'http://a/b/c/g#s'],
    ['g?y#s', 'http://a/b/c/g?y#s'],
    [';x', 'http://a/b/c/;x'],
    ['g;x', 'http://a/b/c/g;x'],
    ['', 'http://a/b/c/d;p?q'],
    ['.', 'http://a/b/c/'],
    ['./', 'http://a/b/c/'],
    ['..', 'http://a/b/'],
    ['../g', 'http://a/b/g'],
    ['../..', 'http://a/'],
    ['../../g', 'http://a/g'],
    ['../../../g', 'http://a/g'],
    ['/./g', 'http://a/g'],
    ['/../g', 'http://a/g'],
    ['g.', 'http://a/b/c/g.'],
    ['..g', 'http://a/b/c/..g'],
    ['./../g', 'http://a/b/g'],
    ['./g/.', 'http://a/b/c/g/'],
    ['g/./h', 'http://a/b/c/g/h'],
    ['g/../h', 'http://a/b/c/h'],
    ['g;x=1/../y', 'http://a/b/c/y'],
    ['g?y/../x', 'http://a/b/c/g?y/../x'],
    ['g#s/../x', 'http://a/b/c/g#s/../x'],
    ['http:g', 'http:g'],
  ])('%j over http://a/b/c/d;p?q is %j', (reference, resolved) => {
    expect(resolveLocation(reference, 'http://a/b/c/d;p?q')).toBe(resolved);
  });

  it.each([
    ['a path below a host without path', 'x', 'http://h', 'http://h/x'],
    ['a trailing slash, which counts', '/compute/', 'http://h/', 'http://h/compute/'],
    ['case and default port of the base', '/a', 'HTTP://H.Example:80/b', 'http://h.example/a'],
  ])('keeps or mends %s', (_what, reference, base, resolved) => {
    expect(resolveLocation(reference, base)).toBe(resolved);
  });

  it.each([
    ['a blank in the reference', '/a b', 'http://h/'],
    ['a base without scheme', '/a', '/b'],
  ])('gives nothing for %s', (_what, reference, base) => {
    expect(resolveLocation(reference, base)).toBeUndefined();
  });

  it('of any reference is a URI that resolves to itself', () => {
    fc.assert(
      fc.property(locations, uris, (reference, base) => {
        const resolved = resolveLocation(reference, base) ?? '';
        expect(isUri(resolved)).toBe(true);
        expect(resolveLocation(resolved, 'http://elsewhere/')).toBe(resolved);
      }),
    );
  });
});

describe('sameLocation', () => {
  it.each([
    ['scheme and host in other case', 'HTTP://Cloud.Example/a', 'http://cloud.example/a'],
    ['the default port of http', 'http://h:80/a', 'http://h/a'],
    ['the default port of https', 'https://h:443/', 'https://h/'],
    ['an empty port', 'http://h:/a', 'http://h/a'],
    ['percent-encoding in other case', 'http://h/%c3%a9', 'http://h/%C3%A9'],
    ['an encoded unreserved character', 'http://h/%7Ea%41', 'http://h/~aA'],
    ['dot segments', 'http://h/a/./b/../c', 'http://h/a/c'],
    ['an empty path', 'http://h', 'http://h/'],
    ['an encoded host', 'http://H%2D%c3/', 'http://h-%C3/'],
  ])('does not mind %s', (_what, a, b) => {
    expect(sameLocation(a, b)).toBe(true);
  });

  it.each([
    ['case of the path', 'http://h/A', 'http://h/a'],
    ['a trailing slash', 'http://h/a', 'http://h/a/'],
    ['another scheme', 'http://h/', 'https://h/'],
    ['another port', 'http://h:8080/', 'http://h/'],
    ['the default port of the other scheme', 'http://h:443/', 'http://h/'],
    ['an encoded reserved character', 'http://h/a%2Fb', 'http://h/a/b'],
    ['the query', 'http://h/?a', 'http://h/?b'],
    ['a doubled slash', 'http://h//a', 'http://h/a'],
  ])('minds %s', (_what, a, b) => {
    expect(sameLocation(a, b)).toBe(false);
  });

  it('is normal form made once', () => {
    fc.assert(
      fc.property(locations, (location) => {
        const normal = normalisedLocation(location);
        expect(normalisedLocation(normal)).toBe(normal);
        expect(sameLocation(location, normal)).toBe(true);
      }),
    );
  });
});

describe('isUriReference', () => {
  it.each([
    '',
    '/a/b',
    'a:b',
    'urn:uuid:x',
    '//h',
    '?q',
    '#f',
    'http://u:p@h:1/',
    'http://[::1]/',
    'http://[v1.a:b]/',
    'http://[::ffff:1.2.3.4]:80/',
    './a:b',
    'http://h/?a/b?c',
    'mailto:a@b',
    'a://:',
  ])('takes %j', (text) => {
    expect(isUriReference(text)).toBe(true);
  });

  it.each([
    ['a blank', '/a b'],
    ['a colon in the first segment without a scheme', '1a:b'],
    ['an unfinished encoding', '/%4'],
    ['a second fragment', '#a#b'],
    ['brackets in a path', '/[a]'],
    ['an unfinished address', 'http://[::1/'],
    ['an address of nine groups', 'http://[1:2:3:4:5:6:7:8:9]/'],
    ['two gaps in an address', 'http://[1::2::3]/'],
    ['letters in a port', 'http://h:a/'],
    ['a second "@"', 'http://a@b@c/'],
    ['a character outside ASCII', '/é'],
    ['a quote', '/"a"'],
  ])('refuses %s', (_what, text) => {
    expect(isUriReference(text)).toBe(false);
  });
});

describe('isUriTemplate', () => {
  // Expressions of RFC 6570 section 1.2, by level.
  it.each([
    '/a',
    '{var}',
    '{+path}/here',
    'X{#var}',
    '{x,hello,y}',
    '{/var,x}',
    '{;x,y,empty}',
    '{?x,y}',
    '{&x*}',
    '{var:30}',
    '{a.b}',
    '{%41}',
  ])('takes %j', (text) => {
    expect(isUriTemplate(text)).toBe(true);
  });

  it.each(['{', '}', '{}', '{a b}', '{a,}', '{a:0}', '{a:12345}', '{a**}', '/a b', '/<a>', '/%4', '{.}', '{a..b}'])(
    'refuses %j',
    (text) => {
      expect(isUriTemplate(text)).toBe(false);
    },
  );
});
