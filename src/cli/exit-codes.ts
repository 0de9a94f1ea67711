/** The exit codes, and which error ends in which. */
import { type ErrorCode, SuiteError } from '../errors.js';

export const EXIT = {
  /** Conformant, or no violation found; for commands without a verdict: done. */
  ok: 0,
  notConformant: 1,
  notDetermined: 2,
  usage: 3,
  unreachable: 4,
  internal: 5,
  interrupted: 7,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const BY_ERROR: { readonly [code in ErrorCode]: ExitCode } = {
  usage: EXIT.usage,
  yaml: EXIT.usage,
  schema: EXIT.usage,
  lint: EXIT.usage,
  reference: EXIT.usage,
  file: EXIT.usage,
  'record-damaged': EXIT.usage,
  'record-format': EXIT.usage,
  unreachable: EXIT.unreachable,
  internal: EXIT.internal,
};

/** All codes of errors, in the order in which they are documented. */
export const ERROR_CODES = Object.keys(BY_ERROR) as ErrorCode[];

/** What an error of that code ends in. */
export function exitCodeOfCode(code: ErrorCode): ExitCode {
  return BY_ERROR[code];
}

/** What anything thrown ends in; what we did not throw on purpose is our own fault. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof SuiteError ? BY_ERROR[error.code] : EXIT.internal;
}
