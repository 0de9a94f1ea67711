/** Commands that a reader may copy. */
import { html, type Markup } from './markup.js';
import type { View } from './view.js';

/** Command text with a button that copies it where scripts run. */
export function copyable(text: string): Markup {
  return html`<span class="copy"><code>${text}</code><button type="button" hidden data-copy>Copy</button></span>`;
}

/** Runs one test case against the same target again. */
export function rerunCommand(view: View, id: string): Markup {
  return copyable(`${run(view)} ${quoted(id)}`);
}

/** The same for a test case of the reader's choice. */
export function rerunPattern(view: View): Markup {
  return html`<code>${run(view)} ID</code>`;
}

function run(view: View): string {
  const { embedded, url } = view.record.header.target;
  return ['occi-conformance run', ...(embedded ? [] : [quoted(url)]), '--select'].join(' ');
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
