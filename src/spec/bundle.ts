/** What comes with the package: clauses, suites, needs, models and profiles of all documents. */
import { createHash } from 'node:crypto';
import type { OcciModel } from '../occi/model.js';
import type { Clause, Need, Profile } from './catalogue.js';
import type { Suite } from './suite.js';

export interface Bundle {
  /** Version of the package. */
  version: string;
  /** SHA-256 over the texts of all suites, clauses, needs, models and profiles, hex. */
  digest: string;
  clauses: Map<string, Clause>;
  suites: Suite[];
  needs: Map<string, Need>;
  /** By version of OCCI. */
  models: Map<string, OcciModel>;
  /** Names. */
  profiles: string[];
}

/** The bundle as it lies in dist/data: one index, and one file per document. */
export interface BundleData {
  version: string;
  digest: string;
  documents: DocumentData[];
  needs: Need[];
  models: OcciModel[];
  profiles: Profile[];
}

export interface DocumentData {
  document: string;
  clauses: Clause[];
  suites: Suite[];
}

/** dist/data/index.json; the documents are files of their own beside it. */
export type BundleIndex = Omit<BundleData, 'documents'> & { documents: { document: string; file: string }[] };

/** The bundle as others use it. */
export function bundleOf(data: BundleData): Bundle {
  const clauses = data.documents.flatMap((document) => document.clauses);
  return {
    version: data.version,
    digest: data.digest,
    clauses: new Map(clauses.map((clause) => [clause.id, clause])),
    suites: data.documents.flatMap((document) => document.suites),
    needs: new Map(data.needs.map((need) => [need.token, need])),
    models: new Map(data.models.map((model) => [model.version, model])),
    profiles: data.profiles.map((profile) => profile.id),
  };
}

/** Digest over named texts, independent of their order. */
export function digestOf(texts: { readonly [file: string]: string }): string {
  const hash = createHash('sha256');
  for (const [file, text] of Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${file}\0${Buffer.byteLength(text)}\0${text}`);
  }
  return hash.digest('hex');
}
