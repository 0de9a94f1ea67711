/** Name and version of this package, as its package.json states them. */
import { readFileSync } from 'node:fs';

interface PackageJson {
  name: string;
  version: string;
}

/** Works from src/spec and from dist/spec alike. */
export const PACKAGE: PackageJson = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
