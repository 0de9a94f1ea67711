/** Steps: requests, agree, bring, and blocks. */
import type { Content, Method, ProceedIf, RequestStep, Step, StepChanges } from '../suite.js';
import { readContent, readRaw } from './content.js';
import { readCondition, readExpectations, statusPatterns } from './expectation.js';
import { defined, isMap, listOf, mapOf, numberOf, oneOf, templated, templatedMap, textOf, textsOf } from './json.js';
import { readLoops } from './loop.js';
import type { Reading } from './reading.js';

export const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'];
const KINDS = [...METHODS, 'agree', 'bring', 'forEach'] as const;
const POLLS = ['within', 'holds', 'settled'] as const;
/** Keys of one kind of step that mean nothing in another. */
const ONLY_IN = { about: 'agree', except: 'agree', decides: 'agree', to: 'bring', steps: 'forEach' } as const;

export function readSteps(value: unknown, reading: Reading): Step[] {
  return listOf(value).flatMap((one): Step[] => {
    const step = readStep(mapOf(one), reading);
    return step === undefined ? [] : [step];
  });
}

function readStep(map: Record<string, unknown>, reading: Reading): Step | undefined {
  const key = reading.only(map, KINDS, 'a step');
  if (key === undefined) return undefined;
  refuseStrayKeys(map, key, reading);
  const at = reading.at(map);
  switch (key) {
    case 'agree':
      return {
        kind: 'agree',
        saved: textOf(map.agree),
        about: textsOf(map.about),
        except: textsOf(map.except),
        decides: textsOf(map.decides),
        at,
      };
    case 'bring':
      return { kind: 'bring', entity: textOf(map.bring), to: textOf(map.to), at };
    case 'forEach':
      return { kind: 'block', loops: readLoops(map.forEach, reading), steps: readSteps(map.steps, reading), at };
    default:
      return readRequest(key, map, reading);
  }
}

function refuseStrayKeys(map: Record<string, unknown>, kind: string, reading: Reading): void {
  const request = METHODS.some((method) => method === kind);
  for (const key of Object.keys(map)) {
    const home = Object.entries(ONLY_IN).find(([name]) => name === key)?.[1];
    const fits = key === kind || (home === undefined ? request : home === kind);
    if (!fits) reading.refuse(map, `a step with ${kind} does not know ${key}`);
  }
}

function readRequest(method: Method, map: Record<string, unknown>, reading: Reading): RequestStep {
  const content = readContent(map, reading);
  const waits = POLLS.filter((key) => map[key] !== undefined);
  if (waits.length > 1) reading.refuse(map, `${waits.join(' and ')} exclude each other`);
  const mode = waits[0];
  return {
    kind: 'request',
    method,
    target: textOf(map[method]),
    headers: readHeaders(map.headers),
    omit: textsOf(map.omit),
    principal: map.principal === undefined ? 'main' : textOf(map.principal),
    redirects: numberOf(map.redirects, 0),
    creates: textsOf(map.creates),
    setup: map.setup === true,
    expect: readExpectations(map.expect, reading),
    at: reading.at(map),
    ...defined<Optional>({
      content,
      ...optionalKeys(map),
      control: isMap(map.control) ? readControl(map.control, content, reading) : undefined,
      wait: mode === undefined ? undefined : { mode, deadline: textOf(map[mode]) },
    }),
  };
}

type OptionalKey =
  | 'content'
  | 'query'
  | 'accept'
  | 'sendAs'
  | 'spelling'
  | 'clientVersion'
  | 'breaks'
  | 'save'
  | 'when'
  | 'proceedIf'
  | 'giveUpOn';
type Optional = Pick<RequestStep, OptionalKey | 'control' | 'wait'>;
type Loose<T> = { [K in keyof T]-?: T[K] | undefined };

function optionalKeys(map: Record<string, unknown>): Loose<Omit<Optional, 'content' | 'control' | 'wait'>> {
  const text = (key: string) => (map[key] === undefined ? undefined : textOf(map[key]));
  return {
    query: map.query === undefined ? undefined : templatedMap(map.query),
    accept: text('accept'),
    sendAs: text('sendAs'),
    spelling: text('spelling'),
    clientVersion: map.clientVersion === undefined ? undefined : templated(map.clientVersion),
    breaks: text('breaks'),
    save: text('save'),
    when: readCondition(map.when),
    proceedIf: isMap(map.proceedIf) ? readProceedIf(map.proceedIf) : undefined,
    giveUpOn: isMap(map.giveUpOn) ? { state: textOf(map.giveUpOn.state) } : undefined,
  };
}

function readHeaders(value: unknown): RequestStep['headers'] {
  return templatedMap(value);
}

function readProceedIf(map: Record<string, unknown>): ProceedIf {
  const otherwise = oneOf(map.else, ['not-applicable', 'inconclusive', 'blocked', 'continue']) ?? 'not-applicable';
  const condition: ProceedIf['condition'] = map.found === undefined ? { status: statusPatterns(map.status) } : { found: textOf(map.found) };
  return { condition, else: otherwise };
}

/** Only the keys that are written: all others stay as they are in the step. */
function readControl(map: Record<string, unknown>, of: Content | undefined, reading: Reading): StepChanges {
  const methods = METHODS.filter((method) => map[method] !== undefined);
  if (methods.length > 1) reading.refuse(map, `a control has one method, here are ${methods.join(' and ')}`);
  const method = methods[0];
  return defined<StepChanges>({
    method,
    target: method === undefined ? undefined : textOf(map[method]),
    content: of?.kind === 'raw' && (map.body ?? map.bodyBase64) !== undefined ? rawControl(map, of) : readContent(map, reading),
    headers: map.headers === undefined ? undefined : readHeaders(map.headers),
    omit: map.omit === undefined ? undefined : textsOf(map.omit),
    principal: map.principal === undefined ? undefined : textOf(map.principal),
    redirects: typeof map.redirects === 'number' ? map.redirects : undefined,
    creates: map.creates === undefined ? undefined : textsOf(map.creates),
    setup: undefined,
    wait: undefined,
    ...optionalKeys(map),
  });
}

/** The control of raw bytes may replace the body alone, the header lines being the same; or be a content of the usual kind. */
function rawControl(map: Record<string, unknown>, of: Extract<Content, { kind: 'raw' }>): Content {
  return readRaw({ ...of, body: map.body, bodyBase64: map.bodyBase64 });
}
