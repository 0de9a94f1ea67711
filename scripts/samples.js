/**
 * Makes reports/samples/: the reports of two real runs, of the reference server as it is and of one with three mutants at once.
 * Needs dist/ (npm run build).
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { performOn } from '../dist/proof/specimen.js';
import { loadDeviations } from '../dist/reference/deviations/registry.js';
import { ctrfReport } from '../dist/report/ctrf.js';
import { htmlReport } from '../dist/report/html/report.js';
import { junitReport } from '../dist/report/junit.js';
import { markdownReport } from '../dist/report/markdown.js';
import { loadBundle, loadProfile } from '../dist/spec/load.js';

const folder = fileURLToPath(new URL('../reports/samples/', import.meta.url));

/** A front server, a wrong code, and a data base that forgets: three causes that have nothing to do with each other. */
export const MUTANTS = ['server-field-of-front-server', 'associate-201', 'replace-drops-links'];

/** All of one format are left out of a sample that would be large and say nothing new. */
const samples = {
  conformant: { mutants: [], reports: { html: htmlReport, md: markdownReport } },
  'three-mutants': {
    mutants: MUTANTS,
    reports: { html: htmlReport, md: markdownReport, 'junit.xml': junitReport, 'ctrf.json': ctrfReport },
  },
};

const ground = { bundle: loadBundle(), profile: (await loadProfile('occi-1.2')).profile, seed: '5a3b1e' };
const known = await loadDeviations();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, { mutants, reports }] of Object.entries(samples)) {
  const deviations = mutants.map((id) => {
    const found = known.find((deviation) => deviation.id === id);
    if (found === undefined) throw new Error(`no mutant ${id}`);
    return found;
  });
  const { record, summary } = await performOn(ground, { deviations });
  for (const [extension, report] of Object.entries(reports)) {
    const text = report(record);
    writeFileSync(join(folder, `${name}.${extension}`), text);
    console.log(`${name}.${extension}`.padEnd(28), `${Math.round(Buffer.byteLength(text) / 1000)} kB`);
  }
  console.log(summary.sentence);
}
