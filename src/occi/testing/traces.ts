/** Reads the recorded exchanges under traces/. */
import { readFileSync } from 'node:fs';
import type { HeaderField } from '../../message.js';
import type { OcciMessage } from '../rendering.js';

export interface TracedMessage extends OcciMessage {
  /** Request line or status line. */
  start: string;
}

export interface TracedExchange {
  name: string;
  request: TracedMessage;
  response: TracedMessage;
}

type Stored = [start: string, fields: number[], body: number];

function message(texts: readonly string[], [start, fields, body]: Stored): TracedMessage {
  return {
    start,
    fields: fields.map((index): HeaderField => {
      const line = texts[index] ?? '';
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    }),
    body: Buffer.from(texts[body] ?? '', 'latin1'),
  };
}

/** All exchanges of a trace file, in order. */
export function readTraces(name: 'pyssf'): TracedExchange[] {
  const lines = readFileSync(new URL(`traces/${name}.jsonl`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const texts: string[] = [];
  const exchanges: TracedExchange[] = [];
  for (const line of lines) {
    const value: string | [string, Stored, Stored] = JSON.parse(line);
    if (typeof value === 'string') texts.push(value);
    else exchanges.push({ name: value[0], request: message(texts, value[1]), response: message(texts, value[2]) });
  }
  return exchanges;
}
