/** The one base of all errors that the package throws on purpose. */

/** Stable codes; docs and exit codes hang on them, never on the text. */
export type ErrorCode =
  | 'usage' // a wrong option, an unknown id
  | 'yaml' // a YAML file that is no YAML
  | 'schema' // a YAML file that breaks its JSON Schema
  | 'lint' // a suite that the linter refuses
  | 'reference' // an unknown or doubled id, an unknown need
  | 'file' // a file that cannot be read or written
  | 'record-damaged' // a run record that is cut or altered
  | 'record-format' // a run record of another format version
  | 'unreachable' // no answer from the target, or none that is OCCI
  | 'internal'; // our own fault

/** Where in which file; line and column count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** One mistake, its message in the form "what [where]: why". */
export class SuiteError extends Error {
  override readonly name = 'SuiteError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** All that was found in one go, when a file has several mistakes; each printed with place and excerpt. */
    readonly details: readonly ErrorDetail[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** One finding about a file, ready to be presented. */
export interface ErrorDetail {
  code: ErrorCode;
  message: string;
  place?: Place;
  /** The line in question with a caret below, when the text is at hand. */
  excerpt?: string;
}
