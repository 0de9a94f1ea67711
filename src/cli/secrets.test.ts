/** A server that gives secrets back wherever it can: none is in anything that a run writes, and no verdict changes. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../engine/plan/material.js';
import { run } from '../engine/run/run.js';
import { secretSource } from '../engine/run/secret-source.js';
import type { HeaderField } from '../message.js';
import type { RunRecord } from '../record/run-record.js';
import { summarize } from '../record/summary.js';
import type { Deviation } from '../reference/deviations/deviation.js';
import { startReferenceServer } from '../reference/server.js';
import { jsonReport } from '../report/json.js';
import { targetReport } from '../report/target.js';
import { loadBundle, loadProfile } from '../spec/load.js';
import { resolveTarget } from '../spec/target.js';
import { writeReports } from './run-reports.js';

/** One that each form changes. */
const TOKEN = 'to/ken "of" m\u00e4in+1';
const SECOND = 'token-of-second-0001';
const USER_DATA = '#!/bin/sh: echo user data';

const FORMS: ((secret: string) => string)[] = [
  (s) => s,
  encodeURIComponent,
  (s) => JSON.stringify(s).slice(1, -1),
  (s) => Buffer.from(s).toString('base64'),
  (s) => Buffer.from(`:${s}`).toString('base64'),
  (s) => Buffer.from(`::${s}`).toString('base64'),
];
const latin1 = (text: string) => Buffer.from(text).toString('latin1');

/** In a field of each answer, and in the message of each error. */
const leaky: Deviation = {
  id: 'leaky',
  kind: 'mutant',
  clause: '',
  title: 'Gives secrets back',
  apply(behaviour) {
    const { arrangeFields, errorMessage } = behaviour.protocol;
    const all = [TOKEN, SECOND, USER_DATA].flatMap((secret) => FORMS.map((form) => form(secret)));
    behaviour.protocol.arrangeFields = (head, fields) => [
      ...arrangeFields(head, fields),
      ...all.map((text, i): HeaderField => [`X-Leak-${i}`, latin1(text)]),
      ['Set-Cookie', 'session=cookie-that-is-private; Path=/'],
    ];
    behaviour.protocol.errorMessage = (context, refusal) => `${errorMessage(context, refusal).trim()} ${all.join(' ')}\r\n`;
  },
};

let folder: string;
const environment = { TOKEN, SECOND, USER_DATA };
const env = (name: string) => `\${env:${name}}`;

async function perform(redact: boolean): Promise<RunRecord> {
  const bundle = loadBundle();
  const { profile } = await loadProfile('occi-1.2');
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new Error('no model');
  const principals: { readonly [token: string]: string } = { [latin1(TOKEN)]: 'main', [SECOND]: 'second' };
  const auth = {
    scheme: 'token',
    field: 'X-Auth-Token',
    prefix: '',
    challenge: 'Token',
    principalOf: (token: string) => principals[token],
  } as const;
  const server = await startReferenceServer({ model, deviations: [leaky], auth, port: redact ? 0 : port });
  port = Number(new URL(server.url).port);
  try {
    const kind = 'http://schemas.ogf.org/occi/infrastructure#compute';
    const input = {
      url: server.url,
      credentials: { main: { xAuthToken: { token: env('TOKEN') } }, second: { xAuthToken: { token: env('SECOND') } } },
      recipes: { [kind]: { mixins: [], attributes: { 'occi.core.summary': env('USER_DATA') } } },
    };
    const material = assemble({
      bundle,
      profile,
      target: resolveTarget(input, { embedded: true, concurrency: 1 }),
      selected: ['GFD.223/5.4', 'GFD.223/10.1', 'GFD.223/12'],
      seed: '00',
    });
    const { record, end } = await run({
      material,
      suite: { version: bundle.version, digest: bundle.digest },
      texts: {},
      secrets: { source: secretSource('.', environment), redact },
      ...(redact ? { files: { record: join(folder, 'run.jsonl'), ledger: join(folder, 'ledger.jsonl') } } : {}),
    });
    expect(end.ended).toBe('complete');
    return record;
  } finally {
    await server.close();
  }
}

let port = 0;
let record: RunRecord;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'occi-secrets-'));
  record = await perform(true);
  writeReports(record, folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a run against a server that gives secrets back', () => {
  it('writes none of them into anything, in no form', () => {
    const outputs = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
    expect(outputs.map(([name]) => name)).toEqual(
      expect.arrayContaining(['run.jsonl', 'ledger.jsonl', 'junit.xml', 'report.html', 'summary.md']),
    );
    for (const [name, text] of [...outputs, ['JSON', jsonReport(record)] as const, ['target', targetReport(record)] as const]) {
      for (const secret of [TOKEN, SECOND, USER_DATA, 'cookie-that-is-private']) {
        for (const form of FORMS) {
          for (const written of [form(secret), latin1(form(secret)), JSON.stringify(form(secret)).slice(1, -1)]) {
            expect(text.includes(written), `${written} in ${name}`).toBe(false);
          }
        }
      }
    }
  });

  it('holds references in their place, and the footer counts them', () => {
    const first = [...record.exchanges.values()][0];
    expect(first?.request.fields).toContainEqual(['X-Auth-Token', '{{secret:main}}']);
    expect(record.footer?.counts.redactions).toBeGreaterThan(record.exchanges.size * FORMS.length);
    expect(targetReport(record)).toContain(env('TOKEN'));
  });

  it('comes to the same verdicts as without redaction', { timeout: 120_000 }, async () => {
    const open = await perform(false);
    const verdicts = (of: RunRecord) => summarize(of, true).cases.map(({ planned, result }) => [planned.id, result.verdict]);
    expect(verdicts(open)).toEqual(verdicts(record));
    expect(open.footer?.counts.redactions).toBeUndefined();
    // what makes the comparison worth something
    expect(verdicts(record).filter(([, verdict]) => verdict === 'pass').length).toBeGreaterThan(20);
  });
});
