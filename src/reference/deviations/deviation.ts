/** One way in which a server differs from the plain reference server: wrongly (mutant) or as it may (variant). */
import type { Behaviour } from '../behaviour/behaviour.js';

export interface Deviation {
  /** Kebab case, unique over all documents; equals the name of the file behind its section. */
  id: string;
  kind: 'mutant' | 'variant';
  /** Id of the clause that a mutant breaks, or whose freedom a variant uses. */
  clause: string;
  /** A sentence that says what this server does. */
  title: string;
  /** Ids of variants that contradict this one. */
  conflicts?: readonly string[];
  /** What the operator of such a server would state in target.yaml. */
  target?: TargetStatement;
  /** Changes single decisions; called once per server, before it starts. */
  apply(behaviour: Behaviour): void;
}

export interface TargetStatement {
  /** Features that the operator declares offered or absent. */
  ics?: { offered?: readonly string[]; absent?: readonly string[] };
  /** Milliseconds, by the names of deadlines: visibility, provision, update, action, deletion, settle. */
  deadlines?: Partial<Record<string, number>>;
  /** The server demands credentials in this way, and the operator has given those of users main and second. */
  auth?: 'basic' | 'digest';
}
