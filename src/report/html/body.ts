/** Bodies as they stand in the report: as text where they are text, as a dump of their first bytes where not, and bounded. */
import type { BodyLine } from '../../record/format.js';
import { html, type Markup } from './markup.js';

/** Characters of one body that are shown. */
const LONGEST = 20_000;
/** Characters that are shown of each when the allowance is used up. */
const BEGINNING = 200;
/** Bodies above this are shown once, and named where they come again. */
const WORTH_NAMING = 1_000;
const DUMPED_BYTES = 512;
/** Bodies in which something is marked are shown again up to this. */
const SHOWN_AGAIN = 4_000;

/** Prints the bodies of one record; keeps count of what it has printed. */
export class BodyPrinter {
  #left: number;
  readonly #shown = new Map<string, number>();

  /** @param allowance characters of all bodies together, after which only the beginnings are shown: a report has to open in a browser */
  constructor(
    private readonly bodies: ReadonlyMap<string, BodyLine>,
    allowance: number,
  ) {
    this.#left = allowance;
  }

  /**
   * Text to stand in a `pre`, with a note below it if something was left out; undefined for no body.
   * @param pointed whether something in it is to be pointed at, for which a short body is shown though it was before
   */
  print(digest: string | undefined, pointed = false): { text: string; note?: Markup } | undefined {
    if (digest === undefined) return undefined;
    const line = this.bodies.get(digest);
    if (line === undefined) return { text: '', note: html`The record does not hold this body (SHA-256 ${digest}).` };
    const before = this.#shown.get(digest);
    if (before !== undefined && !(pointed && (line.text?.length ?? SHOWN_AGAIN) < SHOWN_AGAIN && this.#left > 0))
      return { text: '', note: html`The same body as in <a href="#body-${before}">body ${before}</a>.` };
    const whole = line.text ?? dump(Buffer.from(line.base64 ?? '', 'base64'));
    const allowed = Math.min(LONGEST, Math.max(this.#left, BEGINNING));
    const text = cut(whole, allowed);
    this.#left -= text.length;
    const leftOut = whole.length - text.length;
    const cutNote = leftOut > 0 ? html`${leftOut} of ${whole.length} characters left out; the run record has all of them.` : undefined;
    if (text.length < WORTH_NAMING || before !== undefined) return cutNote === undefined ? { text } : { text, note: cutNote };
    const number = this.#shown.size + 1;
    this.#shown.set(digest, number);
    return { text, note: html`<span id="body-${number}">Body ${number}.</span> ${cutNote}` };
  }
}

/** Not between the halves of a surrogate pair. */
function cut(text: string, length: number): string {
  const end = text.codePointAt(length - 1);
  return text.slice(0, end !== undefined && end > 0xffff ? length - 1 : length);
}

function dump(bytes: Buffer): string {
  const rows = [`${bytes.length} bytes that are not UTF-8`];
  for (let at = 0; at < Math.min(bytes.length, DUMPED_BYTES); at += 16) {
    const row = bytes.subarray(at, Math.min(at + 16, DUMPED_BYTES));
    const pairs = row.toString('hex').replace(/../g, '$& ').padEnd(48);
    rows.push(`${at.toString(16).padStart(4, '0')}  ${pairs} ${row.toString('latin1').replace(/[^\x20-\x7e]/g, '.')}`);
  }
  return bytes.length > DUMPED_BYTES ? `${rows.join('\n')}\n…` : rows.join('\n');
}
