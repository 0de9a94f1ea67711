/** Spellings of the text renderings: permitted ways of writing the same content, each to be understood by a server. */

export const SPELLINGS = [
  'repeated-fields', // one field or line per value
  'joined', // one field or line per name, values joined by comma and space
  'joined-without-space', // the same without the space
  'mixed', // the first value in a field of its own, the others joined
  'lower-case-names', // field names in lower case
  'bare-class', // class without quotes
  'lf', // lines ending with LF alone
  'no-space-after-semicolon', // no space between parameters
] as const;

export type Spelling = (typeof SPELLINGS)[number];
