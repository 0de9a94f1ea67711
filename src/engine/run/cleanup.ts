/** Removing what the suite made: links first, then resources, then mixins; what stays is said. */
import { renderCategories } from '../../occi/serialize.js';
import { urlsOf } from '../discovery/facts.js';
import type { Property } from '../interpretation/command.js';
import { buildRequest } from '../interpretation/request.js';
import type { Channel } from './channel.js';
import { removalOrder } from './ledger.js';

export interface Removal {
  property: Property;
  gone: boolean;
  /** How the target answered. */
  answer: string;
}

/** Deletes each property; 404 and 410 mean that it had gone already. @param base of the target */
export async function remove(
  properties: readonly Property[],
  base: string,
  testCase: string,
  step: string,
  channel: Channel,
): Promise<Removal[]> {
  const removals: Removal[] = [];
  for (const [n, property] of removalOrder(properties).entries()) {
    const reply = await channel.answer(
      {
        do: 'send',
        step,
        iteration: n,
        request: removalRequest(property, base),
        context: { target: property.type === 'mixin' ? 'qi' : 'entity', effect: 'own', wellFormed: true },
      },
      testCase,
      1,
    );
    if (reply.kind !== 'exchange') continue;
    const { exchange } = reply;
    const gone = exchange.ok || exchange.status === 404 || exchange.status === 410;
    if (gone) await channel.answer({ do: 'disown', location: property.location }, testCase, 1);
    removals.push({ property, gone, answer: exchange.ending });
  }
  return removals;
}

/** The request that removes it; a mixin of ours goes by name. @param base of the target */
export function removalRequest(property: Property, base: string): ReturnType<typeof buildRequest> {
  if (property.category === undefined)
    return buildRequest({ method: 'DELETE', url: sendable(property.location), accept: 'text/plain', clientVersion: '1.2' });
  const { term, scheme } = property.category;
  const category = {
    class: 'mixin' as const,
    term,
    scheme,
    location: property.location,
    attributes: [],
    actions: [],
    depends: [],
    applies: [],
  };
  return buildRequest({
    method: 'DELETE',
    url: urlsOf(base).qi,
    accept: 'text/plain',
    // header fields: intermediaries may drop a body on DELETE (RFC 7231 section 4.3.5)
    content: renderCategories([category], 'text/occi', { role: 'request' }),
    clientVersion: '1.2',
  });
}

/** A ledger may have been edited: what cannot stand in a request line is encoded. */
function sendable(location: string): string {
  return /^[\x21-\x7e]*$/.test(location) || !URL.canParse(location) ? location : new URL(location).href;
}

/** The removal as a command for a shell, to be repeated by hand. Locations come from the target: nothing in them reaches the shell unquoted. */
export function removalCommand(property: Property, base: string): string {
  const { url, fields } = removalRequest(property, base);
  const needed = fields.filter(([name]) => !/^(user-agent|accept)$/i.test(name));
  return ['curl', '-X', 'DELETE', ...needed.flatMap(([name, value]) => ['-H', quoted(`${name}: ${value}`)]), quoted(url)].join(' ');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
