/** The target of a run as a target.yaml again: with it the run can be repeated. Secrets are references, as in the file it came from. */
import { stringify } from 'yaml';
import type { RunRecord } from '../record/run-record.js';

/** The target as resolved: with all that the command line said, and every default written out. */
export function targetReport({ header }: RunRecord): string {
  const { url, product, profile, ics, recipes, limits, credentials, tls, allow } = header.target;
  const { deadline, interval, retryAfter, ...numbers } = limits;
  const content = {
    target: { url, product },
    profile: profile ?? header.profile.id,
    allow,
    ...(credentials === undefined ? {} : { credentials }),
    ...(tls === undefined ? {} : { tls }),
    ics,
    ...(Object.keys(recipes).length === 0 ? {} : { recipes }),
    limits: {
      ...numbers,
      interval: duration(interval),
      ...(retryAfter === undefined ? {} : { retryAfter: duration(retryAfter) }),
      deadline: Object.fromEntries(Object.entries(deadline).map(([name, milliseconds]) => [name, duration(milliseconds)])),
    },
  };
  const text = stringify(content, {
    version: '1.2',
    schema: 'core',
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    aliasDuplicateObjects: false,
  });
  // control characters of a proxy's making must not reach a terminal
  return text.replace(/[\u007f-\u009f\p{Cf}\u2028\u2029]/gu, '\ufffd');
}

function duration(milliseconds: number): string | 0 {
  if (milliseconds === 0) return 0;
  return milliseconds % 1000 === 0 ? `${milliseconds / 1000}s` : `${milliseconds}ms`;
}
