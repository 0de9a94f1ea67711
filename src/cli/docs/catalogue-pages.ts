/** Pages about the documents: their clauses and interpretations, what tests them, and what proves the tests. */
import type { ClauseCoverage } from '../../proof/coverage.js';
import { isGap } from '../../proof/coverage.js';
import type { Clause } from '../../spec/catalogue.js';
import { bySection, codes, documentPage, pageOf, prose, table } from './markdown.js';

/** All clauses of one document in our own words, by section. */
export function clausesPage(document: string, clauses: readonly Clause[], coverage: ReadonlyMap<string, ClauseCoverage>): string {
  const sections = grouped(clauses, (clause) => clause.section);
  const parts = [...sections].map(([section, list]) => {
    const items = list.map((clause) => clauseItem(clause, coverage.get(clause.id)));
    return [`## ${section} ${prose(list[0]?.heading ?? '')}`, ...items].join('\n\n');
  });
  const disputed = clauses.filter(({ interpretation }) => interpretation !== undefined);
  return pageOf(`Clauses of ${document}`, [
    `Each obligation of ${document} as this suite reads it, in our own words. The level is that of the text, IMPLIED where a table, a grammar or a diagram binds; the binding says what a breach costs (must: a failure, should: a warning, may: a remark). \`occi-conformance explain ID\` shows the test cases in full, [coverage](coverage.md) what proves them.`,
    disputed.length === 0
      ? ''
      : `Disputed, with the reading decided on: ${disputed.map(({ id }) => `[${id}](#${id.replaceAll('.', '')})`).join(', ')}.`,
    ...parts,
  ]);
}

function clauseItem(clause: Clause, covered: ClauseCoverage | undefined): string {
  const { id, level, binding, bindingBecause, statement, needs, interpretation, sameAs, sumOf, entails = [], untested } = clause;
  const tests = [...(covered?.cases ?? []), ...(covered?.rules ?? [])];
  const facts: (string | false)[] = [
    `${level}, ${binding}${bindingBecause === undefined ? '' : `: ${prose(bindingBecause)}`}`,
    needs.length > 0 && `Needs ${codes(needs)}.`,
    sameAs !== undefined && `Says the same as ${codes([sameAs])}.`,
    sumOf !== undefined && `The sum of ${codes(sumOf)}.`,
    tests.length > 0 && `Tested by ${codes(tests, 6)}.`,
    untested !== undefined && `Not tested (${untested.reason})${untested.detail === undefined ? '' : `: ${prose(untested.detail)}`}`,
    ...entails.map((entailed) => `Where it breaks, so does ${codes([entailed.clause])}: ${prose(entailed.because)}`),
  ];
  return [
    `### ${id}`,
    prose(statement),
    facts
      .filter((fact) => fact !== false)
      .map((fact) => `- ${fact}`)
      .join('\n'),
    ...(interpretation === undefined ? [] : [`> **Disputed.** ${prose(interpretation)}`]),
  ].join('\n\n');
}

/** What is tested and proven, by document and section. */
export function coveragePage(entries: readonly ClauseCoverage[], headings: ReadonlyMap<string, string>): string {
  const parts = [...grouped(entries, (entry) => entry.document)].flatMap(([document, ofDocument]) => {
    const rows = [...grouped([...ofDocument].sort(bySection), (entry) => entry.section)].map(([section, list]) => [
      section,
      prose(headings.get(`${document} ${section}`) ?? ''),
      ...numbers(list),
    ]);
    return [
      `## [${document}](${documentPage(document)})`,
      table(['section', 'title', ...COLUMNS], [...rows, ['', 'all', ...numbers(ofDocument)]]),
    ];
  });
  const gaps = entries.filter(isGap).map(({ clause }) => clause);
  return pageOf('Coverage', [
    'A clause is *tested* when a test case or rule decides it, and *proven* when besides a mutant of the reference server breaks it, which the tests have to find. *By others* are clauses that say the same as others or sum them up. The reasons why a clause has no test are in the page of its document.',
    ...parts,
    '## Without a test and without a reason',
    gaps.length === 0 ? 'None.' : gaps.map((id) => `- \`${id}\``).join('\n'),
  ]);
}

const COLUMNS = ['clauses', 'tested', 'proven', 'by others', 'with a reason', 'gaps'];

function numbers(list: readonly ClauseCoverage[]): string[] {
  const tested = list.filter((entry) => entry.cases.length + entry.rules.length > 0);
  const others = list.filter((entry) => !tested.includes(entry) && (entry.sameAs !== null || entry.sumOf.length > 0));
  const reasons = list.filter((entry) => !tested.includes(entry) && !others.includes(entry) && entry.reason !== null);
  const proven = tested.filter((entry) => entry.proven);
  return [list, tested, proven, others, reasons, list.filter(isGap)].map((part) => `${part.length}`);
}

/** As `mutants --full --json` prints it. */
export interface KillMatrix {
  scope: string;
  mutants: { id: string; clause: string; expected: string; killed: boolean; killedBy: string[]; collateral: string[] }[];
  variants: { id: string; clause: string; clean: boolean; findings: string[] }[];
}

/** Which test kills which mutant, and that permitted behaviour is tolerated. */
export function killMatrixPage(matrix: KillMatrix | undefined): string {
  const made = 'Made from `docs/kill-matrix.json`, which `occi-conformance mutants --full --json > docs/kill-matrix.json` computes.';
  if (matrix === undefined) return pageOf('Kill matrix', [made, 'It has not been computed yet.']);
  const killed = matrix.mutants.filter((mutant) => mutant.killed).length;
  const clean = matrix.variants.filter((variant) => variant.clean).length;
  return pageOf('Kill matrix', [
    made,
    `Scope ${prose(matrix.scope)}: ${killed} of ${matrix.mutants.length} mutants are found, ${clean} of ${matrix.variants.length} servers with permitted behaviour are free of findings.`,
    '## Mutants',
    table(
      ['mutant', 'clause broken', 'found', 'by', 'breaks besides'],
      matrix.mutants.map(({ id, clause, expected, killed: found, killedBy, collateral }) => [
        `\`${id}\``,
        `\`${clause}\``,
        found ? expected : '**no**',
        codes(killedBy, 3),
        codes(collateral, 3),
      ]),
    ),
    '## Variants',
    table(
      ['variant', 'clause whose freedom it uses', 'findings'],
      matrix.variants.map(({ id, clause, findings }) => [
        prose(id),
        `\`${clause}\``,
        findings.length === 0 ? 'none' : prose(findings.slice(0, 3).join('; ')),
      ]),
    ),
  ]);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
