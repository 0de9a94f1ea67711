/** The closed lists that grammar clauses are decided by: what the parsers count, and what they find odd. */

/** Productions of the grammars (GFD.229 and GFD.226, lists `grammar`), by the names of the documents. */
export const PRODUCTIONS = [
  'category-value',
  'attribute',
  'link-value',
  'action-link-value',
  'location-entry',
  'uri-list-line',
  'text-body',
  'text-header',
  'json-text',
  'json-entity',
  'json-link-end',
  'json-attributes',
  'json-action-invocation',
  'json-category',
  'json-attribute-description',
  'json-collection',
] as const;

export type Production = (typeof PRODUCTIONS)[number];

/** Codes of all deviations a parser can report; suites name them, so none is ever renamed. */
export const DEVIATION_CODES = ['term-charset'] as const;

export type DeviationCode = (typeof DEVIATION_CODES)[number];
