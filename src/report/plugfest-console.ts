/** Tells a plugfest in the terminal: on a terminal a line for each target redrawn in place, elsewhere a line as each begins and ends. */
import { performance } from 'node:perf_hooks';
import type { RunRecord } from '../record/run-record.js';
import { summarize } from '../record/summary.js';
import { VERDICTS, type Verdict } from '../record/verdict.js';
import { FIGURES, type Paint, PROFILE_FIGURES, paintFor } from './figures.js';
import { headline } from './headline.js';
import { createLiveLine, type LiveLine } from './live-line.js';
import { plainText, shortened } from './plain-text.js';

export interface PlugfestReporter {
  began(name: string): void;
  /** How many test cases it will be. */
  planned(name: string, cases: number): void;
  finished(name: string, verdict: Verdict): void;
  /** Came to its end with a record. */
  ended(name: string, record: RunRecord, remark?: string): void;
  died(name: string, reason: string): void;
  /** Leaves the terminal as it was. */
  close(): void;
}

interface Progress {
  state: 'waiting' | 'running' | 'over';
  total: number;
  verdicts: Verdict[];
  began: number;
  result: string;
}

/** A reporter that writes to the stream about the targets of these names. */
export function createPlugfestReporter(stream: NodeJS.WriteStream, names: readonly string[]): PlugfestReporter {
  return new TerminalReporter(stream, names);
}

const WIDTH = 160;

class TerminalReporter implements PlugfestReporter {
  readonly #paint: Paint;
  readonly #live: LiveLine;
  readonly #all: ReadonlyMap<string, Progress>;
  readonly #column: number;

  constructor(
    readonly stream: NodeJS.WriteStream,
    names: readonly string[],
  ) {
    this.#paint = paintFor(stream);
    this.#live = createLiveLine(stream, true);
    this.#all = new Map(names.map((name) => [name, { state: 'waiting', total: 0, verdicts: [], began: 0, result: '' }]));
    this.#column = Math.max(...names.map((name) => name.length), 4);
  }

  began(name: string): void {
    this.#change(name, (progress) => {
      progress.state = 'running';
      progress.began = performance.now();
    });
    if (!this.stream.isTTY) this.#print(`${this.#named(name)}begins`);
  }

  planned(name: string, cases: number): void {
    this.#change(name, (progress) => {
      progress.total = cases;
    });
  }

  finished(name: string, verdict: Verdict): void {
    this.#change(name, (progress) => progress.verdicts.push(verdict));
  }

  ended(name: string, record: RunRecord, remark?: string): void {
    const summary = summarize(record);
    const figure = PROFILE_FIGURES[summary.verdict];
    this.#over(name, `${this.#paint(figure.style, figure.word)}  ${plainText(shortened(remark ?? headline(summary), WIDTH))}`);
  }

  died(name: string, reason: string): void {
    this.#over(name, `${this.#paint('red', 'DIED')}  ${plainText(shortened(reason, WIDTH))}`);
  }

  close(): void {
    this.#live.end();
  }

  #over(name: string, result: string): void {
    this.#change(name, (progress) => {
      progress.state = 'over';
      progress.result = result;
    });
    this.#print(`${this.#named(name)}${result}`);
  }

  #change(name: string, change: (progress: Progress) => void): void {
    const progress = this.#all.get(name);
    if (progress !== undefined) change(progress);
    this.#live.show(() => this.#screen());
  }

  #print(text: string): void {
    this.#live.clear();
    this.stream.write(`${text}\n`);
  }

  #named(name: string): string {
    return `${name.padEnd(this.#column)}  `;
  }

  /** Those under way and those that wait; what is over stands above already. */
  #screen(): string {
    const lines = [...this.#all]
      .filter(([, { state }]) => state !== 'over')
      .map(([name, progress]) => `${this.#named(name)}${lineOf(progress)}`);
    return lines.join('\n');
  }
}

function lineOf({ state, total, verdicts, began }: Progress): string {
  if (state === 'waiting') return 'waits';
  const counts = VERDICTS.map((verdict) => ({ verdict, count: verdicts.filter((v) => v === verdict).length }));
  const told = counts.filter(({ count }) => count > 0).map(({ verdict, count }) => `${count} ${FIGURES[verdict].word}`);
  const elapsed = `${((performance.now() - began) / 1000).toFixed(1)} s`;
  return [`${verdicts.length}/${total}`, elapsed, ...told].join('  ');
}
