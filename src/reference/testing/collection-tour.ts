/** The part of the tour that goes past the collections: members, associations, actions on several, and what is refused there. */
import type { HeaderField } from '../../message.js';
import type { Reply } from './client.js';

/** What the tour lends: requests by path or URL, instances by kind, locations by term, lines of categories. */
export interface Guide {
  at: (method: string, target: string, fields?: HeaderField[], body?: string) => Promise<Reply>;
  made: (kind: string, content: string) => Promise<string>;
  of: (term: string) => string;
  lines: { compute: string; storage: string; start: string };
}

const PLAIN: HeaderField = ['Content-Type', 'text/plain'];
const JSON_TYPE = 'application/occi+json';
const IN_JSON: HeaderField[] = [
  ['Content-Type', JSON_TYPE],
  ['Accept', JSON_TYPE],
];

function locations(...urls: string[]): string {
  return urls.map((url) => `X-OCCI-Location: ${url}\r\n`).join('');
}

/** @param tag URL of a mixin of the client's without members */
export async function tourCollections({ at, made, of, lines }: Guide, tag: string): Promise<void> {
  const a = await made('compute', lines.compute);
  const b = await made('compute', lines.compute);
  const disk = await made('storage', lines.storage);
  const ghost = new URL('nobody', a).href;
  await at('GET', tag, [['Accept', 'text/occi']]);
  await at('POST', tag, [PLAIN], locations(a, b));
  await at('GET', tag, [['Accept', 'text/plain']]);
  await at('GET', tag, [['Accept', 'text/uri-list']]);

  // Actions on all members.
  await at('POST', tag, [PLAIN], lines.start);
  await at('POST', `${tag}?action=nonsense`, [PLAIN], lines.start);
  await at('POST', `${tag}?Action=start`, [PLAIN], lines.start);
  await at('POST', `${tag}?action=start`);
  await at('POST', `${tag}?action=start`, [PLAIN], lines.start);
  for (const member of [a, b]) await at('GET', member);

  // What cannot be read, is not there, or does not fit.
  await at('POST', tag, [PLAIN], locations(ghost));
  await at('PUT', tag, [PLAIN], locations(a, ghost));
  await at('PUT', tag, [PLAIN], 'no rendering\r\n');
  await at('POST', of('ipnetwork'), [PLAIN], locations(a));
  await at('POST', tag, [PLAIN], lines.compute);
  await at('POST', of('monitored'), [PLAIN], locations(a));
  await at('GET', of('monitored'), [['Accept', 'text/plain']]);
  await at('DELETE', of('monitored'), [PLAIN], locations(a));
  for (const member of [a, disk]) await at('GET', member);

  // Creation in the other renderings.
  await at('POST', of('compute'), [
    ['Content-Type', 'text/occi'],
    ['Category', lines.compute.slice('Category: '.length).trim()],
  ]);
  await at('POST', of('network'), IN_JSON, '{"kind":"http://schemas.ogf.org/occi/infrastructure#network"}');
  await at('POST', of('network'), IN_JSON, '{"kind":"http://example.org/none#nothing"}');
  await at('GET', of('network'), [['Accept', 'text/uri-list']]);

  await at('DELETE', of('compute'), [PLAIN], locations(a));
  await at('GET', a);
}
