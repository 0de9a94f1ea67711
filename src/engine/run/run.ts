/** A live run: a material performed against a target, recorded line by line, cleaned up on every path. */
import { setMaxListeners } from 'node:events';
import { SuiteError } from '../../errors.js';
import type { Transport } from '../../http/exchange.js';
import type { CaseLine, ExchangeLine, FooterLine, HeaderLine, PlanLine, RuleLine } from '../../record/format.js';
import type { RunRecord } from '../../record/run-record.js';
import { footerLine } from '../../record/summary.js';
import { createRecordWriter } from '../../record/write.js';
import type { Baseline } from '../../spec/baseline.js';
import { PACKAGE } from '../../spec/package.js';
import type { Command } from '../interpretation/command.js';
import type { Exchange } from '../interpretation/exchange.js';
import { credentialled } from '../interpretation/principal.js';
import { searchFor } from '../interpretation/search.js';
import type { Material } from '../plan/material.js';
import type { Channel } from './channel.js';
import { removalCommand, remove } from './cleanup.js';
import type { Conduct, FlowEnd } from './conduct.js';
import { confined } from './confined.js';
import { flow } from './flow.js';
import { createLedger, readLedger, setAside } from './ledger.js';
import { createLiveChannel } from './live.js';
import { createTargetTransport, type TargetTransportOptions } from './target-transport.js';

export interface RunOptions {
  material: Material;
  /** Version and digest of the suites that came with the package. */
  suite: { version: string; digest: string };
  /** Text of suites and profiles that did not come with the package. */
  texts: { readonly [file: string]: string };
  /** What is known not to be well; decides the exit code in the footer. */
  baseline?: Baseline;
  /** Files to write; in memory only without them. */
  files?: { record: string; ledger: string };
  /** Ends the run at once: nothing more is begun, what was made is removed. */
  signal?: AbortSignal;
  /** Instead of HTTP, e.g. one that counts. */
  transport?: Transport;
  /** Where secrets come from, and whether answers are shown without them. */
  secrets?: TargetTransportOptions;
  observer?: RunObserver;
}

/** Told of a run as it goes; must not throw. */
export interface RunObserver {
  planned?(plan: PlanLine, header: HeaderLine): void;
  /** The last attempt at each case alone: a failure that is tried again is none yet. */
  result?(line: CaseLine): void;
  rule?(line: RuleLine): void;
  exchange?(line: ExchangeLine, requestBody: Uint8Array): void;
  /** Something the reader ought to know at once. */
  note?(text: string): void;
}

export type RunEnd = FlowEnd | { ended: 'failed'; error: unknown };

export interface RunResult {
  record: RunRecord;
  end: RunEnd;
}

/** Performs a run. Rejects only when its files cannot be written, or secrets cannot be had. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { material, observer, signal } = options;
  const { target } = material;
  const began = performance.now();
  const started = new Date().toISOString();
  const transport = options.transport ?? createTargetTransport(target, options.secrets);
  const earlier = options.files === undefined ? undefined : readLedger(options.files.ledger);
  const told = earlier !== undefined && earlier.held.length + earlier.open.length > 0;
  // of another target, it is for its own run or for clean-up
  const aside = told && earlier.target !== target.url && options.files !== undefined ? setAside(options.files.ledger) : undefined;
  // the embedded server dies with us, and with it all that a ledger could tell of
  const durable = !target.embedded;
  const recorder = createRecordWriter(options.files?.record, durable);
  const ledger = createLedger(options.files?.ledger, target.url, started, durable);
  const counts = new Map<string, number>();
  const judged = new Map<string, Exchange>();
  const onExchange = (line: ExchangeLine, exchange: Exchange): void => {
    judged.set(exchange.text, exchange);
    counts.set(line.key.case, (counts.get(line.key.case) ?? 0) + 1);
    observer?.exchange?.(line, exchange.requestBody);
  };
  const problems = new Set<string>();
  const onProblem = (problem: string): void => {
    if (problems.has(problem)) return;
    problems.add(problem);
    recorder.write({ type: 'note', code: 'credentials', text: problem });
    observer?.note?.(problem);
  };
  const live = { transport: confined(transport, target.url), recorder, ledger, limits: target.limits, began, onExchange, onProblem };
  const deadline = AbortSignal.timeout(Math.min(target.limits.deadline.run, 2 ** 31 - 1));
  const ended = signal === undefined ? deadline : AbortSignal.any([signal, deadline]);
  // each exchange under way listens
  setMaxListeners(0, ended);
  const channel = credentialled(createLiveChannel({ ...live, signal: ended }), target);
  // what has been made is removed also when the run itself may send no more
  const cleaning = credentialled(createLiveChannel(live), target);
  const header = headerLine(options, started);
  recorder.write(header);

  const conduct: Conduct = {
    channel: unlessEnded(channel, ended),
    concurrency: target.limits.concurrency,
    stopped: () => ended.aborted,
    planned(line) {
      recorder.write(line);
      observer?.planned?.(line, header);
    },
    result(line, last) {
      recorder.write(line);
      if (last) observer?.result?.(line);
    },
    rule(line) {
      recorder.write(line);
      observer?.rule?.(line);
    },
    retries: () => true,
    release: async (testCase) => {
      if (ended.aborted) return;
      await remove(ledger.held(testCase), target.url, testCase, 'cleanup', cleaningFor(cleaning, counts, testCase));
    },
    // the record keeps them in the order of their keys
    exchanges: () => [...recorder.record().exchanges.keys()].flatMap((key) => judged.get(key) ?? []),
    clock: () => performance.now(),
    count: (testCase) => counts.get(testCase) ?? 0,
  };

  let end: RunEnd;
  try {
    if (aside !== undefined) {
      const text = `the ledger of a run against ${earlier?.target} is kept as ${aside}: give it to cleanup`;
      recorder.write({ type: 'note', code: 'earlier-run', text });
      observer?.note?.(text);
    } else if (told) {
      // ours to remember before anything else happens
      for (const property of [...earlier.held].reverse()) ledger.own('earlier-run', property);
      const { found } = await searchFor(earlier.open, target.url, 'earlier-run', cleaning);
      for (const { property } of found) ledger.own('earlier-run', property);
      const removals = await remove(ledger.held('earlier-run'), target.url, 'earlier-run', 'cleanup', cleaning);
      const text = `removed ${removals.filter(({ gone }) => gone).length} things that an earlier run had left behind`;
      if (removals.length > 0) recorder.write({ type: 'note', code: 'earlier-run', text });
      if (removals.length > 0) observer?.note?.(text);
    }
    end = await flow(material, conduct);
    if (end.ended === 'unreachable' && problems.size > 0) end = { ...end, reason: [end.reason, ...problems].join('; ') };
  } catch (error) {
    // an interrupt shows up wherever the run happened to be waiting
    end = ended.aborted ? { ended: 'stopped' } : { ended: 'failed', error };
  }
  try {
    // an answer that never came may have been to a request that was carried out
    if (durable && end.ended !== 'unreachable') {
      const { found, absent } = await searchFor(ledger.open(), target.url, 'cleanup', cleaning);
      for (const { property, intent } of found) ledger.own(intent.case, property);
      ledger.settled(absent);
    }
    await remove(ledger.held(), target.url, 'cleanup', 'final', cleaning);
    for (const property of ledger.held()) {
      const text = `left behind: ${property.location}`;
      recorder.write({ type: 'note', code: 'left-behind', text, curl: removalCommand(property, target.url) });
      observer?.note?.(text);
    }
    if (end.ended === 'stopped')
      recorder.write({ type: 'note', code: 'interrupted', text: deadline.aborted ? 'the deadline of the run has passed' : 'interrupted' });
    if (end.ended === 'unreachable') recorder.write({ type: 'note', code: 'limit', text: end.reason });
    if (end.ended === 'complete' || end.ended === 'unreachable') recorder.write(footer(recorder.record(), performance.now() - began, end));
  } finally {
    ledger.close();
    recorder.close();
    if (options.transport === undefined) await transport.close();
  }
  return { record: recorder.record(), end };
}

function footer(record: RunRecord, elapsed: number, end: FlowEnd): FooterLine {
  return footerLine(record, Math.round(elapsed), end.ended === 'unreachable' ? 4 : undefined);
}

/** Clean-up of one attempt must not take the keys of another. */
function cleaningFor(channel: Channel, counts: ReadonlyMap<string, number>, testCase: string): Channel {
  const offset = counts.get(testCase) ?? 0;
  return {
    answer: (command: Command, id, attempt) =>
      channel.answer(command.do === 'send' ? { ...command, iteration: command.iteration + offset } : command, id, attempt),
  };
}

/** Once the run has ended nothing more is sent: the case that asks is given up. */
function unlessEnded(channel: Channel, ended: AbortSignal): Channel {
  return {
    answer(command, testCase, attempt) {
      if (ended.aborted && command.do === 'send') throw new SuiteError('internal', 'run: ended before the request was sent');
      return channel.answer(command, testCase, attempt);
    },
  };
}

function headerLine({ material, suite, texts, baseline }: RunOptions, started: string): HeaderLine {
  return {
    type: 'header',
    format: 1,
    package: { name: PACKAGE.name, version: PACKAGE.version },
    suite,
    seed: material.seed,
    started,
    profile: material.profile,
    target: material.target,
    selected: [...material.selected],
    texts,
    clauses: material.clauses,
    environment: { node: process.version, platform: `${process.platform} ${process.arch}` },
    ...(baseline === undefined ? {} : { baseline }),
    ...(material.shard === undefined ? {} : { shard: material.shard }),
  };
}
