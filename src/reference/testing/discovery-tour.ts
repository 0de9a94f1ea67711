/** The part of the tour that goes past the query interface: mixins of clients, one, several and none, and what becomes of their instances. */
import type { HeaderField } from '../../message.js';
import type { Guide } from './collection-tour.js';

const PLAIN: HeaderField = ['Content-Type', 'text/plain'];
const HEADER: HeaderField = ['Content-Type', 'text/occi'];
const IN_JSON: HeaderField = ['Content-Type', 'application/occi+json'];

function label(name: string): string {
  return `Category: ${name}; scheme="http://example.org/label#"; class="mixin"; location="/label-${name}/"\r\n`;
}

/** @param path of the query interface */
export async function tourDiscovery({ at, made, lines }: Guide, path: string): Promise<void> {
  for (const name of ['compute; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"', label('nobody').slice(10).trim()]) {
    await at('GET', path, [HEADER, ['Accept', 'application/occi+json'], ['Category', name]]);
  }
  await at('POST', `${path}?action=start`, [PLAIN], lines.start);
  for (const type of [PLAIN, HEADER]) await at('POST', path, [type]);
  await at('POST', path, [IN_JSON], '{"mixins":[{"term":"x","location":"/label-x/"}]}');
  await at('POST', path, [IN_JSON], '{"mixins":[{"term":"json","scheme":"http://example.org/label#","location":"/label-json/"}]}');
  await at('GET', '/label-json/');
  await at('POST', path, [PLAIN], label('one') + label('two') + label('three'));
  const a = await made('compute', lines.compute);
  await at('POST', '/label-three/', [PLAIN], `X-OCCI-Location: ${a}\r\n`);
  await at('GET', '/label-three/', [HEADER, ['X-OCCI-Attribute', 'occi.core.title="nobody is called that"']]);
  await at('DELETE', path);
  await at('GET', path);
  await at('POST', path, [PLAIN], label('one') + label('two') + label('three'));
  await at('DELETE', path, [PLAIN], label('one') + label('two'));
  await at('GET', path);
  await at('DELETE', path, [PLAIN], label('three'));
  await at('GET', a);
}
