/** Puts the lines of a record together, one by one, and refuses those that cannot be: writer, reader and tests share it. */
import { SuiteError } from '../errors.js';
import { type ExchangeLine, keyText, type RecordLine } from './format.js';
import { compareKeys } from './key-order.js';
import type { RunRecord } from './run-record.js';

type Lines = Omit<RunRecord, 'header' | 'exchanges' | 'digest'>;

/** Takes lines in the order of the file. */
export class RecordAssembly {
  #header: RunRecord['header'] | undefined;
  readonly #exchanges = new Map<string, ExchangeLine>();
  readonly #polls: Map<string, RecordLine & { type: 'poll' }> = new Map();
  readonly #bodies: Map<string, RecordLine & { type: 'body' }> = new Map();
  readonly #lines: Lines = { polls: this.#polls, bodies: this.#bodies, cases: [], rules: [], notes: [] };

  /** What is wrong with a line at this place, or undefined; a line that is refused leaves no trace. */
  refusal(line: RecordLine): string | undefined {
    if (this.#lines.footer !== undefined) return `a line of type ${line.type} after the footer`;
    if (line.type === 'header') return this.#header === undefined ? undefined : 'a second header';
    if (this.#header === undefined) return `a line of type ${line.type} before the header`;
    switch (line.type) {
      case 'plan':
        return this.#lines.plan === undefined ? undefined : 'a second plan';
      case 'body':
        return this.#bodies.has(line.digest) ? `body ${line.digest} a second time` : undefined;
      case 'exchange': {
        if (this.#exchanges.has(keyText(line.key))) return `exchange ${keyText(line.key)} a second time`;
        const digests = [line.request.body, line.outcome.kind === 'response' ? line.outcome.body : undefined];
        const missing = digests.find((digest) => digest !== undefined && !this.#bodies.has(digest));
        return missing === undefined ? undefined : `body ${missing} used before it was written`;
      }
      case 'poll':
        return this.#polls.has(pollKey(line)) ? `poll ${pollKey(line)} a second time` : undefined;
      default:
        return undefined;
    }
  }

  /** Throws `internal` for a line that {@link refusal} refuses; readers ask first and blame the file. */
  add(line: RecordLine): void {
    const refusal = this.refusal(line);
    if (refusal !== undefined) throw new SuiteError('internal', `run record [${line.type}]: ${refusal}`);
    switch (line.type) {
      case 'header':
        this.#header = line;
        break;
      case 'plan':
        this.#lines.plan = line;
        break;
      case 'body':
        this.#bodies.set(line.digest, line);
        break;
      case 'exchange':
        this.#exchanges.set(keyText(line.key), line);
        break;
      case 'poll':
        this.#polls.set(pollKey(line), line);
        break;
      case 'case':
        this.#lines.cases.push(line);
        break;
      case 'rule':
        this.#lines.rules.push(line);
        break;
      case 'note':
        this.#lines.notes.push(line);
        break;
      case 'footer':
        this.#lines.footer = line;
        break;
    }
  }

  holdsBody(digest: string): boolean {
    return this.#bodies.has(digest);
  }

  /** The record so far, its exchanges in the order of keys; undefined before the header. */
  record(digest: string): RunRecord | undefined {
    if (this.#header === undefined) return undefined;
    const exchanges = [...this.#exchanges].sort(([, a], [, b]) => compareKeys(a.key, b.key));
    return {
      ...this.#lines,
      header: this.#header,
      exchanges: new Map(exchanges),
      polls: new Map(this.#polls),
      bodies: new Map(this.#bodies),
      cases: [...this.#lines.cases],
      rules: [...this.#lines.rules],
      notes: [...this.#lines.notes],
      digest,
    };
  }
}

/** `case#attempt/step`, in a merged record with `~part` behind. */
export function pollKey(poll: { case: string; attempt: number; step: string; shard?: number }): string {
  return `${poll.case}#${poll.attempt}/${poll.step}${poll.shard === undefined ? '' : `~${poll.shard}`}`;
}
