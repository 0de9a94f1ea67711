/** Hostile servers, each run against: the run ends in time, its record can be read, the verdict says what is the matter, reports stay whole. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawServer } from '../../http/testing/raw-server.js';
import { readRecord } from '../../record/read.js';
import type { RunRecord } from '../../record/run-record.js';
import { htmlReport } from '../../report/html/report.js';
import { junitReport } from '../../report/junit.js';
import { markdownReport } from '../../report/markdown.js';
import { junitFaults } from '../../report/testing/xml.js';
import type { Beast } from '../testing/zoo/beast.js';
import { content } from '../testing/zoo/content.js';
import { framing } from '../testing/zoo/framing.js';
import { redirects } from '../testing/zoo/redirects.js';
import { shapes } from '../testing/zoo/shapes.js';
import { visit } from '../testing/zoo/visit.js';
import type { RunResult } from './run.js';

/** Milliseconds for a run and its reports; what is hostile must cost no more than what is slow. */
const IN_TIME = 60_000;

let folder: string;
/** Nobody may call it. */
const stranger = await rawServer((socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'));
const families: [string, Beast[]][] = [
  ['framing', framing],
  ['redirects', redirects(`${stranger.url}/`)],
  ['content', content],
  ['shapes', shapes(`${stranger.url}/`)],
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoo-'));
});
afterAll(async () => {
  await stranger.close();
  rmSync(folder, { recursive: true });
});

/** Everything that says why. */
function words({ end, record }: RunResult): string {
  const outcomes = [...record.exchanges.values()].map(({ outcome }) =>
    outcome.kind === 'response' ? [outcome.status, outcome.reason, outcome.framing].flat() : outcome,
  );
  return JSON.stringify([end, record.cases, outcomes]) + outcomes.map((o) => (Array.isArray(o) ? o.slice(0, 2).join(' ') : '')).join('\n');
}

function checkReports(record: RunRecord): void {
  const junit = junitReport(record);
  expect(junitFaults(junit)).toEqual([]);
  const reports = { html: htmlReport(record), junit, markdown: markdownReport(record) };
  for (const [name, text] of Object.entries(reports)) expect(text.replace(/[\n\t]/g, ''), name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(reports.html.match(/<script/g)).toHaveLength(1);
  expect(reports.html).not.toMatch(/<(img|iframe|object|embed|link|base|form action|meta http-equiv=refresh)\b/i);
  for (const text of [reports.markdown, reports.junit])
    expect(text.replace(/`[^`]*`|```[\s\S]*?```|<!\[CDATA\[[\s\S]*?\]\]>/g, '')).not.toMatch(/<script|<img|<svg/i);
}

let visited = 0;

describe.each(families)('the family of %s', (family, beasts) => {
  it.each(beasts.map((beast): [string, Beast] => [beast.name, beast]))('%s', { timeout: IN_TIME }, async (_name, beast) => {
    const result = await visit(beast, join(folder, `${family}-${visited++}`));
    const { end, record } = result;
    expect(end.ended, JSON.stringify(end)).toBe(beast.ends);
    expect(words(result)).toMatch(beast.shows);
    const faults = record.cases.filter(({ verdict }) => verdict === 'error');
    expect(faults.map(({ id, reason }) => [id, reason])).toEqual([]);
    const code = record.footer?.exitCode;
    expect(beast.ends === 'unreachable' ? [4] : [1, 2]).toContain(code);
    const read = readRecord(join(folder, `${family}-${visited - 1}.jsonl`));
    expect(read.cases).toEqual(record.cases);
    expect(read.footer?.exitCode).toBe(code);
    checkReports(read);
    expect(stranger.seen).toEqual([]);
  });
});

it('is a zoo of forty at least, no two of the same name', () => {
  const names = families.flatMap(([, beasts]) => beasts.map(({ name }) => name));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
