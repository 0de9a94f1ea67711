/** Profiles with what they extend. */
import { SuiteError } from '../errors.js';
import type { Profile } from './catalogue.js';
import { didYouMean } from './problem.js';
import type { ProfilePart } from './read/catalogue.js';

/**
 * The whole profile. Of what it extends, claim, features and fixtures are replaced when given, excluded clauses and
 * parameters are added to.
 */
export function resolveProfile(part: ProfilePart, find: (name: string) => ProfilePart | undefined, above: readonly string[] = []): Profile {
  if (above.includes(part.id)) throw new SuiteError('reference', `profile ${part.id} extends itself [${[...above, part.id].join(' -> ')}]`);
  if (part.extends === undefined) return complete(part);
  const base = find(part.extends);
  if (base === undefined) throw new SuiteError('reference', `profile ${part.id} extends ${part.extends}: there is no such profile`);
  return merge(resolveProfile(base, find, [...above, part.id]), part);
}

function merge(base: Profile, part: ProfilePart): Profile {
  return {
    id: part.id,
    version: part.version ?? base.version,
    for: part.for ?? base.for,
    occi: part.occi ?? base.occi,
    claim: part.claim ?? base.claim,
    features: part.features ?? base.features,
    fixtures: part.fixtures ?? base.fixtures,
    exclude: { ...base.exclude, ...part.exclude },
    parameters: { ...base.parameters, ...part.parameters },
  };
}

function complete(part: ProfilePart): Profile {
  const { id, version, occi, claim } = part;
  if (version === undefined || part.for === undefined || occi === undefined || claim === undefined) {
    throw new SuiteError('schema', `profile ${id} is not complete: without extends it needs version, for, occi and claim`);
  }
  return {
    id,
    version,
    for: part.for,
    occi,
    claim,
    features: part.features ?? { required: [] },
    fixtures: part.fixtures ?? { optional: [] },
    exclude: part.exclude ?? {},
    parameters: part.parameters ?? {},
  };
}

/** A profile that is not there, with the one that may have been meant. */
export function noProfile(name: string, known: readonly string[]): SuiteError {
  return new SuiteError('usage', `no profile "${name}"${didYouMean(name, known)}: known are ${known.join(', ')}, or give a file`);
}
