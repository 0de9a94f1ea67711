/** `$(path)` in values of the language: what it names, and what is left when only part of it is known. */
import type { Templated } from './suite.js';

const WHOLE = /^\$\(([^()]+)\)$/;
const PART = /\$\(([^()]+)\)/g;

/** Paths of all `$(…)` anywhere in a value, keys of maps included. */
export function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return [...value.matchAll(PART)].map((match) => match[1] ?? '');
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, v]) => [...pathsIn(key), ...pathsIn(v)]);
  return [];
}

/** The value under a dotted path, or undefined. */
export function lookUp(path: string, scope: { readonly [name: string]: Templated }): Templated | undefined {
  let value: Templated | undefined = scope;
  for (const segment of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, segment)) return undefined;
    value = Object.entries(value).find(([key]) => key === segment)?.[1];
  }
  return value;
}

/** Text with its `$(…)` put in; a whole `$(…)` gives the value itself, so that it may be a list. Undefined when a path is unknown. */
export function substitute(text: string, scope: { readonly [name: string]: Templated }): Templated | undefined {
  const whole = WHOLE.exec(text)?.[1];
  if (whole !== undefined) return lookUp(whole, scope);
  let known = true;
  const result = text.replace(PART, (_, path: string) => {
    const value = lookUp(path, scope);
    const shown = shownAs(value);
    known &&= shown !== undefined;
    return shown ?? '';
  });
  return known ? result : undefined;
}

/** A thing with an identifier stands for it where text is due. */
function shownAs(value: Templated | undefined): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const id = Object.entries(value).find(([key]) => key === 'id')?.[1];
  return typeof id === 'string' ? id : undefined;
}
