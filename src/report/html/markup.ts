/** The template tag of the report: everything put into a slot is made visible and escaped, unless it is markup already. */
import { html as escaping, raw } from 'hono/html';
import { SuiteError } from '../../errors.js';
import { plainText } from '../plain-text.js';

/** Text that is HTML; comes from {@link html} and {@link trusted} only. */
export type Markup = ReturnType<typeof raw>;

/** What a template takes; `undefined` and `false` leave nothing. */
export type Slot = Markup | string | number | undefined | false | readonly Slot[];

/** Template tag; strings in slots are escaped for element content and for quoted attributes. */
export function html(strings: TemplateStringsArray, ...slots: Slot[]): Markup {
  const result = escaping(strings, ...slots.map(shown));
  // The library answers with a promise only if it was given one, which the type of a slot excludes.
  if (result instanceof Promise) throw new SuiteError('internal', 'report [html]: a slot of a template held a promise');
  return result;
}

/** Our own constant text as markup. Never for anything that comes out of a record. */
export function trusted(constant: string): Markup {
  return raw(constant);
}

/** Concealed characters and those that reorder a line become visible; line feeds (after CR or not) and tabs lay text out and stay. */
function evident(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\n\t]+/g, plainText);
}

/** Name of an anchor that needs no escaping in an attribute or a URL; different ids give different anchors. */
export function anchor(kind: 'case' | 'rule' | 'clause' | 'cause' | 'exchange' | 'section', id: string): string {
  return `${kind}-${id.replace(/[^A-Za-z0-9._@=/,-]/gu, (c) => `~${c.codePointAt(0)?.toString(16)}~`)}`;
}

function shown(slot: Slot): Slot {
  if (typeof slot === 'string') return evident(slot);
  return Array.isArray(slot) ? slot.map(shown) : slot;
}
