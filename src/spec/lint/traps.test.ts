/** Each trap of docs/language.md: the linter refuses one who falls into it, and has nothing against the way around. */
import { describe, expect, it } from 'vitest';
import { caseText, lintText } from '../testing/lint-text.js';

interface Trap {
  reason: string;
  check: string;
  refused: string;
  allowed: string;
}

const TRAPS: Trap[] = [
  {
    reason: 'a server that refuses everything satisfies a test of a refusal',
    check: 'refusal-shows-nothing',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - POST: vm
          raw: { headers: ["Content-Type: text/plain"], body: nonsense }
          expect: [{ status: { pass: [400] }, decides: http.partial-update.invalid-rejected }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - POST: vm
          raw: { headers: ["Content-Type: text/plain"], body: nonsense }
          control: { entity: { partial: vm, set: { occi.core.title: $(unique) } } }
          expect: [{ status: { pass: [400] }, decides: http.partial-update.invalid-rejected }]`,
  },
  {
    reason: 'a request that breaks a clause needs a control, or anything about it may be what is refused',
    check: 'refusal-shows-nothing',
    refused: `
      given: { vm: { resource: any } }
      requires: [http.partial-update.status]
      steps:
        - POST: vm
          entity: { partial: vm, kind: "http://example.org/x#y" }
          breaks: http.partial-update.request
          expect: [{ status: { pass: [400] }, decides: http.partial-update.invalid-rejected }]`,
    allowed: `
      given: { k: { kind: creatable } }
      steps:
        - POST: k
          entity: { recipe: k, kind: "http://example.org/x#y" }
          breaks: http.collection-create.request
          expect: [{ status: { pass: [400] }, decides: http.collection-create.invalid-rejected }]`,
  },
  {
    reason: 'a server that ignores a write leaves everything as it was',
    check: 'ignoring-shows-nothing',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - POST: vm
          entity: { partial: vm, set: { occi.core.title: after } }
        - GET: vm
          expect: [{ entity: { sameAs: vm, except: [occi.core.title, volatile] }, decides: http.partial-update.only-supplied }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - POST: vm
          entity: { partial: vm, set: { occi.core.title: after } }
          setup: true
        - GET: vm
          expect: [{ entity: { sameAs: vm, except: [occi.core.title, volatile] }, decides: http.partial-update.only-supplied }]`,
  },
  {
    reason: 'a server that ignores a filter still leaves out what was never there',
    check: 'ignoring-shows-nothing',
    refused: `
      given: { wanted: { category: any } }
      steps:
        - GET: qi
          filter: { categories: [wanted] }
          expect: [{ categories: { excludes: ["core#link"] }, decides: http.filtering-qi.only-related }]`,
    allowed: `
      given: { wanted: { category: any, hasUnrelated: true } }
      steps:
        - GET: qi
          filter: { categories: [wanted] }
          expect: [{ categories: { excludes: ["core#link"] }, decides: http.filtering-qi.only-related }]`,
  },
  {
    reason: 'a value that is there already shows no change',
    check: 'same-value-shows-nothing',
    refused: `
      given: { vm: { resource: infrastructure#compute } }
      steps:
        - POST: vm
          entity: { partial: vm, set: { occi.compute.cores: 2 } }
          expect: [{ status: [200, 201], decides: http.partial-update.status }]`,
    allowed: `
      given: { vm: { resource: infrastructure#compute, with: { attributes: { occi.compute.cores: 1 } } } }
      steps:
        - POST: vm
          entity: { partial: vm, set: { occi.compute.cores: 2 } }
          expect: [{ status: [200, 201], decides: http.partial-update.status }]`,
  },
  {
    reason: 'a refusal has no content that could lack something',
    check: 'content-of-refusal',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm.kind
          expect: [{ status: [200, 404], collection: { excludes: [vm] }, decides: http.entity-delete.effect }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm.kind
          expect: [{ status: 200, collection: { excludes: [vm] }, decides: http.entity-delete.effect }]`,
  },
  {
    reason: 'content under a condition that only refusals meet is never seen',
    check: 'content-of-refusal',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ when: { status: 4xx }, entity: { kind: $(vm.kind) }, decides: http.entity-get.rendering }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ status: 200, decides: http.entity-get.status }, { when: { status: 200 }, entity: { kind: $(vm.kind) }, decides: http.entity-get.rendering }]`,
  },
  {
    reason: 'if no branch is taken, nothing is looked at',
    check: 'always-conditional',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ when: { status: 200 }, entity: { kind: $(vm.kind) }, decides: http.entity-get.rendering }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ entity: { kind: $(vm.kind) }, decides: http.entity-get.rendering }]`,
  },
  {
    reason: 'a permitted refusal that passes lets the clause pass unseen',
    check: 'permitted-refusal-passes',
    refused: `
      given: { vm: { resource: any } }
      requires: [http.methods.entity-put]
      steps:
        - PUT: vm
          entity: { full: vm, set: { occi.core.title: replaced } }
          expect: [{ status: { pass: [200, 201, 405] }, decides: http.put-replace.status }]
          proceedIf: { status: 2xx }`,
    allowed: `
      given: { vm: { resource: any } }
      requires: [http.methods.entity-put]
      steps:
        - PUT: vm
          entity: { full: vm, set: { occi.core.title: replaced } }
          expect: [{ status: { pass: [200, 201], notOffered: [405] }, decides: http.put-replace.status }]
          proceedIf: { status: 2xx }`,
  },
  {
    reason: 'a branch without a condition lets anything pass',
    check: 'branches',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ anyOf: [{ choice: ok, status: 200 }, { choice: whatever, status: [1xx, 2xx, 3xx, 4xx, 5xx] }], decides: http.entity-get.status }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ anyOf: [{ choice: ok, status: 200 }, { choice: other, grade: warn, status: 2xx }], decides: http.entity-get.status }]`,
  },
  {
    reason: 'a branch that an earlier one implies is never reached',
    check: 'branches',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ anyOf: [{ choice: any, status: 2xx }, { choice: ok, status: 200 }], decides: http.entity-get.status }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ anyOf: [{ choice: ok, status: 200 }, { choice: any, grade: warn, status: 2xx }], decides: http.entity-get.status }]`,
  },
  {
    reason: 'both or neither lets one wrong value through',
    check: 'branches',
    refused: `
      given: { link: { link: any } }
      steps:
        - GET: link
          expect:
            - anyOf:
                - { choice: both, json: { /source/kind: { equals: a }, /target/kind: { equals: b } } }
                - { choice: neither, grade: warn, json: { /source/kind: absent, /target/kind: absent } }
              decides: http.entity-get.rendering`,
    allowed: `
      given: { link: { link: any } }
      steps:
        - GET: link
          expect:
            - anyOf:
                - { choice: named, json: { /source/kind: { equals: a } } }
                - { choice: left-out, grade: warn, json: { /source/kind: absent } }
              decides: http.entity-get.rendering`,
  },
  {
    reason: 'that something holds shows nothing unless the write was answered',
    check: 'waiting-for-nothing',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - POST: vm
          entity: { partial: vm, set: { occi.core.title: after } }
        - GET: vm
          holds: settle
          expect: [{ entity: { kind: $(vm.kind) }, decides: http.put-replace.invalid-rejected }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - POST: vm
          entity: { partial: vm, set: { occi.core.title: after } }
          setup: true
        - GET: vm
          holds: settle
          expect: [{ entity: { kind: $(vm.kind) }, decides: http.put-replace.invalid-rejected }]`,
  },
  {
    reason: 'there is nothing to wait for when nothing was written',
    check: 'waiting-for-nothing',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          within: visibility
          expect: [{ status: 200, decides: http.entity-get.status }]`,
    allowed: `
      given: { k: { kind: creatable } }
      steps:
        - { POST: k, entity: { recipe: k }, creates: new, setup: true }
        - GET: new
          within: visibility
          expect: [{ status: 200, decides: http.entity-get.status }]`,
  },
  {
    reason: 'a whole class passes where the catalogue names the code',
    check: 'broad-class',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ status: 2xx, decides: http.entity-get.status }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ status: 2xx, why: the code is judged elsewhere, decides: http.entity-get.status }]`,
  },
  {
    reason: 'state and message change by themselves',
    check: 'volatile-compared',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ entity: { sameAs: vm }, decides: http.entity-get.retrieves }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ entity: { sameAs: vm, except: [volatile] }, decides: http.entity-get.retrieves }]`,
  },
  {
    reason: 'readings at different times differ in what changes by itself',
    check: 'volatile-compared',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - { GET: vm, setup: true, save: reads }
        - { agree: reads, about: [kind, attributes], decides: http.entity-get.retrieves }`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - { GET: vm, setup: true, save: reads }
        - { agree: reads, about: [kind, attributes], except: [volatile], decides: http.entity-get.retrieves }`,
  },
  {
    reason: 'others add to the collection of a kind meanwhile',
    check: 'counting-in-company',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm.kind
          expect: [{ collection: { count: 1 }, decides: http.collection-get.rendering }]`,
    allowed: `
      given: { vm: { resource: any } }
      stable: [vm.kind]
      steps:
        - GET: vm.kind
          expect: [{ collection: { count: 1 }, decides: http.collection-get.rendering }]`,
  },
  {
    reason: 'paths are the provider’s choice',
    check: 'hard-wired',
    refused: `
      steps:
        - GET: /compute/
          expect: [{ status: 200, decides: http.collection-get.status }]`,
    allowed: `
      steps:
        - GET: /-/
          expect: [{ status: 200, decides: http.qi-get.status }]`,
  },
  {
    reason: 'one URL can be spelt in many ways',
    check: 'hard-wired',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ header: { Location: { equals: $(vm.location) } }, decides: http.partial-update.created-location }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ header: { Location: { resolvesTo: vm } }, decides: http.partial-update.created-location }]`,
  },
  {
    reason: 'DELETE on a kind deletes what others made',
    check: 'deletes-all',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - DELETE: vm.kind
          expect: [{ status: [200, 204], decides: http.collection-delete.status }]`,
    allowed: `
      needs: [destructive]
      given: { vm: { resource: any } }
      steps:
        - DELETE: vm.kind
          expect: [{ status: [200, 204], decides: http.collection-delete.status }]`,
  },
  {
    reason: 'a setup that is not 2xx blocks the case before anything is looked at',
    check: 'unreachable',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          setup: true
          expect: [{ status: 200, decides: http.entity-get.status }, { when: { status: 404 }, body: { empty: true }, decides: http.entity-get.status }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          setup: true
          expect: [{ status: 200, decides: http.entity-get.status }, { when: { status: 200 }, payload: entity, decides: http.entity-get.status }]`,
  },
  {
    reason: 'a code with two grades has one that is never given',
    check: 'unreachable',
    refused: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ status: { pass: [200], warn: [200] }, decides: http.entity-get.status }]`,
    allowed: `
      given: { vm: { resource: any } }
      steps:
        - GET: vm
          expect: [{ status: { pass: [200], warn: [2xx] }, decides: http.entity-get.status }]`,
  },
];

describe('traps', () => {
  it.each(TRAPS)('$check: $reason', ({ check, refused, allowed }) => {
    const bad = lintText(caseText(refused));
    expect(bad.problems).toEqual([]);
    expect(bad.findings.map((finding) => finding.check)).toContain(check);
    expect(bad.findings.every(({ place, excerpt }) => place !== undefined && excerpt !== undefined)).toBe(true);
    const good = lintText(caseText(allowed));
    expect([...good.problems, ...good.findings]).toEqual([]);
  });
});
