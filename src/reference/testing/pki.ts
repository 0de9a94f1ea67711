/** The certificates for tests that lie in the folder of the same name. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Path of a file such as `ca.pem` or `main.key`. */
export function pkiPath(name: string): string {
  return fileURLToPath(new URL(`pki/${name}`, import.meta.url));
}

/** Its text. */
export function pki(name: string): string {
  return readFileSync(pkiPath(name), 'utf8');
}
