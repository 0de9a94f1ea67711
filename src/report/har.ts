/** All exchanges of the run as an HTTP Archive 1.2, for the network panel of a browser and other tools that read one. */
import type { Har } from 'har-format';
import { bodyBytes } from '../record/body.js';
import { type ExchangeLine, keyText, type RecordedOutcome, type RecordedRequest } from '../record/format.js';
import type { RunRecord } from '../record/run-record.js';
import { jsonText } from './json-text.js';

type Entry = Har['log']['entries'][number];
type Page = NonNullable<Har['log']['pages']>[number];

/** Text of the archive: a page for each test case, an entry for each exchange, in the order in which they were sent. */
export function harReport(record: RunRecord): string {
  return jsonText(harOf(record));
}

/** The archive as an object. What has no place in HAR stands in members that begin with an underscore, as the format has it. */
export function harOf(record: RunRecord): Har {
  const started = Date.parse(record.header.started);
  const exchanges = [...record.exchanges.values()].sort((a, b) => a.at - b.at);
  return {
    log: {
      version: '1.2',
      creator: record.header.package,
      pages: pages(record, exchanges, started),
      entries: exchanges.map((exchange) => entry(record, exchange, started)),
      comment: `run record ${record.digest}`,
    },
  };
}

function pages(record: RunRecord, exchanges: readonly ExchangeLine[], started: number): Page[] {
  const titles = new Map(record.plan?.cases.map(({ id, title }) => [id, title]));
  const first = new Map<string, number>();
  for (const { key, at } of exchanges) if (!first.has(key.case)) first.set(key.case, at);
  return [...first].map(([id, at]) => ({
    startedDateTime: time(started + at),
    id,
    title: titles.get(id) ?? id,
    pageTimings: {},
  }));
}

/** `comment` is the key of the exchange, by which reports and record name it. */
function entry(record: RunRecord, { key, request, outcome, at, elapsed }: ExchangeLine, started: number): Entry {
  return {
    pageref: key.case,
    startedDateTime: time(started + at),
    time: elapsed,
    request: requestOf(record, request),
    response: responseOf(record, outcome),
    cache: {},
    timings: { send: 0, wait: elapsed, receive: 0 },
    comment: keyText(key),
  };
}

function requestOf(record: RunRecord, { method, url, fields, body }: RecordedRequest): Entry['request'] {
  const bytes = bodyBytes(record, body);
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: fields.map(([name, value]) => ({ name, value })),
    queryString: queryOf(url),
    headersSize: -1,
    bodySize: bytes.length,
    ...(body === undefined ? {} : { postData: { mimeType: fieldValue(fields, 'content-type'), ...content(record, body, '_encoding') } }),
  };
}

/** An exchange without response has the status 0, as browsers write it. */
function responseOf(record: RunRecord, outcome: RecordedOutcome): Entry['response'] {
  if (outcome.kind !== 'response') {
    return {
      status: 0,
      statusText: '',
      httpVersion: '',
      cookies: [],
      headers: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      comment: `${outcome.kind} in phase ${outcome.phase}: ${outcome.detail}`,
    };
  }
  const { status, reason, version, fields, body, framing } = outcome;
  const bytes = bodyBytes(record, body);
  return {
    status,
    statusText: reason,
    httpVersion: version,
    cookies: [],
    headers: fields.map(([name, value]) => ({ name, value })),
    content: {
      size: bytes.length,
      mimeType: fieldValue(fields, 'content-type') || 'x-unknown',
      ...(body === undefined ? {} : content(record, body, 'encoding')),
    },
    redirectURL: fieldValue(fields, 'location'),
    headersSize: -1,
    bodySize: bytes.length,
    ...(framing.length === 0 ? {} : { comment: framing.map(({ code, detail }) => `${code}: ${detail}`).join('; ') }),
  };
}

/** HAR knows an encoding for what was received only; for what was sent the member has an underscore. */
function content(record: RunRecord, digest: string, encoding: 'encoding' | '_encoding'): { text: string } {
  const line = record.bodies.get(digest);
  if (line?.text !== undefined) return { text: line.text };
  return { text: line?.base64 ?? '', ...(line?.base64 === undefined ? {} : { [encoding]: 'base64' }) };
}

function fieldValue(fields: RecordedRequest['fields'], wanted: string): string {
  return fields.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

/** Pairs of the query as they stand in the URL, decoded where they are well-formed. */
function queryOf(url: string): Entry['request']['queryString'] {
  const query = /^[^?#]*\?([^#]*)/.exec(url)?.[1] ?? '';
  return [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }));
}

function time(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
