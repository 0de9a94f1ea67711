/** The eight verdicts, their order, and the one function that rolls them up. */

export const VERDICTS = ['fail', 'error', 'inconclusive', 'blocked', 'warn', 'pass', 'skipped', 'not-applicable'] as const;

/** The heavier comes first (design: Verdicts). */
export type Verdict = (typeof VERDICTS)[number];

const WEIGHT: Record<Verdict, number> = Object.fromEntries(VERDICTS.map((v, i) => [v, i])) as Record<Verdict, number>;

/** The heavier of two. */
export function heavier(a: Verdict, b: Verdict): Verdict {
  return WEIGHT[a] <= WEIGHT[b] ? a : b;
}

/** The heaviest of any number; `not-applicable` of none, since nothing was looked at. */
export function rollUp(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict = 'not-applicable';
  for (const verdict of verdicts) result = heavier(result, verdict);
  return result;
}

/** What a profile's run came to. */
export const PROFILE_VERDICTS = ['conformant', 'not-conformant', 'not-determined', 'no-violation-found'] as const;
export type ProfileVerdict = (typeof PROFILE_VERDICTS)[number];
