/** OCCI, and hostile by its shape: too much, too deep, in circles, and pointing elsewhere. */

import { rawServer } from '../../../http/testing/raw-server.js';
import type { Behaviour } from '../../../reference/behaviour/behaviour.js';
import { type Beast, deviating } from './beast.js';

const CATEGORY = (n: number) => `Category: k${n}; scheme="http://example.org/zoo#"; class="kind"; location="/k${n}/"\r\n`;

/** Discovery in plain text, with more lines. */
function moreCategories({ rendering }: Behaviour, lines: () => string): void {
  const { finish } = rendering;
  rendering.finish = (context, done, of) => {
    const finished = finish(context, done, of);
    return of.kind === 'categories' && context.output === 'text/plain' ? { ...finished, body: `${finished.body}\r\n${lines()}` } : finished;
  };
}

/** Bodies of instances in a rendering are others. */
function instances({ rendering }: Behaviour, output: string, body: (was: string) => string): void {
  const { finish } = rendering;
  rendering.finish = (context, done, of) => {
    const finished = finish(context, done, of);
    return of.kind === 'entity' && context.output === output ? { ...finished, body: body(String(finished.body)) } : finished;
  };
}

function collections({ rendering }: Behaviour, output: string, body: (was: string, url: string) => string): void {
  const { finish } = rendering;
  rendering.finish = (context, done, of) => {
    const finished = finish(context, done, of);
    const url = context.site.origin + context.request.path;
    return of.kind === 'entities' && context.output === output ? { ...finished, body: body(String(finished.body), url) } : finished;
  };
}

/** All locations that answers show begin with another origin. */
function elsewhere(origin: string): (behaviour: Behaviour) => void {
  return ({ rendering }) => {
    rendering.url = (_context, path) => origin + path;
  };
}

/** What it does is permitted, or decided by clauses that the selection leaves out: only the run has to come to its end. */
const ANY = /"verdict":/;

const deep = (n: number) => '['.repeat(n) + ']'.repeat(n);

/** @param stranger URL of a server that nobody may call, without a path */
export function shapes(stranger: string): Beast[] {
  const origins: [name: string, origin: string][] = [
    ['another port', stranger.replace(/\/$/, '')],
    ['another scheme', stranger.replace('http:', 'https:').replace(/\/$/, '')],
    ['another host', 'http://occi.invalid'],
    ['the scheme file', 'file://'],
  ];
  const broken = /"verdict":"(fail|inconclusive|blocked|error)"/;
  return [
    {
      name: 'a million categories',
      because: 'a limit of bytes ends it',
      async start() {
        const server = await rawServer(async (socket) => {
          socket.write('HTTP/1.1 200 OK\r\nServer: x OCCI/1.2\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n');
          for (let n = 0; n < 1_000_000 && !socket.destroyed; n += 1000) {
            const lines = Array.from({ length: 1000 }, (_, i) => CATEGORY(n + i)).join('');
            if (!socket.write(lines)) await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
          }
          socket.end();
        });
        return { url: `${server.url}/`, close: () => server.close() };
      },
      ends: 'unreachable',
      shows: /limit in phase body/,
      limits: { body: 4 * 1024 * 1024 },
      deadline: 10_000,
    },
    {
      name: 'two thousand categories',
      because: 'what is within the limits is looked at, in a time that grows with it and not with its square',
      start: () => deviating((b) => moreCategories(b, () => Array.from({ length: 2000 }, (_, n) => CATEGORY(n)).join(''))),
      ends: 'complete',
      shows: broken,
      deadline: 10_000,
    },
    {
      name: 'parents in a circle',
      because: 'ancestors are followed until they repeat',
      start: () =>
        deviating(({ offering }) => {
          const next = new Map([
            ['compute', 'network'],
            ['network', 'storage'],
            ['storage', 'compute'],
            ['resource', 'resource'],
          ]);
          offering.categories = offering.categories.map((c) => {
            const parent = offering.categories.find((d) => d.term === next.get(c.term));
            return parent === undefined ? c : { ...c, parent: parent.scheme + parent.term };
          });
        }),
      ends: 'complete',
      shows: broken,
    },
    {
      name: 'a chain of a thousand parents',
      because: 'no recursion that a server can make as deep as it likes',
      start: () =>
        deviating((b) =>
          moreCategories(b, () =>
            Array.from(
              { length: 1000 },
              (_, n) =>
                `Category: k${n}; scheme="http://example.org/zoo#"; class="kind"; rel="http://example.org/zoo#k${n + 1}"; location="/k${n}/"\r\n`,
            ).join(''),
          ),
        ),
      ends: 'complete',
      shows: broken,
    },
    ...origins.map(
      ([name, origin]): Beast => ({
        name: `locations of ${name}`,
        because: 'nothing is sent to where a server merely points',
        start: () => deviating(elsewhere(origin)),
        ends: 'unreachable',
        shows: /another host|no query interface/,
      }),
    ),
    {
      name: 'locations that are no URLs',
      because: 'a category that has no location is there all the same',
      start: () => deviating(elsewhere('http://[::1')),
      ends: 'complete',
      shows: broken,
    },
    {
      name: 'new instances said to be at another host',
      because: 'what is not ours is not read, and above all not removed',
      start: () =>
        deviating(({ protocol }) => {
          protocol.locationField = () => `${stranger}compute/1`;
        }),
      ends: 'complete',
      shows: ANY,
    },
    {
      name: 'links and actions at another host',
      because: 'they are invoked where they are shown',
      start: () =>
        deviating(({ rendering }) => {
          const { url } = rendering;
          rendering.url = (context, path, place) =>
            place === 'link' || place === 'action' || place === 'attribute' ? stranger + path.slice(1) : url(context, path, place);
        }),
      ends: 'complete',
      shows: ANY,
    },
    ...[1000, 1_000_000].map(
      (depth): Beast => ({
        name: `JSON ${depth} deep`,
        because: 'the stack is ours',
        start: () => deviating((b) => instances(b, 'application/occi+json', (was) => was.replace(/^\{/, `{"deep":${deep(depth)},`))),
        ends: 'complete',
        shows: broken,
      }),
    ),
    {
      name: 'JSON with __proto__ and constructor',
      because: 'names of a server become members of objects',
      start: () =>
        deviating((b) =>
          instances(b, 'application/occi+json', (was) =>
            was.replace(/^\{/, '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},'),
          ),
        ),
      ends: 'complete',
      shows: ANY,
    },
    {
      name: 'numbers of a million digits',
      because: 'they are infinite or cost time that grows with their square',
      start: () => deviating((b) => instances(b, 'application/occi+json', (was) => was.replace(/^\{/, `{"n":${'9'.repeat(1_000_000)},`))),
      ends: 'complete',
      shows: ANY,
    },
    {
      name: 'values of a megabyte',
      because: 'they go through parser, record and every report',
      start: () =>
        deviating((b) => instances(b, 'text/plain', (was) => `${was}X-OCCI-Attribute: occi.core.summary="${'x'.repeat(1_000_000)}"\r\n`)),
      ends: 'complete',
      shows: ANY,
    },
    {
      name: 'values with a hundred thousand backslashes and quotes',
      because: 'expressions must not go back over them',
      start: () =>
        deviating((b) => instances(b, 'text/plain', (was) => `${was}X-OCCI-Attribute: occi.core.summary="${'\\"'.repeat(100_000)}\r\n`)),
      ends: 'complete',
      shows: ANY,
    },
    {
      name: 'a hundred thousand attributes',
      because: 'none is looked for in a list of the others',
      start: () =>
        deviating((b) =>
          instances(b, 'text/plain', (was) => was + Array.from({ length: 100_000 }, (_, n) => `X-OCCI-Attribute: a${n}="x"\r\n`).join('')),
        ),
      ends: 'complete',
      shows: ANY,
      deadline: 10_000,
    },
    {
      name: 'collections that list themselves',
      because: 'a search among members must end',
      start: () =>
        deviating((b) => {
          collections(b, 'text/plain', (was, url) => `X-OCCI-Location: ${url}\r\n${was}X-OCCI-Location: ${url}\r\n`);
          b.protocol.locationField = () => undefined;
        }),
      ends: 'complete',
      shows: ANY,
    },
    {
      name: 'collections with fifty thousand members',
      because: 'only the last few are read',
      start: () =>
        deviating((b) => {
          collections(
            b,
            'text/plain',
            (was, url) => Array.from({ length: 50_000 }, (_, n) => `X-OCCI-Location: ${url}${n}\r\n`).join('') + was,
          );
          b.protocol.locationField = () => undefined;
        }),
      ends: 'complete',
      shows: ANY,
      deadline: 10_000,
    },
    {
      name: 'instances that link to themselves',
      because: 'links are followed by cases that read both ends',
      start: () =>
        deviating((b) => {
          const { links } = b.rendering;
          b.rendering.links = (context, entity) => [
            ...links(context, entity),
            {
              target: context.site.origin + entity.path,
              rel: [entity.kind],
              self: context.site.origin + entity.path,
              categories: [entity.kind],
              attributes: new Map(),
            },
          ];
        }),
      ends: 'complete',
      shows: ANY,
    },
    {
      name: 'one id for everything',
      because: 'no instance is taken for another',
      start: () =>
        deviating(({ rendering }) => {
          const { attributes } = rendering;
          rendering.attributes = (context, entity) =>
            new Map([...attributes(context, entity), ['occi.core.id', 'urn:uuid:00000000-0000-4000-8000-000000000000']]);
        }),
      ends: 'complete',
      shows: ANY,
    },
  ];
}
