/** Writes the pages of docs/ that are made from code and data. Needs dist/ (npm run build). */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedPages } from '../dist/cli/docs/pages.js';

const folder = fileURLToPath(new URL('../docs/', import.meta.url));
const matrix = join(folder, 'kill-matrix.json');
for (const [name, text] of await generatedPages(existsSync(matrix) ? readFileSync(matrix, 'utf8') : undefined)) {
  writeFileSync(join(folder, name), text);
  console.log(`docs/${name}`);
}
