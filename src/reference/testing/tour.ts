/** A walk past everything that the server does, so that a deviation anywhere shows in what comes back. */
import { Buffer } from 'node:buffer';
import type { HeaderField } from '../../message.js';
import { fieldValue } from '../../message.js';
import { parseMessage } from '../../occi/parse.js';
import type { ReferenceServer } from '../server.js';
import { type Reply, send, sendBytes } from './client.js';
import { tourCollections } from './collection-tour.js';
import { tourDiscovery } from './discovery-tour.js';
import { tourInstances } from './instance-tour.js';

export const OCCI = 'http://schemas.ogf.org/occi/';

/** A category of OGF's as a text line. */
export function line(scheme: string, term: string, of: 'kind' | 'mixin' | 'action'): string {
  return `Category: ${term}; scheme="${scheme}"; class="${of}"\r\n`;
}

export const COMPUTE = line(`${OCCI}infrastructure#`, 'compute', 'kind');
export const NETWORK = line(`${OCCI}infrastructure#`, 'network', 'kind');
export const LINK = line(`${OCCI}infrastructure#`, 'networkinterface', 'kind');
export const TAG = `${line('http://example.org/t#', 'tag', 'mixin').trim()}; location="/tag/"\r\n`;
const START = line(`${OCCI}infrastructure/compute/action#`, 'start', 'action');
const STOP = line(`${OCCI}infrastructure/compute/action#`, 'stop', 'action');
const AGENT: HeaderField = ['User-Agent', 'tour OCCI/1.2'];
const PLAIN: HeaderField = ['Content-Type', 'text/plain'];
const JSON_TYPE = 'application/occi+json';
/** Two answers in one, which nobody can read as one. */
const PAIR = 'two on one connection';
/** An id that the client of the tour proposes. */
const CHOSEN = '6b7a4a1e-0c2f-4d5e-8f90-1a2b3c4d5e6f';

/** `X-OCCI-Attribute` line. */
export function attribute(name: string, value: string): string {
  return `X-OCCI-Attribute: ${name}=${value}\r\n`;
}

/** Fields that sign a request: nobody's, or a user's. */
export type Sign = (method: string, url: string) => Promise<readonly HeaderField[]>;

/** Signatures for a server that demands credentials. */
export interface Signatures {
  main: Sign;
  second: Sign;
  wrong: Sign;
}

/** All answers as text; dates, ports and UUIDs are told apart by their order alone. */
export async function tour(
  server: ReferenceServer,
  look: (reply: Reply) => void = () => undefined,
  signatures?: Signatures,
): Promise<string> {
  const unsigned: Sign = async () => [];
  let sign = signatures?.main ?? unsigned;
  const replies: string[] = [];
  const uuids: string[] = [];
  const keep = (what: string, reply: Reply): Reply => {
    const text = [reply.statusLine, ...reply.fields.map((f) => f.join(': ')), '', reply.body].join('\n');
    const plain = text
      .replace(/^date: .*$/gim, 'Date')
      .replace(/\bnonce="[^"]*"/g, 'nonce')
      .replace(/(127\.0\.0\.1|localhost):\d+/gi, '$1')
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (uuid) => {
        if (uuid === CHOSEN) return uuid;
        if (!uuids.includes(uuid)) uuids.push(uuid);
        return `<${uuids.indexOf(uuid)}>`;
      });
    replies.push(`### ${what}\n${plain}`);
    if (reply.fields.length > 0 && what !== PAIR) look(reply);
    return reply;
  };
  const base = server.url.slice(0, -1);
  const at = async (method: string, target: string, fields: HeaderField[] = [], body = ''): Promise<Reply> => {
    const url = URL.canParse(target) ? target : target.startsWith('//') ? new URL(base).origin + target.slice(1) : base + target;
    const agent = fields.some(([name]) => name === 'User-Agent') ? [] : [AGENT];
    return keep(
      `${method} ${fields.map((f) => f.join('=')).join(' ')}`,
      await send(url, method, [...agent, ...fields, ...(await sign(method, url))], body),
    );
  };
  await at('GET', '/-/', [['Accept', JSON_TYPE]]);
  const { fields, body } = await at('GET', '/-/', [['Accept', 'text/plain']]);
  const { payload } = parseMessage({ fields, body: Buffer.from(body) }, 'response', 'categories');
  const listed = payload.kind === 'categories' ? payload.categories : [];
  const locations = new Map(listed.filter((c) => c.class !== 'action').map((c) => [c.term, c.location ?? '']));
  const of = (term: string): string => new URL(locations.get(term) ?? '', `${server.url}-/`).href;
  const made = async (kind: string, content: string, fields: HeaderField[] = []): Promise<string> => {
    const reply = await at('POST', of(kind), [PLAIN, ...fields], content);
    const listed = await at('GET', of(kind), [['Accept', 'text/uri-list']]);
    return new URL(fieldValue(reply.fields, 'Location') ?? listed.body.trim().split('\r\n').at(-1) ?? '', server.url).href;
  };

  const { host } = new URL(server.url);
  const path = new URL(`${server.url}-/`).pathname;
  const pair = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\nGET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  keep(PAIR, await sendBytes(server.url, Buffer.from(pair)));
  keep('no HTTP', await sendBytes(server.url, Buffer.from('nonsense\r\n\r\n')));
  for (const accept of ['text/occi', 'text/uri-list', 'text/occi+plain', 'image/png', '*/*']) await at('GET', '/-/', [['Accept', accept]]);
  for (const [term, location] of locations) if (location !== '') await at('GET', of(term), [['User-Agent', 'x OCCI/1.1']]);
  await at('GET', '//.well-known/org/ogf/occi/-/');
  for (const agent of ['x', 'x OCCI/1.1', 'x OCCI/2.0', 'x OCCI/9.0']) await at('GET', '/-/', [['User-Agent', agent]]);
  keep('no User-Agent', await send(`${base}/-/`, 'GET', [['Accept', 'text/plain'], ...(await sign('GET', `${base}/-/`))], ''));
  await at('PUT', '/-/', [PLAIN], COMPUTE);
  const filter: HeaderField[] = [
    ['Content-Type', 'text/occi'],
    ['Category', COMPUTE.slice(10).trim()],
  ];
  await at('GET', '/-/', filter);
  await at('GET', '/-/', [
    ['Content-Type', 'text/occi'],
    ['Category', 'none; scheme="http://example.org/none#"; class="kind"'],
  ]);

  // Mixins of a client.
  await at('POST', '/-/', [PLAIN], TAG + TAG.replace(/tag/g, 'tag2'));
  await at('POST', '/-/', [PLAIN], TAG.replace('/tag/', '/other/'));
  await at('POST', '/-/', [PLAIN], TAG.replace('tag;', 'tag3;'));
  await at('DELETE', '/-/', [PLAIN], TAG.replace('tag;', 'tag3;'));
  await at('POST', '/-/', [PLAIN], 'Category: half; class="mixin"\r\n');
  await at('DELETE', '/-/', [PLAIN], TAG.replace(/tag/g, 'tag2'));
  await at('DELETE', '/-/', [PLAIN], COMPUTE);
  await at('POST', '/-/', [PLAIN], 'nonsense');
  await at('POST', '/-/', [['Content-Type', JSON_TYPE]], '{');
  await at('GET', '/-/');

  // Creation, right and wrong.
  await at('GET', of('compute'), [['Accept', JSON_TYPE]]);
  const a = await made('compute', COMPUTE + attribute('occi.core.title', '"a"') + attribute('occi.compute.cores', '2'));
  const b = await made('compute', COMPUTE + attribute('occi.core.title', '"b"') + attribute('occi.compute.cores', '2'));
  const c = await made('compute', COMPUTE + attribute('occi.core.title', '"c"'));
  const net = await made('network', NETWORK);
  const nic = await made('networkinterface', LINK + attribute('occi.core.source', `"${a}"`) + attribute('occi.core.target', `"${net}"`));
  await at('POST', of('compute'), [], COMPUTE);
  await at('POST', of('compute'), [['Content-Type', 'image/png']], COMPUTE);
  await at('POST', of('network'), [['Content-Type', JSON_TYPE]], NETWORK);
  await at('POST', of('network'), [PLAIN], `{"kind":"${OCCI}infrastructure#network"}`);
  await at('POST', of('network'), [PLAIN], 'nonsense');
  await at('POST', of('network'), [['Content-Type', JSON_TYPE]], '{');
  await at('POST', of('network'), [PLAIN, ['Accept', JSON_TYPE]], NETWORK);
  for (const accept of ['text/plain', JSON_TYPE]) await at('GET', '/never-there', [['Accept', accept]]);
  await at('POST', of('network'), [PLAIN, ['User-Agent', 'x OCCI/9.0']], NETWORK);
  await at('GET', of('network'));
  await at('POST', of('compute'), [PLAIN], attribute('occi.core.title', '"no kind"'));
  await at('POST', of('compute'), [PLAIN], `X-OCCI-Location: ${net}\r\n`);
  const two = `{"resources":[{"kind":"${OCCI}infrastructure#network"},{"kind":"${OCCI}infrastructure#network","title":"second"}]}`;
  await at(
    'POST',
    of('network'),
    [
      ['Content-Type', JSON_TYPE],
      ['Accept', JSON_TYPE],
    ],
    two,
  );
  await at('POST', of('network'), [['Content-Type', JSON_TYPE]], `{"kind":"${OCCI}infrastructure#network","id":"urn:uuid:${CHOSEN}"}`);

  // Collections.
  for (const accept of ['text/occi', 'text/uri-list', JSON_TYPE]) await at('GET', of('compute'), [['Accept', accept]]);
  for (const query of [
    'page=0&number=2',
    'page=1&number=2',
    'page=2&number=2',
    'page=9&number=2',
    'page=1',
    'page=1&number=5000',
    'page=x&number=1',
    'page=1&number=-1',
  ]) {
    for (const accept of ['text/plain', 'text/uri-list', JSON_TYPE]) await at('GET', `${of('compute')}?${query}`, [['Accept', accept]]);
  }
  const wanted: HeaderField = ['X-OCCI-Attribute', 'occi.core.title="a", occi.compute.cores=2'];
  await at('GET', of('compute'), [...filter, wanted]);
  await at('GET', of('compute'), [...filter, ['X-OCCI-Attribute', 'occi.core.title=""']]);
  await at('GET', '/-/', [filter[0] ?? PLAIN, ['Category', START.slice(10).trim()]]);
  for (const [term, location] of locations) if (location !== '') await at('GET', of(term), [['Accept', 'text/uri-list']]);
  await at('GET', '/');
  await at('GET', of('resource'));
  await at('PUT', of('compute'), [PLAIN], `X-OCCI-Location: ${a}\r\n`);

  // Single instances.
  for (const accept of ['text/occi', JSON_TYPE]) await at('GET', a, [['Accept', accept]]);
  await at('POST', a, [PLAIN], COMPUTE + attribute('occi.core.title', '"new"'));
  await at('POST', a, [PLAIN], attribute('occi.core.title', '"without kind"'));
  await at('POST', a, [PLAIN], COMPUTE + attribute('occi.compute.state', '"active"'));
  await at('PUT', a, [PLAIN], COMPUTE + attribute('occi.core.title', '"put"'));
  await at(
    'PUT',
    a,
    [PLAIN],
    `${COMPUTE}Link: <${net}>; rel="${OCCI}infrastructure#network"; category="${OCCI}infrastructure#networkinterface"\r\n`,
  );
  await at('GET', a, [['Accept', 'text/plain']]);
  await at('PUT', `${of('compute').replace(/\/?$/, '/')}chosen`, [PLAIN, ['Accept', 'text/plain']], COMPUTE);
  await at('POST', a, [PLAIN, ['Accept', JSON_TYPE]], COMPUTE + attribute('occi.core.title', '"shown in JSON"'));
  await at('DELETE', nic, [['Accept', JSON_TYPE]]);
  await at('GET', nic);
  for (const accept of ['text/plain', JSON_TYPE]) await at('GET', `${of('network').replace(/\/?$/, '/')}never-there`, [['Accept', accept]]);

  // Actions.
  await at('POST', `${a}?action=start`, [PLAIN], START);
  await at('POST', `${a}?action=start`, [PLAIN], START);
  await at('GET', a, [['Accept', 'text/plain']]);
  await at('POST', `${a}?action=stop`, [PLAIN], STOP);
  await at('POST', `${of('compute')}?action=start`, [PLAIN], START);
  await at('GET', b);

  // The collection of a mixin.
  const tag = new URL('/tag/', server.url).href;
  await at('POST', tag, [PLAIN], `X-OCCI-Location: ${a}\r\n`);
  await made('compute', COMPUTE + line('http://example.org/t#', 'tag', 'mixin'));
  await made('compute', COMPUTE + line('http://reference.example.org/occi/operation#', 'backed-up', 'mixin'));
  if (locations.has('backed-up')) await at('GET', of('backed-up'));
  await at('GET', tag);
  await at('POST', tag, [PLAIN], `X-OCCI-Location: ${b}\r\n`);
  await at('PUT', tag, [PLAIN], `X-OCCI-Location: ${b}\r\nX-OCCI-Location: ${c}\r\n`);
  await at('DELETE', tag, [PLAIN], `X-OCCI-Location: ${b}\r\n`);
  await at('GET', b);
  await at('DELETE', tag);
  await at('GET', c);
  const lines = { compute: COMPUTE, storage: line(`${OCCI}infrastructure#`, 'storage', 'kind'), start: START };
  await tourCollections({ at, made, of, lines }, tag);
  await tourDiscovery({ at, made, of, lines }, '/-/');

  await tourInstances({ at, made, of });

  // Other clients, and clients that are nobody.
  if (signatures !== undefined) {
    for (const other of [signatures.second, signatures.wrong, unsigned]) {
      sign = other;
      for (const target of ['/-/', of('compute'), a]) await at('GET', target, [['Accept', 'text/plain']]);
      await at('GET', a, [['X-Remote-User', 'main']]);
      await at('POST', a, [PLAIN], COMPUTE + attribute('occi.core.title', '"taken"'));
      await at('DELETE', c);
    }
    sign = signatures.main;
  }

  // The end.
  const d = await made('compute', COMPUTE);
  const other = await made('networkinterface', LINK + attribute('occi.core.source', `"${d}"`) + attribute('occi.core.target', `"${net}"`));
  await at('DELETE', d);
  await at('GET', other);
  await at('DELETE', of('compute'));
  await at('GET', of('compute'));
  return replies.join('\n\n');
}
