/** Names that are unique to a run and the same on every replay of it: an HMAC of seed, test case, attempt and counter. */
import { createHmac } from 'node:crypto';

/** Makes the names of one attempt at one test case. */
export interface Minter {
  /** The same word throughout the attempt; what `$(unique)` stands for. */
  readonly unique: string;
  /** A new word, different each time. */
  word(): string;
  /** A new UUID (RFC 4122 version 4 in form). */
  uuid(): string;
}

/** @param seed hex, from the header of the record */
export function createMinter(seed: string, testCase: string, attempt: number): Minter {
  let counter = 0;
  const digest = (n: number): string =>
    createHmac('sha256', Buffer.from(seed, 'hex')).update(`${testCase}\0${attempt}\0${n}`).digest('hex');
  const word = (hex: string): string => `occi-suite-${hex.slice(0, 12)}`;
  return {
    unique: word(digest(0)),
    word: () => word(digest(++counter)),
    uuid: () => {
      const h = digest(++counter);
      const variant = ((Number.parseInt(h.slice(16, 17), 16) & 3) | 8).toString(16);
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20, 32)}`;
    },
  };
}

/** Beginning of every title and term that the suite makes up. */
export const OWN_PREFIX = 'occi-suite-';

/** Words of ours in some text, each once. */
export function ownWordsIn(text: string): string[] {
  return [...new Set(text.match(/occi-suite-[0-9a-f]{12}/g) ?? [])];
}
