/** Ids, needs and names that lead nowhere; loops that select nothing; shapes that the schema refuses. */
import { describe, expect, it } from 'vitest';
import { caseText, lintText, ruleText } from '../testing/lint-text.js';

const CHECKED = [
  {
    reason: 'a clause that is not there, with the one that was meant',
    text: caseText('steps: [{ GET: qi, expect: [{ status: 200, decides: http.qi-get.statos }] }]'),
    check: 'unknown-clauses',
    said: 'http.qi-get.status',
  },
  {
    reason: 'a clause that breaks names',
    text: caseText(
      'steps: [{ GET: qi, breaks: http.no.clause, control: { accept: text/plain }, expect: [{ status: 200, decides: http.qi-get.status }] }]',
    ),
    check: 'unknown-clauses',
    said: 'http.no.clause',
  },
  {
    reason: 'a required clause',
    text: caseText('requires: [http.qi-get.statuss]\nsteps: [{ GET: qi, expect: [{ status: 200, decides: http.qi-get.status }] }]'),
    check: 'unknown-clauses',
    said: 'requires',
  },
  {
    reason: 'an id that only one row makes up',
    text: caseText(
      'forEach: { row: [{ name: a, clause: http.qi-get.status }, { name: b, clause: http.qi-get.nothing }] }\nsteps: [{ GET: qi, expect: [{ status: 200, decides: $(row.clause) }] }]',
    ),
    check: 'unknown-clauses',
    said: 'http.qi-get.nothing',
  },
  {
    reason: 'an id that the model makes up',
    text: caseText('forEach: { t: model.actions }\nsteps: [{ GET: qi, expect: [{ status: 200, decides: "http.$(t.slug)" }] }]'),
    check: 'unknown-clauses',
    said: 'http.compute-action.start',
  },
  {
    reason: 'an id that nobody can know before the run',
    text: caseText('forEach: { m: discovered.mixins }\nsteps: [{ GET: qi, expect: [{ status: 200, decides: "http.$(m.term)" }] }]'),
    check: 'unknown-clauses',
    said: 'not known at load',
  },
  {
    reason: 'a clause that has the verdict of another',
    text: caseText('steps: [{ GET: qi, expect: [{ status: 200, decides: http.response.server-version }] }]'),
    check: 'unknown-clauses',
    said: 'http.versioning.server-header',
  },
  {
    reason: 'a clause that is a sum',
    text: caseText('steps: [{ GET: qi, expect: [{ status: 200, decides: http.conformance.http }] }]'),
    check: 'unknown-clauses',
    said: 'sum',
  },
  {
    reason: 'a need',
    text: caseText('needs: [paginatoin]\nsteps: [{ GET: qi, expect: [{ status: 200, decides: http.qi-get.status }] }]'),
    check: 'unknown-needs',
    said: 'pagination',
  },
  {
    reason: 'a kind in a scheme of the model',
    text: caseText(
      'given: { vm: { resource: infrastructure#computer } }\nsteps: [{ GET: vm, expect: [{ status: 200, decides: http.entity-get.status }] }]',
    ),
    check: 'unknown-categories',
    said: 'infrastructure#compute',
  },
  {
    reason: 'an expectation that decides nothing',
    text: caseText('steps: [{ GET: qi, expect: [{ status: 200 }] }]'),
    check: 'decides-nothing',
    said: 'no clause',
  },
  {
    reason: 'the target of a step',
    text: caseText('given: { vm: { resource: any } }\nsteps: [{ GET: wm, expect: [{ status: 200, decides: http.entity-get.status }] }]'),
    check: 'unknown-names',
    said: '"vm"',
  },
  {
    reason: 'a path in a value',
    text: caseText(
      'given: { vm: { resource: any } }\nsteps: [{ GET: vm, expect: [{ entity: { kind: $(k.id) }, decides: http.entity-get.rendering }] }]',
    ),
    check: 'unknown-names',
    said: '"k"',
  },
  {
    reason: 'a fixture of a fixture',
    text: caseText(
      'given: { tag: { mixin: user, members: [a] } }\nsteps: [{ GET: tag, expect: [{ status: 200, decides: http.collection-get.status }] }]',
    ),
    check: 'unknown-names',
    said: '"a"',
  },
  {
    reason: 'a saved exchange in a condition',
    text: caseText(
      'steps: [{ GET: qi, expect: [{ status: 200, decides: http.qi-get.status }, { when: { answer: { status: 200 } }, payload: categories, decides: http.qi-get.collection }] }]',
    ),
    check: 'unknown-names',
    said: '"answer"',
  },
  {
    reason: 'a member that a collection is to have',
    text: caseText(
      'given: { vm: { resource: any } }\nsteps: [{ GET: vm.kind, expect: [{ collection: { includes: [other] }, decides: http.collection-get.rendering }] }]',
    ),
    check: 'unknown-names',
    said: '"other"',
  },
  {
    reason: 'an id that another suite has',
    text: caseText('steps: [{ GET: qi, expect: [{ status: 200, decides: http.qi-get.status }] }]').replace(
      'test.case',
      'http.entity-get.by-url',
    ),
    check: 'own-ids',
    said: 'taken',
  },
  {
    reason: 'an id that is a clause',
    text: caseText('steps: [{ GET: qi, expect: [{ status: 200, decides: http.qi-get.status }] }]').replace(
      'test.case',
      'http.qi-get.status',
    ),
    check: 'own-ids',
    said: 'clause',
  },
  {
    reason: 'a code that no parser reports',
    text: ruleText(
      'exchanges: { status: 2xx }\nsubject: category-value\ndeviations: { http.qi.rendering-docs: { trailing-semicolons: broken } }',
    ),
    check: 'unknown-clauses',
    said: 'trailing-semicolon',
  },
  {
    reason: 'a clause that a rule decides',
    text: ruleText('exchanges: { status: 2xx }\nexpect: [{ payload: categories, decides: http.nothing.here }]'),
    check: 'unknown-clauses',
    said: 'http.nothing.here',
  },
] as const;

describe('references', () => {
  it.each(CHECKED)('unknown: $reason', ({ text, check, said }) => {
    const { problems, findings } = lintText(text);
    expect(problems).toEqual([]);
    expect(findings.filter((finding) => finding.check === check && finding.message.includes(said))).not.toEqual([]);
  });
});

const REFUSED = [
  {
    reason: 'broken is the rest and no grade of status',
    keys: 'steps: [{ GET: qi, expect: [{ status: { pass: [200], broken: [5xx] }, decides: http.qi-get.status }] }]',
    said: 'broken',
  },
  {
    reason: 'no matcher for reason phrases',
    keys: 'steps: [{ GET: qi, expect: [{ reason: OK, decides: http.qi-get.status }] }]',
    said: 'reason',
  },
  {
    reason: 'a condition that no row of the model meets',
    keys: 'forEach: { a: model.attributes, where: { type: Emun } }\nsteps: [{ GET: qi }]',
    said: 'selects nothing',
  },
  { reason: 'a generator that is not there', keys: 'forEach: { a: model.verbs }\nsteps: [{ GET: qi }]', said: 'verbs' },
  { reason: 'an empty list', keys: 'forEach: { a: [] }\nsteps: [{ GET: qi }]', said: 'no values' },
  { reason: 'two rows of one name', keys: 'forEach: { row: [{ name: a }, { name: a }] }\nsteps: [{ GET: qi }]', said: 'two rows' },
  {
    reason: 'a condition on several variables',
    keys: 'forEach: { a: model.kinds, b: [1], where: { term: compute } }\nsteps: [{ GET: qi }]',
    said: 'list of maps',
  },
  { reason: 'two methods', keys: 'steps: [{ GET: qi, POST: qi }]', said: 'GET and POST' },
  {
    reason: 'two contents',
    keys: 'given: { k: { kind: creatable } }\nsteps: [{ POST: k, entity: { recipe: k }, collection: [k] }]',
    said: 'one content',
  },
  { reason: 'a key of another form of fixture', keys: 'given: { vm: { link: any, state: active } }\nsteps: [{ GET: vm }]', said: 'state' },
  {
    reason: 'a fixture of two forms',
    keys: 'given: { vm: { link: any, resource: any } }\nsteps: [{ GET: vm }]',
    said: 'resource and link',
  },
  { reason: 'a key of another kind of step', keys: 'steps: [{ GET: qi, to: active }]', said: 'to' },
  {
    reason: 'matchers beside anyOf',
    keys: 'steps: [{ GET: qi, expect: [{ status: 200, anyOf: [{ choice: a, status: 200 }, { choice: b, status: 201 }], decides: http.qi-get.status }] }]',
    said: 'anyOf',
  },
  { reason: 'an expectation of nothing', keys: 'steps: [{ GET: qi, expect: [{ decides: http.qi-get.status }] }]', said: 'expects nothing' },
  { reason: 'a status in quotes', keys: 'steps: [{ GET: qi, expect: [{ status: "200", decides: http.qi-get.status }] }]', said: 'status' },
  { reason: 'a rendering that is none', keys: 'axes: { accept: [text/html] }\nsteps: [{ GET: qi }]', said: 'text/html' },
] as const;

describe('shape', () => {
  it.each(REFUSED)('refused: $reason', ({ keys, said }) => {
    const { problems } = lintText(caseText(keys));
    expect(problems.filter(({ message, place }) => message.includes(said) && place !== undefined)).not.toEqual([]);
  });
});
