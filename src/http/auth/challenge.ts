/** Challenges of WWW-Authenticate (RFC 7235 section 4.1), read tolerantly: several in one field, or in several fields. */
import { fieldValues, type HeaderField } from '../../message.js';

export interface Challenge {
  /** In lower case. */
  scheme: string;
  /** Names in lower case. */
  parameters: ReadonlyMap<string, string>;
}

/** One element: `name = value`, or a scheme perhaps with its first parameter; Keystone writes its value in single quotes. */
const PARAMETER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s,"'=][^\s,"']*)?)[ \t]*$/s;
const SCHEME = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)(?:[ \t]+(.*))?$/s;

/** All challenges, in order. */
export function challengesIn(fields: readonly HeaderField[], name = 'WWW-Authenticate'): Challenge[] {
  const challenges: { scheme: string; parameters: Map<string, string> }[] = [];
  for (const value of fieldValues(fields, name)) {
    for (const element of elementsOf(value)) {
      const parameter = PARAMETER.exec(element);
      if (parameter !== null && challenges.length > 0) {
        add(challenges.at(-1)?.parameters, parameter);
        continue;
      }
      const [, scheme, rest = ''] = SCHEME.exec(element) ?? [];
      if (scheme === undefined) continue;
      const parameters = new Map<string, string>();
      challenges.push({ scheme: scheme.toLowerCase(), parameters });
      const first = PARAMETER.exec(rest.trim());
      if (first !== null) add(parameters, first);
    }
  }
  return challenges;
}

function add(parameters: Map<string, string> | undefined, [, name = '', quoted, single, plain = '']: RegExpExecArray): void {
  const key = name.toLowerCase();
  // a parameter may stand once only; a repetition changes nothing
  if (parameters?.has(key) === false) parameters.set(key, quoted?.replace(/\\(.)/gs, '$1') ?? single ?? plain);
}

/** The list at its commas, except in quotes. */
function elementsOf(value: string): string[] {
  const elements: string[] = [];
  let from = 0;
  let quote = '';
  for (let i = 0; i < value.length; i++) {
    const c = value.charAt(i);
    if (quote !== '') {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || (c === "'" && /=[ \t]*$/.test(value.slice(Math.max(0, i - 8), i)))) quote = c;
    else if (c === ',') {
      elements.push(value.slice(from, i).trim());
      from = i + 1;
    }
  }
  elements.push(value.slice(from).trim());
  return elements.filter((element) => element !== '');
}
