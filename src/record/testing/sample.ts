/** A small run record made by hand, for tests of whatever reads one: reader, summary and reports. */
import { createHash } from 'node:crypto';
import type { Baseline, BaselineEntry } from '../../spec/baseline.js';
import type { Profile, Target } from '../../spec/catalogue.js';
import { RecordAssembly } from '../assembly.js';
import { bodyLine } from '../body.js';
import type { Assertion, CaseLine, ExchangeLine, PlannedCase, RecordedOutcome, RecordLine } from '../format.js';
import type { RunRecord } from '../run-record.js';
import { footerLine } from '../summary.js';
import { CLAUSES, SECTIONS } from './sample-clauses.js';

export interface SampleOptions {
  /** Every verdict occurs, and the profile is not conformant; else it is conformant with a warning. */
  failing?: boolean;
  /** Whatever the target could have supplied tries to break out of terminal, HTML, XML, Markdown and shell. */
  hostile?: boolean;
  /** Held against a baseline with an entry of each state. */
  baseline?: boolean;
}

/** Text that no report may let through as it is. */
export const HOSTILE =
  `<script>alert(1)</script>"'&]]>--><img src=x onerror=alert(2)> \u001b[31mred\u001b]0;title\u0007 \u202Eevil\u202C | pipe \`tick\` ` +
  `$(touch /tmp/owned) '; rm -rf / # \u0000\u0008\uFFFE \uD800 **bold** [link](javascript:alert(3)) =cmd|'/c calc'!A0`;

const URL = 'http://127.0.0.1:8080/';

/** The record of {@link sampleLines}, as the reader would return it. */
export function sampleRecord(options: SampleOptions = {}): RunRecord {
  return assemble(sampleLines(options));
}

/** Puts lines together as the reader does; the digest names them, but is not that of a file. */
export function assemble(lines: readonly RecordLine[]): RunRecord {
  const assembly = new RecordAssembly();
  for (const line of lines) assembly.add(line);
  const record = assembly.record(createHash('sha256').update(JSON.stringify(lines)).digest('hex'));
  if (record === undefined) throw new Error('lines without a header');
  return record;
}

/** Lines of the sample in the order of a file, without their chain. */
export function sampleLines({ failing = false, hostile = false, baseline = false }: SampleOptions = {}): RecordLine[] {
  const text = (plain: string) => (hostile ? `${plain} ${HOSTILE}` : plain);
  const server = failing ? text('nginx/1.18.0') : `${text('Reference/1.0')} OCCI/1.2`;
  const vm = bodyLine(Buffer.from(text('Category: compute; scheme="http://schemas.ogf.org/occi/infrastructure#"; class="kind"\n')));
  const image = bodyLine(Uint8Array.of(0, 0xff, 0x27, 0x0a, 0x80));
  const exchanges = [
    ...[1, 2, 3].map((step) =>
      exchange('http.entity.get@rendering=text/plain', `${step}`, 'GET', 'compute/1', { server, body: vm.digest }),
    ),
    exchange('http.entity.get@rendering=text/plain', 'given.vm.create', 'POST', 'compute/', { server, body: vm.digest, sent: vm.digest }),
    exchange('discovery.query-interface', '1', 'GET', '-/', { server, body: vm.digest }),
    exchange('http.collection.create@rendering=text/plain', '1', 'POST', 'compute/', {
      server,
      sent: image.digest,
      outcome: failing ? { kind: 'timeout', phase: 'head', detail: text('no byte in 30000 ms') } : undefined,
    }),
    exchange('http.pagination.too-large', '1', 'GET', `compute/?page=1&number=99999`, { server, status: 413, body: vm.digest }),
  ];
  const lines: RecordLine[] = [
    { ...header(text, failing), ...(baseline ? { baseline: knownBefore(text) } : {}) },
    plan(text),
    vm,
    image,
    ...exchanges,
    { type: 'poll', case: 'http.entity.delete', attempt: 1, step: '2', observations: 3, ended: 'condition' },
    ...results(text, failing),
    ...rules(text, failing, server),
    ...(failing ? [leftBehind(text)] : []),
  ];
  return [...lines, footerLine(assemble(lines), 1234.5)];
}

function knownBefore(text: Decorate): Baseline {
  const entry = (id: string, verdict: BaselineEntry['verdict'], line: number): BaselineEntry => {
    return { about: 'clause', id, verdict, reason: text('the proxy'), owner: text('ops'), link: 'https://example.org/1', line };
  };
  return {
    file: text('baseline.yaml'),
    entries: [
      entry('http.versioning.server-header', 'fail', 2),
      entry('http.entity-get.rendering', 'warn', 5),
      { ...entry('http.versioning.server-header', 'fail', 8), expires: '2020-01-01' },
      entry('http.nonsense', 'fail', 11),
    ],
  };
}

type Decorate = (plain: string) => string;

function header(text: Decorate, failing: boolean): RecordLine {
  return {
    type: 'header',
    format: 1,
    package: { name: 'occi-conformance', version: '0.1.0' },
    suite: { version: '1.0.0', digest: 'a'.repeat(64) },
    seed: '00112233445566778899aabbccddeeff',
    started: '2026-03-01T12:00:00.000+01:00',
    profile: PROFILE,
    target: { ...TARGET, product: { ...TARGET.product, name: text('Cloud') } },
    selected: [],
    texts: failing ? { 'mine.yaml': text('# a suite of the user\n') } : {},
    clauses: CLAUSES,
    environment: { node: '20.20.2', platform: 'linux' },
  };
}

const PROFILE: Profile = {
  id: 'occi-1.2-sample',
  version: '1.0.0',
  for: 'tests of whatever reads a record',
  occi: '1.2',
  claim: { documents: ['GFD.223'] },
  features: { required: [] },
  fixtures: { optional: ['auth'] },
  exclude: {},
  parameters: {},
};

const TARGET: Target = {
  url: URL,
  product: { vendor: 'Example', name: 'Cloud', version: '4.1' },
  ics: { offered: [], absent: [] },
  recipes: {},
  limits: {
    concurrency: 1,
    alive: 4,
    creations: 60,
    interval: 500,
    deadline: {
      request: 30_000,
      run: 3_600_000,
      visibility: 0,
      provision: 600_000,
      update: 60_000,
      action: 60_000,
      deletion: 60_000,
      settle: 2_000,
    },
  },
  allow: 'own',
  embedded: false,
};

function planned(id: string, section: string, clauses: string[], title: string, more: Partial<PlannedCase> = {}): PlannedCase {
  const base = id.split('@')[0] ?? id;
  const source = `suites/occi-1.2/http/${section}.yaml:12`;
  return {
    id,
    case: base,
    title,
    revision: 1,
    kind: 'case',
    document: 'GFD.223',
    section,
    source,
    clauses,
    needs: [],
    effect: 'none',
    ...more,
  };
}

function plan(text: Decorate): RecordLine {
  return {
    type: 'plan',
    sections: SECTIONS,
    features: [
      { token: 'pagination', state: 'not-offered', because: text('the whole collection came back'), exchange: 'probe.pagination#1/1/0.0' },
      { token: 'auth', state: 'undetermined', because: 'no credentials in target.yaml' },
      { token: 'mixins', state: 'offered', declared: 'offered', because: text('the query interface lists os_tpl') },
    ],
    cases: [
      planned('discovery.query-interface', '9', [], 'Discovery', { kind: 'discovery', document: '', section: '' }),
      planned('http.request.no-accept', '5.1', ['http.request.accept-absent'], 'A request without Accept'),
      planned('http.pagination.partition', '6', ['http.pagination.pages-partition'], 'Pages show each member once', {
        needs: ['pagination'],
      }),
      planned('http.pagination.too-large', '6', ['http.pagination.too-large'], 'Too large a page'),
      planned(
        'http.entity.get@rendering=text/plain',
        '10.1',
        ['http.entity-get.status', 'http.entity-get.rendering'],
        'An instance is read',
        { effect: 'own' },
      ),
      planned('http.entity.delete', '10.1', ['http.entity-get.status'], 'A deleted instance is gone', { effect: 'own' }),
      planned(
        'http.collection.create@rendering=text/plain',
        '11.3',
        ['http.collection-create.status', 'http.collection-create.created-location'],
        'An instance is created',
        { effect: 'own' },
      ),
      planned(text('http.collection.create@kind=Compute'), '11.3', ['http.collection-create.status'], text('An instance of each kind'), {
        case: 'http.collection.create',
        effect: 'own',
      }),
      planned('http.security.authorization', '12', ['http.security.authorization'], 'Access is checked', { needs: ['auth'] }),
      planned('http.security.tls', '12', ['http.security.tls'], 'TLS'),
    ],
    rules: [
      {
        id: 'http.versioning.each-response',
        title: 'Each response advertises the OCCI version',
        revision: 2,
        document: 'GFD.223',
        section: '5.3',
        source: 'suites/occi-1.2/http/5.3.yaml:40',
        clauses: ['http.versioning.server-header'],
      },
    ],
  };
}

interface Sent {
  server: string;
  status?: number;
  body?: string;
  sent?: string;
  outcome?: RecordedOutcome | undefined;
}

function exchange(
  test: string,
  step: string,
  method: string,
  path: string,
  { server, status = 200, body, sent, outcome }: Sent,
): ExchangeLine {
  const ordinal = Number.parseInt(step, 10) || 0;
  return {
    type: 'exchange',
    key: { case: test, attempt: 1, step, iteration: 0, try: 0 },
    request: {
      method,
      url: URL + path,
      fields: [
        ['Accept', 'text/plain'],
        ['User-Agent', 'occi-conformance/0.1.0 OCCI/1.2'],
        ...(sent === undefined ? [] : [['Content-Type', 'text/plain'] as const]),
      ],
      ...(sent === undefined ? {} : { body: sent }),
    },
    outcome: outcome ?? {
      kind: 'response',
      version: 'HTTP/1.1',
      status,
      reason: server.includes('<') ? `OK ${HOSTILE}` : 'OK',
      fields: [
        ['Server', server],
        ['Content-Type', 'text/plain; charset=utf-8'],
        ['X-Twice', '1'],
        ['X-Twice', '2'],
      ],
      ...(body === undefined ? {} : { body }),
      framing: server.includes('<') ? [{ code: 'bare-lf', detail: 'line 3' }] : [],
    },
    context: {
      target: path === '-/' ? 'qi' : path.endsWith('/') ? 'kind' : 'entity',
      effect: method === 'GET' ? 'none' : 'own',
      wellFormed: true,
    },
    at: 100 + ordinal * 10,
    elapsed: 7,
  };
}

function assertion(
  clauses: string[],
  verdict: Assertion['verdict'],
  expected: string,
  got: string,
  more: Partial<Assertion> = {},
): Assertion {
  return { clauses, verdict, expected, got, source: '21:9', ...more };
}

function results(text: Decorate, failing: boolean): CaseLine[] {
  const get = 'http.entity.get@rendering=text/plain';
  const create = 'http.collection.create@rendering=text/plain';
  const recipe = {
    id: 'recipe:infrastructure#compute',
    text: text('no compute could be created: 500 Internal Server Error'),
    exchange: `${create}#1/1/0.0`,
  };
  const line = (id: string, verdict: CaseLine['verdict'], assertions: Assertion[], more: Partial<CaseLine> = {}): CaseLine => ({
    type: 'case',
    id,
    attempt: 1,
    verdict,
    assertions,
    exchanges: assertions.length,
    elapsed: 12.5,
    ...more,
  });
  const common = [
    line('discovery.query-interface', 'pass', []),
    line(
      'http.request.no-accept',
      'warn',
      [
        assertion(['http.request.accept-absent'], 'warn', 'Content-Type text/plain', text('Content-Type: application/json'), {
          remark: text('another rendering by default'),
        }),
      ],
      { reason: text('another rendering by default') },
    ),
    line('http.pagination.partition', 'not-applicable', [], { reason: text('pagination is not offered: the whole collection came back') }),
    line('http.pagination.too-large', 'pass', [
      assertion(['http.pagination.too-large'], 'pass', 'status 413', 'status 413', {
        choice: 'refused',
        remark: 'a smaller page would pass too',
        exchange: 'http.pagination.too-large#1/1/0.0',
      }),
    ]),
    line('http.security.authorization', 'skipped', [], { reason: 'no credentials: set credentials.main in target.yaml' }),
    line('http.security.tls', 'pass', [assertion(['http.security.tls'], 'pass', 'https', 'https')]),
  ];
  if (!failing) {
    return [
      ...common,
      line(get, 'pass', [
        assertion(['http.entity-get.status'], 'pass', 'status 200', 'status 200', { exchange: `${get}#1/1/0.0` }),
        assertion(['http.entity-get.rendering'], 'pass', 'an entity', 'an entity', { exchange: `${get}#1/1/0.0` }),
      ]),
      line('http.entity.delete', 'pass', [assertion(['http.entity-get.status'], 'pass', 'status 404', 'status 404')]),
      line(create, 'pass', [
        assertion(['http.collection-create.status'], 'pass', 'status 200 or 201', 'status 201'),
        assertion(['http.collection-create.created-location'], 'pass', 'a Location field', text('Location: /compute/7')),
      ]),
      line(text('http.collection.create@kind=Compute'), 'pass', [
        assertion(['http.collection-create.status'], 'pass', 'status 200 or 201', 'status 200'),
      ]),
    ];
  }
  return [
    ...common,
    line(get, 'fail', [
      assertion(['http.entity-get.status'], 'pass', 'status 200', 'status 200', { exchange: `${get}#1/1/0.0` }),
      assertion(['http.entity-get.rendering'], 'fail', 'attribute occi.core.title = "vm"', text('occi.core.title absent'), {
        exchange: `${get}#1/2/0.0`,
        hint: text('a title that is accepted and then lost is often cut off by the data base'),
      }),
    ]),
    line('http.entity.delete', 'error', [], { reason: text('our own request broke RFC 7230') }),
    line(create, 'fail', [assertion(['http.collection-create.status'], 'fail', 'status 200 or 201', text('time-out'))], {
      reason: 'tried again on fresh resources',
    }),
    line(
      create,
      'inconclusive',
      [
        assertion(['http.collection-create.status'], 'inconclusive', 'status 200 or 201', text('a time-out'), {
          remark: 'no answer in 30 s',
          exchange: `${create}#1/1/0.0`,
        }),
      ],
      { attempt: 2, reason: text('no answer in 30 s') },
    ),
    line(text('http.collection.create@kind=Compute'), 'blocked', [], { reason: recipe.text, cause: recipe }),
  ];
}

function rules(text: Decorate, failing: boolean, server: string): RecordLine[] {
  const first = 'http.entity.get@rendering=text/plain#1/1/0.0';
  const clauses = ['http.versioning.server-header'];
  const expected = 'Server header containing OCCI/1.2';
  return [
    {
      type: 'rule',
      id: 'http.versioning.each-response',
      verdict: failing ? 'fail' : 'pass',
      subjects: 38,
      assertions: failing
        ? [{ ...assertion(clauses, 'fail', expected, text(`Server: ${server}`), { exchange: first }), count: 38 }]
        : [{ ...assertion(clauses, 'pass', expected, text(`Server: ${server}`), { exchange: first }), count: 38 }],
    },
  ];
}

function leftBehind(text: Decorate): RecordLine {
  return {
    type: 'note',
    code: 'left-behind',
    text: text('compute/9 could not be removed'),
    curl: text("curl -X DELETE 'http://127.0.0.1:8080/compute/9'"),
  };
}
