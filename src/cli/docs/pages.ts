/** All pages of docs/ that are made from code and data. */
import { coverage } from '../../proof/coverage.js';
import { loadDeviations } from '../../reference/deviations/registry.js';
import { loadBundle } from '../../spec/load.js';
import { clausesPage, coveragePage, type KillMatrix, killMatrixPage } from './catalogue-pages.js';
import { documentPage } from './markdown.js';
import { commandsPage, errorCodesPage, exitCodesPage, needsPage, verdictsPage } from './reference-pages.js';

/**
 * File name: text. The same bundle gives the same pages.
 * @param matrix text of docs/kill-matrix.json, if it is there: to compute it takes minutes
 */
export async function generatedPages(matrix: string | undefined): Promise<Map<string, string>> {
  const bundle = loadBundle();
  const clauses = [...bundle.clauses.values()];
  // Clauses of ours, such as those on the syntax of HTTP, are in no document that could be looked up; they have a page all the same.
  const documents = [...new Set(clauses.map(({ document }) => document))];
  const entries = coverage(bundle, new Set(documents), await loadDeviations());
  const covered = new Map(entries.map((entry) => [entry.clause, entry]));
  const headings = new Map(clauses.map(({ document, section, heading }) => [`${document} ${section}`, heading]));
  return new Map([
    ['commands.md', await commandsPage()],
    ['verdicts.md', verdictsPage()],
    ['exit-codes.md', exitCodesPage()],
    ['error-codes.md', errorCodesPage()],
    ['needs.md', needsPage(bundle.needs.values())],
    ['coverage.md', coveragePage(entries, headings)],
    // What the command wrote, read back; a file of another shape shows at once.
    ['kill-matrix.md', killMatrixPage(matrix === undefined ? undefined : (JSON.parse(matrix) as KillMatrix))],
    ...documents.map((document): [string, string] => [
      documentPage(document),
      clausesPage(
        document,
        clauses.filter((clause) => clause.document === document),
        covered,
      ),
    ]),
  ]);
}
