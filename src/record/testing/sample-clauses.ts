/** Sections and clauses of the sample record: each relation and each way of not being tested once. */
import type { Clause } from '../../spec/catalogue.js';

function clause(id: string, section: string, level: Clause['level'], statement: string, more: Partial<Clause> = {}): Clause {
  const binding = level.startsWith('SHOULD') ? 'should' : level === 'MAY' ? 'may' : 'must';
  const heading = SECTIONS.find((s) => s.section === section)?.title ?? section;
  const needs = more.needs ?? [];
  const testability = needs.length > 0 ? 'conditional' : 'black-box';
  return { id, document: 'GFD.223', section, heading, level, binding, subject: 'server', statement, testability, needs, ...more };
}

export const SECTIONS = [
  { document: 'GFD.223', section: '5.1', title: 'Requests Headers' },
  { document: 'GFD.223', section: '5.3', title: 'Versioning' },
  { document: 'GFD.223', section: '6', title: 'Pagination' },
  { document: 'GFD.223', section: '10.1', title: 'GET Method' },
  { document: 'GFD.223', section: '11.3', title: 'POST Method' },
  { document: 'GFD.223', section: '12', title: 'Security Considerations' },
];

export const CLAUSES: Clause[] = [
  clause('http.request.accept-absent', '5.1', 'SHOULD', 'A request without Accept gets a text rendering.'),
  clause('http.request.user-agent', '5.1', 'SHOULD', 'A client names itself and the OCCI version.', {
    subject: 'client',
    testability: 'not-testable',
    untested: { reason: 'client-obligation' },
  }),
  clause('http.versioning.server-header', '5.3', 'MUST', 'Each response advertises the OCCI version in its Server header.'),
  clause('http.versioning.advertised-each-response', '5.3', 'MUST', 'The server tells the version with each response.', {
    sameAs: 'http.versioning.server-header',
  }),
  clause('http.pagination.pages-partition', '6', 'IMPLIED', 'Pages show each member once.', { needs: ['pagination'] }),
  clause('http.pagination.too-large', '6', 'MUST', 'A page that is too large is refused with 413.', {
    interpretation: 'Whether a smaller page may be served instead is open; both pass.',
  }),
  clause('http.entity-get.rendering', '10.1', 'MUST', 'The response holds the rendering of the instance.'),
  clause('http.entity-get.status', '10.1', 'MUST', 'Success is answered with 200.'),
  clause('http.entity-get.whole', '10.1', 'IMPLIED', 'Retrieval as a whole.', {
    sumOf: ['http.entity-get.rendering', 'http.entity-get.status'],
  }),
  clause('http.collection-create.status', '11.3', 'MUST', 'Creation is answered with 200 or 201.'),
  clause('http.collection-create.created-location', '11.3', 'MUST', 'A 201 names the instance in Location.'),
  clause('http.security.authorization', '12', 'SHOULD', 'Access is checked.', {
    needs: ['auth'],
    untested: { reason: 'credentials', detail: 'an account to refuse' },
  }),
  clause('http.security.tls', '12', 'SHOULD', 'The service is reachable by TLS.'),
];
