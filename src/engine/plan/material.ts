/** What a run is made of, the same whether it is live or a replay. */
import { SuiteError } from '../../errors.js';
import type { OcciModel } from '../../occi/model.js';
import type { Shard } from '../../record/format.js';
import type { Bundle } from '../../spec/bundle.js';
import type { Clause, Need, Profile, Target } from '../../spec/catalogue.js';
import type { Suite } from '../../spec/suite.js';
import type { Clauses } from '../judgement/assertions.js';
import { TRANSPORT_CLAUSE } from '../judgement/transport-syntax.js';
import { createSelection, decidesOf, ruleDecides, type Selection } from './selection.js';

export interface Material {
  profile: Profile;
  target: Target;
  /** All clauses of the documents that the profile claims, and one for each feature that the ICS declares. */
  clauses: Clause[];
  suites: Suite[];
  needs: ReadonlyMap<string, Need>;
  model: OcciModel;
  /** Selectors; empty for a full run. */
  selected: readonly string[];
  /** Hex. */
  seed: string;
  /** Only the test cases of one part are performed. */
  shard?: Shard;
}

/** Clauses that are judged: claimed, not excluded, and with a verdict of their own. */
export function clausesInPlay(material: Material): Clauses {
  return new Map(
    material.clauses
      .filter((c) => material.profile.exclude[c.id] === undefined && c.sameAs === undefined && c.sumOf === undefined)
      .map((c) => [c.id, c]),
  );
}

export function selectionOf(material: Material): Selection {
  return createSelection(material.selected, new Map(material.clauses.map((c) => [c.id, c])));
}

/** The clause that a declared feature has to keep (design: Verdicts, not-applicable). */
export function icsClause(token: string, title: string): Clause {
  return {
    id: `ics.${token}`,
    document: 'ICS',
    section: token,
    heading: 'Implementation conformance statement',
    level: 'MUST',
    binding: 'must',
    subject: 'server',
    statement: `The server offers what its operator declares: ${title}.`,
    testability: 'conditional',
    needs: [token],
  };
}

/** What material is assembled from. */
export interface Sources {
  bundle: Bundle;
  profile: Profile;
  target: Target;
  /** Suites that did not come with the package. */
  more?: readonly Suite[];
  selected?: readonly string[];
  seed: string;
  shard?: Shard | undefined;
}

/** Everything that a profile's run needs: the claimed documents' clauses, and the suites that decide any of them. */
export function assemble({ bundle, profile, target, more = [], selected = [], seed, shard }: Sources): Material {
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new SuiteError('reference', `profile ${profile.id}: no model of OCCI ${profile.occi}`);
  const claimed = new Set(profile.claim.documents);
  const clauses = [TRANSPORT_CLAUSE, ...[...bundle.clauses.values()].filter((c) => claimed.has(c.document))];
  for (const token of target.ics.offered) {
    const need = bundle.needs.get(token);
    if (need === undefined) throw new SuiteError('reference', `target: unknown feature ${token} under ics.offered`);
    clauses.push(icsClause(token, need.title));
  }
  const known = new Set(clauses.map((c) => c.id));
  const suites = [...bundle.suites, ...more]
    .map((suite) => ({
      ...suite,
      cases: suite.cases.filter((c) => decidesOf(c).some((id) => known.has(id))),
      rules: suite.rules.filter((r) => ruleDecides(r).some((id) => known.has(id))),
    }))
    .filter((suite) => suite.cases.length + suite.rules.length > 0);
  return { profile, target, clauses, suites, needs: bundle.needs, model, selected, seed, ...(shard === undefined ? {} : { shard }) };
}
