/** The live channel: sends over a transport, records before it judges, keeps the ledger, waits as the target's limits say. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { HttpRequest, Outcome, Transport } from '../../http/exchange.js';
import { fieldValue } from '../../message.js';
import type { ExchangeKey, ExchangeLine, RecordedOutcome, RecordLine } from '../../record/format.js';
import type { Limits } from '../../spec/catalogue.js';
import type { Command, Reply } from '../interpretation/command.js';
import { Exchange } from '../interpretation/exchange.js';
import { ownWordsIn } from '../interpretation/identity.js';
import type { Channel } from './channel.js';
import type { Ledger } from './ledger.js';

/** Where recorded lines go. */
export interface Recorder {
  write(line: RecordLine): void;
  /** Stores a body and returns its digest; undefined for an empty one. */
  body(bytes: Uint8Array): string | undefined;
}

export interface LiveOptions {
  transport: Transport;
  recorder: Recorder;
  ledger: Ledger;
  limits: Limits;
  /** performance.now() when the run began. */
  began: number;
  /** Aborted when the run is to end at once. */
  signal?: AbortSignal;
  onExchange?: (line: ExchangeLine, exchange: Exchange) => void;
  /** Told why no credentials could be had, each time it is found. */
  onProblem?: (problem: string) => void;
}

/** Further tries of one step after 429 or 503, unless the target says otherwise. */
const TRIES = 2;
/** Longest wait that a Retry-After is granted unless the target says otherwise, milliseconds. */
const PATIENCE = 10_000;
/** Further tries after 401: for a challenge, a nonce or token that ran out, and once more. */
const CHALLENGES = 3;

export function createLiveChannel(options: LiveOptions): Channel {
  const { transport, recorder, ledger, limits, began } = options;
  const firstLook = new Map<string, number>();

  const exchangeOnce = async (
    command: Extract<Command, { do: 'send' }>,
    key: ExchangeKey,
  ): Promise<{ exchange: Exchange; again: boolean }> => {
    const at = performance.now() - began;
    const outcome = await transport.send(command.request, {
      deadline: limits.deadline.request,
      principal: command.context.principal ?? 'main',
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    const { line, exchange } = recorded(recorder, key, command.request, outcome, command.context, at);
    options.onExchange?.(line, exchange);
    if (outcome.kind === 'response' && outcome.problem !== undefined) options.onProblem?.(outcome.problem);
    return { exchange, again: outcome.kind === 'response' && outcome.again === true };
  };

  const send = async (command: Extract<Command, { do: 'send' }>, testCase: string, attempt: number): Promise<Reply> => {
    const marks = command.intent === undefined ? [] : marksIn(command.request);
    if (command.intent !== undefined) ledger.intent(testCase, command.intent, command.request.url, marks);
    const key = { case: testCase, attempt, step: command.step, iteration: command.iteration };
    if (command.iteration === 0) firstLook.set(pollKey(testCase, attempt, command.step), performance.now());
    const retries = limits.retries ?? TRIES;
    let challenged = 0;
    for (let n = 0; ; n++) {
      const { exchange, again } = await exchangeOnce(command, { ...key, try: n });
      if (again && challenged < CHALLENGES) {
        challenged++;
        continue;
      }
      const busy = n - challenged;
      if (busy >= retries || (exchange.status !== 429 && exchange.status !== 503)) {
        // what is refused for a fault of ours has made nothing; of any other answer the case finds out what came of it
        if (exchange.status !== undefined && exchange.status >= 400 && exchange.status < 500) ledger.settled(marks);
        return { kind: 'exchange', exchange };
      }
      await sleep(
        retryAfter(exchange, limits.interval * 2 ** busy, limits.retryAfter ?? PATIENCE),
        undefined,
        options.signal === undefined ? {} : { signal: options.signal },
      );
    }
  };

  const pause = async (command: Extract<Command, { do: 'pause' }>, testCase: string, attempt: number): Promise<Reply> => {
    const deadline = limits.deadline[command.deadline];
    if (deadline === 0) return { kind: 'again', again: false };
    const since = firstLook.get(pollKey(testCase, attempt, command.step)) ?? performance.now();
    if (performance.now() - since + limits.interval > deadline) {
      recorder.write({ type: 'poll', case: testCase, attempt, step: command.step, observations: command.observations, ended: 'deadline' });
      return { kind: 'again', again: false };
    }
    await sleep(limits.interval, undefined, options.signal === undefined ? {} : { signal: options.signal });
    return { kind: 'again', again: true };
  };

  return {
    answer(command, testCase, attempt) {
      switch (command.do) {
        case 'send':
          return send(command, testCase, attempt);
        case 'pause':
          return pause(command, testCase, attempt);
        case 'settle':
          if (command.observations > 1)
            recorder.write({
              type: 'poll',
              case: testCase,
              attempt,
              step: command.step,
              observations: command.observations,
              ended: 'condition',
            });
          return { kind: 'done' };
        case 'own':
          ledger.own(testCase, command.property);
          return { kind: 'done' };
        case 'disown':
          ledger.removed(command.location);
          return { kind: 'done' };
      }
    },
  };
}

/** Titles and terms of ours that a request bears, whatever its rendering. */
function marksIn({ fields, body }: HttpRequest): string[] {
  return ownWordsIn([...fields.map(([, value]) => value), Buffer.from(body ?? []).toString('latin1')].join('\n'));
}

function pollKey(testCase: string, attempt: number, step: string): string {
  return `${testCase}#${attempt}/${step}`;
}

/** Milliseconds to wait (RFC 7231 section 7.1.3), within what we grant. */
function retryAfter(exchange: Exchange, otherwise: number, patience: number): number {
  const value = fieldValue(exchange.fields, 'Retry-After');
  if (value === undefined) return otherwise;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds * 1000, 0), patience) : otherwise;
}

/** Writes an exchange and gives it back in its recorded form, the only one that is judged. */
function recorded(
  recorder: Recorder,
  key: ExchangeKey,
  request: HttpRequest,
  outcome: Outcome,
  context: ExchangeLine['context'],
  at: number,
): { line: ExchangeLine; exchange: Exchange } {
  const requestBody = request.body ?? new Uint8Array();
  const sent = recorder.body(requestBody);
  const recordedRequest = {
    method: request.method,
    url: request.url,
    fields: request.fields,
    ...(sent === undefined ? {} : { body: sent }),
  };
  let ending: RecordedOutcome;
  let body = new Uint8Array();
  if (outcome.kind === 'response') {
    const { version, status, reason, fields, framing } = outcome.response;
    body = new Uint8Array(outcome.response.body);
    const got = recorder.body(body);
    ending = { kind: 'response', version, status, reason, fields, framing, ...(got === undefined ? {} : { body: got }) };
  } else {
    ending = { kind: outcome.kind, phase: outcome.phase, detail: outcome.detail };
  }
  const line: ExchangeLine = {
    type: 'exchange',
    key,
    request: recordedRequest,
    outcome: ending,
    context,
    at: Math.round(at * 10) / 10,
    elapsed: Math.round(outcome.elapsed * 10) / 10,
  };
  recorder.write(line);
  return { line, exchange: new Exchange(key, recordedRequest, requestBody, ending, body, context) };
}
