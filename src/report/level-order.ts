/** Levels in the order in which tables show them. */
import type { Level } from '../spec/catalogue.js';

export const LEVELS_IN_ORDER: readonly Level[] = ['MUST', 'MUST NOT', 'IMPLIED', 'SHOULD', 'SHOULD NOT', 'MAY'];
