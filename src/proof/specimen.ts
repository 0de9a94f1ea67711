/** A run against a reference server of its own: the specimen on which the suite is tested. */
import { assemble, type Material } from '../engine/plan/material.js';
import { run } from '../engine/run/run.js';
import type { SecretSource } from '../engine/run/secret-source.js';
import type { RunRecord } from '../record/run-record.js';
import { type RunSummary, summarize } from '../record/summary.js';
import { type AuthOptions, REFERENCE_USERS } from '../reference/authentication.js';
import type { Deviation } from '../reference/deviations/deviation.js';
import { startReferenceServer } from '../reference/server.js';
import type { Bundle } from '../spec/bundle.js';
import type { Credential, Profile, Target } from '../spec/catalogue.js';
import { resolveTarget, type TargetInput } from '../spec/target.js';

/** What specimens are made from; the same for all of one proof. */
export interface Ground {
  bundle: Bundle;
  profile: Profile;
  /** Hex; ids and titles of every run. */
  seed: string;
}

export interface Specimen {
  record: RunRecord;
  summary: RunSummary;
  material: Material;
  /** Instances that the run left at the server. */
  left: string[];
}

export interface SpecimenOptions {
  deviations?: readonly Deviation[];
  /** Selectors; empty for a full run. */
  selected?: readonly string[];
  concurrency?: number;
}

/** The embedded server as a target, with what the operators of its deviations would state. */
export function embeddedTarget(url: string, deviations: readonly Deviation[] = [], concurrency?: number): Target {
  const statements = deviations.flatMap((d) => d.target ?? []);
  const input: TargetInput = {
    product: { vendor: 'occi-conformance', name: 'reference server', version: '1.2' },
    ics: { offered: statements.flatMap((s) => s.ics?.offered ?? []), absent: statements.flatMap((s) => s.ics?.absent ?? []) },
    limits: { deadline: Object.assign({}, ...statements.map((s) => s.deadlines ?? {})) },
    ...credentialsOf(deviations),
  };
  return resolveTarget(input, { url, embedded: true, ...(concurrency === undefined ? {} : { concurrency }) });
}

/** How the server of these deviations demands credentials; the first that says so has its way. */
export function authOf(deviations: readonly Deviation[]): { auth?: AuthOptions } {
  const scheme = deviations.find((d) => d.target?.auth !== undefined)?.target?.auth;
  return scheme === undefined ? {} : { auth: { scheme } };
}

function credentialsOf(deviations: readonly Deviation[]): Pick<TargetInput, 'credentials'> {
  const scheme = authOf(deviations).auth?.scheme;
  if (scheme === undefined) return {};
  const of = (user: string): Credential => {
    const login = { user, password: `\${env:PASSWORD_OF_${user.toUpperCase()}}` };
    return scheme === 'digest' ? { digest: login } : { basic: login };
  };
  return { credentials: { main: of('main'), second: of('second') } };
}

/** The passwords of the embedded server's users, for the references above; nothing else. */
export const EMBEDDED_SECRETS: SecretSource = {
  fill: (text) =>
    text.replace('${env:PASSWORD_OF_MAIN}', REFERENCE_USERS.main).replace('${env:PASSWORD_OF_SECOND}', REFERENCE_USERS.second),
  text: (of) => of,
};

/** Starts a server with these deviations, runs the profile against it, and stops it. */
export async function performOn(ground: Ground, { deviations = [], selected = [], concurrency }: SpecimenOptions): Promise<Specimen> {
  const { bundle, profile, seed } = ground;
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new TypeError(`no model of OCCI ${profile.occi}`);
  const server = await startReferenceServer({ model, deviations, ...authOf(deviations) });
  try {
    const material = assemble({ bundle, profile, target: embeddedTarget(server.url, deviations, concurrency), selected, seed });
    const { record, end } = await run({
      material,
      suite: { version: bundle.version, digest: bundle.digest },
      texts: {},
      secrets: { source: EMBEDDED_SECRETS },
    });
    if (end.ended === 'failed') throw end.error;
    return { record, summary: summarize(record, true), material, left: server.entities() };
  } finally {
    await server.close();
  }
}
