/** The part of the tour that visits single instances: each operation on them in each rendering, made right and made wrong. */
import type { HeaderField } from '../../message.js';
import type { Reply } from './client.js';

const INFRASTRUCTURE = 'http://schemas.ogf.org/occi/infrastructure#';
const COMPUTE_ACTION = 'http://schemas.ogf.org/occi/infrastructure/compute/action#';
const JSON_TYPE = 'application/occi+json';
const TYPES = ['text/plain', 'text/occi', JSON_TYPE] as const;

/** How the tour sends and what it has found out. */
export interface Guide {
  at: (method: string, target: string, fields?: HeaderField[], body?: string) => Promise<Reply>;
  /** Creates an instance of the kind by its text rendering and returns its URL. */
  made: (kind: string, content: string) => Promise<string>;
  /** Location of a kind or mixin. */
  of: (term: string) => string;
}

interface Said {
  fields: HeaderField[];
  body: string;
}

/** Categories as `term class scheme`, attributes with string values, in the rendering of the type. */
function said(type: (typeof TYPES)[number], categories: [term: string, of: string, scheme: string][], title?: string): Said {
  const labels: HeaderField[] = [
    ['Content-Type', type],
    ['Accept', type],
  ];
  if (type === JSON_TYPE) {
    const id = (of: string): string[] => categories.flatMap(([term, is, scheme]) => (is === of ? [scheme + term] : []));
    const members = { kind: id('kind')[0], action: id('action')[0], mixins: id('mixin').length > 0 ? id('mixin') : undefined, title };
    return { fields: labels, body: JSON.stringify(members) };
  }
  const entries: HeaderField[] = [
    ...categories.map(([term, of, scheme]): HeaderField => ['Category', `${term}; scheme="${scheme}"; class="${of}"`]),
    ...(title === undefined ? [] : [['X-OCCI-Attribute', `occi.core.title="${title}"`] as const]),
  ];
  return type === 'text/occi'
    ? { fields: [...labels, ...entries], body: '' }
    : { fields: labels, body: entries.map((e) => `${e.join(': ')}\r\n`).join('') };
}

/** Visits instances of its own and leaves them to the end of the tour. */
export async function tourInstances({ at, made, of }: Guide): Promise<void> {
  const kind = (term: string): [string, string, string] => [term, 'kind', INFRASTRUCTURE];
  const act = (term: string): [string, string, string] => [term, 'action', COMPUTE_ACTION];
  const small: [string, string, string] = ['small', 'mixin', 'http://reference.example.org/occi/infrastructure/resource_tpl#'];
  const text = (...categories: [string, string, string][]): string => said('text/plain', categories).body;
  const summary = 'X-OCCI-Attribute: occi.core.summary="kept"\r\n';
  const below = (name: string): string => `${of('compute').replace(/\/?$/, '/')}${name}`;
  const queue: [string, string, string] = ['queue', 'kind', 'http://reference.example.org/occi/messaging#'];
  for (const _ of [1, 2]) await made('queue', `${text(queue)}X-OCCI-Attribute: org.example.queue.owner="me"\r\n`);

  for (const type of TYPES) {
    const send = async (method: string, target: string, { fields, body }: Said): Promise<Reply> => at(method, target, fields, body);
    const nothing: Said = { fields: [['Content-Type', type]], body: '' };
    const read = async (...urls: string[]): Promise<void> => {
      for (const url of urls) await at('GET', url, [['Accept', type]]);
    };
    const vm = await made('compute', text(kind('compute')) + summary);
    const net = await made('network', text(kind('network')));
    const ends = `X-OCCI-Attribute: occi.core.source="${vm}"\r\nX-OCCI-Attribute: occi.core.target="${net}"\r\n`;
    const nic = await made('networkinterface', text(kind('networkinterface')) + ends);
    const sized = await made('compute', text(kind('compute'), small));
    await read(vm, nic, below('never-there'));

    const chosen = below(`chosen-${TYPES.indexOf(type)}`);
    await send('PUT', chosen, nothing);
    await send('PUT', chosen, said(type, [], 'no kind'));
    await send('PUT', chosen, said(type, [kind('compute')], 'made'));
    await send('PUT', chosen, said(type, [kind('compute')], 'made again'));
    await send('PUT', vm, nothing);
    await send('PUT', vm, { fields: said(type, []).fields, body: 'nonsense' });
    await send('PUT', vm, said(type, [kind('network')], 'another kind'));
    await send('PUT', sized, said(type, [kind('compute'), small], 'sized'));
    await send('PUT', vm, said(type, [kind('compute')], 'replaced'));
    await read(vm, nic, sized);

    const renewed = await made('compute', text(kind('compute')) + summary);
    const cable = await made('networkinterface', text(kind('networkinterface')) + ends.replace(vm, renewed));
    await send('POST', renewed, nothing);
    await send('POST', renewed, said(type, [kind('compute')], 'renamed'));
    await send('POST', sized, said(type, [kind('compute')], 'renamed'));
    await read(renewed, cable, sized);

    await at('GET', `${renewed}?action=start`, [['Accept', type]]);
    await send('POST', renewed, said(type, [act('start')]));
    await send('POST', `${renewed}?Action=start`, said(type, [act('start')]));
    await send('POST', `${renewed}?do=start`, said(type, [act('start')]));
    await send('POST', `${renewed}?action=bogus`, said(type, [act('start')]));
    await send('POST', `${renewed}?action=start`, nothing);
    await send('POST', `${renewed}?action=stop`, said(type, [act('start')]));
    await send('POST', `${renewed}?action=start`, said(type, [act('start')]));
    await send('POST', `${renewed}?action=start`, said(type, [act('start')]));
    await read(renewed);

    await at('DELETE', cable);
    await at('DELETE', sized);
    await at('DELETE', sized);
    await read(renewed, cable, sized);
    await at('GET', of('compute'));
    await at('GET', of('networkinterface'));
  }
}
