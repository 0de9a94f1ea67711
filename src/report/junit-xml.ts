/**
 * The one place that knows junit-report-builder 5.1.2: mends what it cannot say (a reason for a skip), what it gets wrong (CDATA),
 * and what Jenkins' schema refuses (an attribute of the root element).
 */
import junit, { type Builder, type TestCase as BuiltCase } from 'junit-report-builder';

export type JunitOutcome =
  | { kind: 'passed' }
  | { kind: 'failure' | 'error'; type: string; message: string; content: string }
  | { kind: 'skipped'; message: string };

export interface JunitCase {
  name: string;
  classname: string;
  /** Seconds. */
  time: number;
  outcome: JunitOutcome;
  /** Goes into system-out. */
  output?: string;
}

export interface JunitSuite {
  name: string;
  /** UTC without zone, as the schemas ask. */
  timestamp: string;
  properties?: { readonly [name: string]: string };
  cases: JunitCase[];
}

/** The file's text; every string must already be free of what XML cannot hold. */
export function junitXml(suites: JunitSuite[]): string {
  const builder = createBuilder();
  for (const suite of suites) {
    const built = builder.testSuite().name(suite.name).timestamp(suite.timestamp);
    built.time(seconds(suite.cases.reduce((sum, { time }) => sum + time, 0)));
    for (const [name, value] of Object.entries(suite.properties ?? {})) built.property(name, value);
    for (const each of suite.cases) fill(built.testCase(), each);
  }
  // biome-ignore lint/complexity/useLiteralKeys: a private member, reachable in this way only; the version is pinned for it.
  const root = builder['_rootTestSuites'].build();
  root.removeAttribute('skipped');
  return `${root.end({ pretty: true })}\n`;
}

function fill(built: BuiltCase, { name, classname, time, outcome, output }: JunitCase): void {
  built.name(name).className(classname).time(seconds(time));
  const elements: Element[] = [];
  if (outcome.kind === 'skipped') {
    built.getSkippedCount = () => 1;
    elements.push({ name: 'skipped', attributes: { message: outcome.message }, content: '' });
  } else if (outcome.kind !== 'passed') {
    if (outcome.kind === 'failure') built.getFailureCount = () => 1;
    else built.getErrorCount = () => 1;
    const { type, message, content } = outcome;
    elements.push({ name: outcome.kind, attributes: { type, message }, content });
  }
  if (output !== undefined) elements.push({ name: 'system-out', attributes: {}, content: output });
  if (elements.length > 0) append(built, elements);
}

interface Element {
  name: string;
  attributes: { [name: string]: string };
  content: string;
}

/**
 * In place of the builder's own skipped(), which takes no reason, and of failure(), error() and standardOutput(), whose CDATA sections
 * break when `]]>` occurs twice.
 */
function append(built: BuiltCase, elements: Element[]): void {
  const build = built.build;
  built.build = (parent) => {
    const testcase = build.call(built, parent);
    for (const { name, attributes, content } of elements) {
      const element = testcase.ele(name, attributes);
      if (content !== '') element.txt(content);
    }
    return testcase;
  };
}

/** Rounded so that sums of floating-point numbers print no tail, which the schema's time does not allow in exponent form. */
function seconds(time: number): number {
  return Math.round(time * 1000) / 1000;
}

/** The types say `export default`, the file is CommonJS: what TypeScript takes for the module is the builder itself. */
function createBuilder(): Builder {
  return (junit as unknown as Builder).newBuilder();
}
