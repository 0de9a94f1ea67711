/** The replay channel: answers each command from a record, by key, never by order or URL. */

import { createHash } from 'node:crypto';
import type { HttpRequest } from '../../http/exchange.js';
import { pollKey } from '../../record/assembly.js';
import type { ExchangeKey, ExchangeLine } from '../../record/format.js';
import { keyText } from '../../record/format.js';
import { bodyBytes } from '../../record/read.js';
import type { RunRecord } from '../../record/run-record.js';
import { NotInRecord, type Reply } from '../interpretation/command.js';
import { Exchange } from '../interpretation/exchange.js';
import type { Channel } from './channel.js';

/** @param shard the part of a merged record that is replayed */
export function createReplayChannel(record: RunRecord, shard?: number): Channel {
  const part = shard === undefined ? {} : { shard };
  return {
    answer(command, testCase, attempt): Reply {
      switch (command.do) {
        case 'send': {
          const key = { case: testCase, attempt, step: command.step, iteration: command.iteration, ...part };
          const line = lastTry(record, key);
          if (line === undefined) throw new NotInRecord(keyText({ ...key, try: 0 }));
          const difference = requestDifference(line, command.request);
          if (difference !== undefined) throw new NotInRecord(`${keyText(line.key)} asked for another ${difference}`);
          return { kind: 'exchange', exchange: recordedExchange(record, line, command.request.body) };
        }
        case 'pause': {
          const next = { case: testCase, attempt, step: command.step, iteration: command.observations, try: 0, ...part };
          if (record.exchanges.has(keyText(next))) return { kind: 'again', again: true };
          if (record.polls.get(pollKey({ case: testCase, attempt, step: command.step, ...part }))?.ended === 'condition')
            throw new NotInRecord(`${keyText(next)}: the poll had ended`);
          return { kind: 'again', again: false };
        }
        default:
          return { kind: 'done' };
      }
    },
  };
}

function lastTry(record: RunRecord, key: Omit<ExchangeKey, 'try'>): ExchangeLine | undefined {
  let last: ExchangeLine | undefined;
  for (let n = 0; ; n++) {
    const line = record.exchanges.get(keyText({ ...key, try: n }));
    if (line === undefined) return last;
    last = line;
  }
}

/** Which part of the request is another than the recorded one. */
function requestDifference(line: ExchangeLine, request: HttpRequest): string | undefined {
  if (line.request.method !== request.method) return 'method';
  if (line.request.url !== request.url) return 'URL';
  if (JSON.stringify(line.request.fields) !== JSON.stringify(request.fields)) return 'header section';
  const digest =
    request.body === undefined || request.body.length === 0 ? undefined : createHash('sha256').update(request.body).digest('hex');
  return line.request.body === digest ? undefined : 'body';
}

/** A recorded exchange in the form that is judged. */
export function recordedExchange(record: RunRecord, line: ExchangeLine, requestBody?: Uint8Array): Exchange {
  const body =
    line.outcome.kind === 'response' && line.outcome.body !== undefined ? bodyBytes(record, line.outcome.body) : new Uint8Array();
  const sent = requestBody ?? (line.request.body === undefined ? new Uint8Array() : bodyBytes(record, line.request.body));
  return new Exchange(line.key, line.request, sent, line.outcome, body, line.context);
}
