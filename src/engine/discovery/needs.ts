/** Deciding needs: by discovery, by the operator's word, or by a probe, which is a case of its own. */
import { fullCategoryId } from '../../occi/model.js';
import type { Assertion, CaseLine } from '../../record/format.js';
import type { Need } from '../../spec/catalogue.js';
import type { TestCase } from '../../spec/suite.js';
import { provesByHttp } from '../interpretation/principal.js';
import type { Clauses } from '../judgement/assertions.js';
import { assertionsOf } from '../judgement/assertions.js';
import type { Facts, NeedState } from './facts.js';

/** What is known without a probe; undefined when only a probe or a fixture can tell. */
export function stateWithoutProbe(need: Need, facts: Facts): NeedState | undefined {
  const { offered, absent } = facts.target.ics;
  if (absent.includes(need.token)) return { state: 'not-offered', because: 'declared absent by the operator' };
  switch (need.decidedBy) {
    case 'discovery':
      return listed(need, facts)
        ? { state: 'offered', because: 'the query interface lists it' }
        : { state: 'not-offered', because: 'the query interface does not list it' };
    case 'ics':
      return offered.includes(need.token)
        ? { state: 'offered', because: 'declared by the operator' }
        : { state: 'not-offered', because: 'not declared by the operator' };
    case 'target':
      return suppliedBy(need, facts)
        ? { state: 'offered', because: 'supplied by the operator' }
        : { state: 'not-offered', because: `not supplied: ${wayToSupply(need.token)}`, fixture: true };
    case 'given':
    case 'probe':
      return undefined;
  }
}

function suppliedBy(need: Need, facts: Facts): boolean {
  const { target } = facts;
  switch (need.token) {
    case 'destructive':
      return target.allow === 'bulk';
    case 'auth':
      // a certificate is refused below HTTP, where there is no status to look at
      return provesByHttp(target, 'main');
    case 'second-principal':
      return provesByHttp(target, 'main') && provesByHttp(target, 'second');
    case 'tls':
      return target.url.startsWith('https:');
  }
  return facts.target.ics.offered.includes(need.token);
}

function wayToSupply(token: string): string {
  switch (token) {
    case 'destructive':
      return 'set "allow: bulk" in target.yaml, for an account that holds nothing of value';
    case 'auth':
      return 'give "credentials: main" other than a certificate in target.yaml';
    case 'second-principal':
      return 'give "credentials: second" in target.yaml, an account without rights over what main creates';
    case 'tls':
      return 'give an https URL';
    default:
      return `name "${token}" under ics.offered in target.yaml`;
  }
}

function listed(need: Need, facts: Facts): boolean {
  if (need.categories !== undefined) {
    return need.categories.some((short) => {
      const id = fullCategoryId(short);
      return facts.categories.some((c) => (id.endsWith('#') ? c.scheme === id : c.id === id));
    });
  }
  switch (need.token) {
    case 'mixin-depends':
      return facts.categories.some((c) => c.depends.length > 0);
    case 'mixin-applies':
      return facts.categories.some((c) => c.applies.length > 0);
    case 'uri-template':
      return facts.categories.some((c) => c.templated);
    default:
      return false;
  }
}

/** Needs that tokens bring along, probes before what rests on them; unknown tokens are left out. */
export function inOrder(tokens: Iterable<string>, needs: ReadonlyMap<string, Need>): Need[] {
  const ordered = new Set<Need>();
  const visit = (token: string, above: readonly string[]): void => {
    const need = needs.get(token);
    if (need === undefined || above.includes(token)) return;
    for (const deeper of need.probe?.needs ?? []) visit(deeper, [...above, token]);
    // fixtures of a probe may rest on user-defined mixins
    if (Object.values(need.probe?.given ?? {}).some((f) => f.form === 'mixin' && f.of === 'user')) visit('user-mixins', [...above, token]);
    ordered.add(need);
  };
  for (const token of tokens) visit(token, []);
  return [...ordered];
}

/** The probe of a need as a test case. */
export function probeCase(need: Need): TestCase | undefined {
  const { probe } = need;
  if (probe === undefined) return undefined;
  return {
    id: `probe.${need.token}`,
    title: need.title,
    revision: 1,
    needs: probe.needs,
    requires: [],
    axes: {},
    forEach: [],
    given: probe.given,
    stable: [],
    steps: probe.steps,
    at: [1, 1],
  };
}

/** What a probe's result says of its need. */
export function stateByProbe(result: Pick<CaseLine, 'verdict' | 'reason' | 'assertions'>, exchange: string | undefined): NeedState {
  const seen = exchange === undefined ? {} : { exchange };
  switch (result.verdict) {
    case 'not-applicable':
      // without an ending the branches of the probe were all taken as offered
      return result.reason === undefined
        ? { state: 'offered', because: 'found by its probe', ...seen }
        : { state: 'not-offered', because: result.reason, ...seen };
    case 'skipped':
    case 'blocked':
    case 'inconclusive':
    case 'error':
      return { state: 'undetermined', because: result.reason ?? `its probe was ${result.verdict}`, ...seen };
    default:
      // a feature that answers wrongly is offered and broken: the test cases tell
      return { state: 'offered', because: 'found by its probe', ...seen };
  }
}

/** Declared in the ICS and found absent: a fail of `ics.<token>` (design: Verdicts). */
export function declaredInVain(need: Need, state: NeedState, facts: Facts, clauses: Clauses): Assertion[] {
  const clause = clauses.get(`ics.${need.token}`);
  if (clause === undefined || !facts.target.ics.offered.includes(need.token) || state.state === 'undetermined') return [];
  const grade = state.state === 'offered' ? 'pass' : 'broken';
  return assertionsOf(
    { grade, expected: `${need.token}, as declared by the operator`, got: state.because },
    [clause],
    state.exchange === undefined ? {} : { exchange: state.exchange },
  );
}
