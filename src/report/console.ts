/** Tells a run in the terminal: cards as failures happen, one live line on a terminal, at the end a summary that fits a screen. */
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { BodyLine, CaseLine, ExchangeLine, HeaderLine, PlanLine, PlannedCase } from '../record/format.js';
import { keyText } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import { summarize } from '../record/summary.js';
import { VERDICTS, type Verdict } from '../record/verdict.js';
import { annotationLines, commandsStopped } from './annotations.js';
import { assertionCard, type Card, cardText } from './card.js';
import { summaryLines } from './console-summary.js';
import { FIGURES, type Paint, paintFor } from './figures.js';
import { createLiveLine, type LiveLine } from './live-line.js';
import { plainText } from './plain-text.js';

/** Cards printed in all; the reports have the others. */
const CARDS = 10;

export interface ConsoleOptions {
  /** Nothing but cards and the summary's sentence. */
  quiet?: boolean;
  /** A line for each test case and exchange besides. */
  verbose?: boolean;
  /** Annotations for GitHub at the end; unless said otherwise, when run by its Actions. */
  annotations?: boolean;
}

export interface ConsoleReporter {
  /** Once, when it is known what will run. */
  planned(plan: PlanLine, header: HeaderLine): void;
  /** Each exchange as it is recorded, with the body of its request: cards take their curl commands from it. */
  exchange(line: ExchangeLine, body?: Uint8Array): void;
  /** Each test case, with its last attempt only: a failure that is tried again is none yet. */
  finished(line: CaseLine, planned: PlannedCase): void;
  /** Once, with the whole record; leaves the terminal as it was. */
  ended(record: RunRecord): void;
}

/** A reporter that writes to the stream; plain lines without colour unless it is a terminal. */
export function createConsoleReporter(stream: NodeJS.WriteStream, options: ConsoleOptions = {}): ConsoleReporter {
  return new TerminalReporter(stream, options);
}

class TerminalReporter implements ConsoleReporter {
  readonly #paint: Paint;
  readonly #live: LiveLine;
  readonly #started = performance.now();
  #total = 0;
  readonly #verdicts = new Map<string, Verdict>();
  #header: HeaderLine | undefined;
  /** Exchanges of the test cases that are under way. */
  readonly #exchanges = new Map<string, ExchangeLine>();
  readonly #bodies = new Map<string, BodyLine>();
  /** Clauses that have had their card: a second failure of one is in the reports. */
  readonly #shown = new Set<string>();
  #cards = 0;
  /** While something is printed that the runner of GitHub's Actions is not to obey. */
  readonly #stopped: { first: string; last: string } | undefined;

  constructor(
    readonly stream: NodeJS.WriteStream,
    readonly options: ConsoleOptions,
  ) {
    this.#paint = paintFor(stream);
    this.#live = createLiveLine(stream, options.quiet !== true);
    if (options.annotations ?? process.env.GITHUB_ACTIONS === 'true') {
      this.#stopped = commandsStopped(randomUUID());
      this.#print(this.#stopped.first);
    }
  }

  planned(plan: PlanLine, header: HeaderLine): void {
    this.#total = plan.cases.length;
    this.#header = header;
    if (this.options.quiet) return;
    const { profile, target } = header;
    const words = [`${header.package.name} ${header.package.version}`, `profile ${profile.id} ${profile.version}`, target.url];
    this.#print(plainText(`${words.join('  ')}  ${plan.cases.length} test cases, ${plan.rules.length} rules`));
    this.#update();
  }

  exchange(line: ExchangeLine, body?: Uint8Array): void {
    this.#exchanges.set(keyText(line.key), line);
    const digest = line.request.body;
    if (digest !== undefined && body !== undefined) {
      this.#bodies.set(digest, { type: 'body', digest, base64: Buffer.from(body).toString('base64') });
    }
    this.#update();
    if (!this.options.verbose) return;
    const { outcome } = line;
    const got = outcome.kind === 'response' ? `${outcome.status} ${outcome.reason}` : `${outcome.kind} ${outcome.detail}`;
    this.#print(this.#paint('gray', plainText(`  ${line.request.method} ${line.request.url}  ${got}  ${Math.round(line.elapsed)} ms`)));
  }

  finished(line: CaseLine, planned: PlannedCase): void {
    this.#verdicts.set(line.id, line.verdict);
    if (this.options.verbose) {
      const figure = FIGURES[line.verdict];
      const reason = line.reason === undefined ? '' : `  ${line.reason}`;
      this.#print(`${this.#paint(figure.style, figure.word.padEnd(12))}  ${plainText(`${planned.id}${reason}`)}`);
    }
    if (this.#header !== undefined) {
      const source = { header: this.#header, exchanges: this.#exchanges, bodies: this.#bodies };
      for (const assertion of line.assertions) if (assertion.verdict === 'fail') this.#card(assertionCard(source, line.id, assertion));
    }
    for (const [key, { key: of }] of this.#exchanges) if (of.case === line.id) this.#exchanges.delete(key);
    this.#update();
  }

  ended(record: RunRecord): void {
    this.#live.end();
    const summary = summarize(record);
    for (const { failures } of summary.causes) {
      for (const { source, assertion } of failures) this.#card(assertionCard(record, source, assertion));
    }
    const left = summary.causes.flatMap(({ failures }) => failures).length - this.#cards;
    if (left > 0 && this.#cards > 0) this.#print(`${left} more ${left === 1 ? 'failure' : 'failures'} in the reports`);
    for (const line of summaryLines(record, summary, this.#paint, this.options.quiet === true)) this.#print(line);
    if (this.#stopped === undefined) return;
    for (const line of [this.#stopped.last, ...annotationLines(record, summary)]) this.#print(line);
  }

  #card(card: Card): void {
    if (this.#cards >= CARDS || this.#shown.has(card.id)) return;
    this.#shown.add(card.id);
    this.#cards += 1;
    const [head = '', ...rest] = cardText(card).split('\n');
    this.#print(['', this.#paint(FIGURES[card.verdict].style, head), ...rest].join('\n'));
  }

  #print(text: string): void {
    this.#live.clear();
    this.stream.write(`${text}\n`);
  }

  #update(): void {
    this.#live.show(() => this.#liveText());
  }

  /** Done, of how many, elapsed, verdicts so far. */
  #liveText(): string {
    const elapsed = (performance.now() - this.#started) / 1000;
    const counts = VERDICTS.map((verdict) => ({ verdict, count: [...this.#verdicts.values()].filter((v) => v === verdict).length }));
    const verdicts = counts.filter(({ count }) => count > 0).map(({ verdict, count }) => `${count} ${FIGURES[verdict].word}`);
    return [`${this.#verdicts.size}/${this.#total}`, `${elapsed.toFixed(1)} s`, ...verdicts].join('  ');
  }
}
