/**
 * The test language as the engine sees it: suites that have been read, validated and brought into one form.
 * Scalars that stand for lists have become lists; `$(…)` is still inside, since it is looked up at run time.
 * Keys and meanings are those of docs/language.md.
 */
import type { EntityRendering, Rendering } from '../occi/rendering.js';

/** A JSON value whose strings may hold `$(path)`. */
export type Templated = string | number | boolean | null | readonly Templated[] | { readonly [key: string]: Templated };

/** Line and column of a node, from 1, in the file of its suite. */
export type Position = readonly [line: number, column: number];

export interface Suite {
  /** Relative to the package, or as given by the user. */
  file: string;
  document: string;
  section: string;
  title: string;
  cases: TestCase[];
  rules: Rule[];
}

export interface TestCase {
  id: string;
  title: string;
  revision: number;
  /** Tokens of needs.yaml. */
  needs: string[];
  /** Clauses that have to hold. */
  requires: string[];
  axes: Axes;
  /** In the order written; more than one makes the product. */
  forEach: Loop[];
  given: Record<string, Fixture>;
  /** What others must leave alone meanwhile: `qi`, or names of kinds and mixins. */
  stable: string[];
  steps: Step[];
  /** Usual causes of its failures, its own before those of its suite. */
  hints?: Hint[];
  at: Position;
}

/** A usual cause of a failure, told on its card when the failure looks like it. Never part of a verdict. */
export interface Hint {
  /** Stable and unique in the file. */
  id: string;
  /** Clauses whose failures it explains; empty for all. */
  clauses: string[];
  /** What the deciding answer has to look like, as in an expectation. */
  when?: Condition;
  /** Regular expression for what the assertion got. */
  got?: string;
  /** What to look for, in a sentence or two. */
  text: string;
  at: Position;
}

export type AxisName = 'rendering' | 'send' | 'accept';
export type Axes = Partial<Record<AxisName, Axis>>;
export type Axis = { kind: 'list'; values: Rendering[] } | { kind: 'each' } | { kind: 'firstOf'; values: Rendering[] };

/** One loop variable; `source` says where its subjects come from. */
export interface Loop {
  variable: string;
  source:
    | { kind: 'list'; values: Templated[] }
    /** Rows with columns; each has a `name`. */
    | { kind: 'rows'; rows: { readonly [column: string]: Templated }[] }
    /** `model.kinds`, `discovered.mixins`, `offered.renderings`, or the name of a fixture or saved list. */
    | { kind: 'generator'; name: string };
  where: { readonly [property: string]: Templated };
  atLeast: number;
  whenFewer: 'not-applicable' | 'inconclusive' | 'broken';
}

/**
 * What a case is given; the key that names the form (docs/language.md, Fixtures) has become `form`. A kind may be given as
 * `creatable` or `locatable` (any that has a location); the action `applicable` is any that `of` can be asked for in its state.
 */
export type Fixture =
  | { form: 'resource'; of: string; with?: EntityChanges; state?: string; count?: number; offering?: 'action' }
  | { form: 'link'; of: string }
  | { form: 'kind'; of: string; type: 'resource' | 'link'; recipe?: 'without-mixins'; not?: string }
  | { form: 'kinds'; of: 'locatable' | 'creatable'; atLeast: number }
  | { form: 'category'; class?: string; hasUnrelated: boolean }
  | { form: 'mixin'; of: string; related?: string; for?: string; notFor?: string; not?: string; where?: Templated; members?: string[] }
  | { form: 'action'; action: string; of: string }
  | { form: 'unused'; what: 'url' | 'mixin'; under?: string; at?: string }
  | { form: 'path'; path: 'common-parent'; of: string };

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';

export type Step = RequestStep | AgreeStep | BringStep | BlockStep;

export interface AgreeStep {
  kind: 'agree';
  /** Name of a saved list of exchanges. */
  saved: string;
  about: string[];
  except: string[];
  decides: string[];
  at: Position;
}

export interface BringStep {
  kind: 'bring';
  entity: string;
  to: string;
  at: Position;
}

export interface BlockStep {
  kind: 'block';
  loops: Loop[];
  steps: Step[];
  at: Position;
}

export interface RequestStep {
  kind: 'request';
  method: Method;
  /** A name, `qi`, `well-known`, `base`, `authority`, or a path that begins with `/`; may hold `$(…)`. */
  target: string;
  content?: Content;
  query?: { readonly [name: string]: Templated };
  accept?: string;
  sendAs?: string;
  spelling?: string;
  headers: { readonly [name: string]: Templated };
  omit: string[];
  clientVersion?: Templated;
  principal: string;
  redirects: number;
  breaks?: string;
  /** Keys of this step to be replaced in the control; another method comes with its target. */
  control?: StepChanges;
  creates: string[];
  save?: string;
  setup: boolean;
  when?: Condition;
  proceedIf?: ProceedIf;
  wait?: { mode: 'within' | 'holds' | 'settled'; deadline: string };
  giveUpOn?: { state: string };
  expect: Expectation[];
  at: Position;
}

export type StepChanges = Partial<Omit<RequestStep, 'kind' | 'expect' | 'control' | 'at'>>;

/** What a request carries; at most one of the content keys of a step. */
export type Content =
  | { kind: 'entity'; entity: EntityContent }
  | { kind: 'entities'; entities: EntityContent[] }
  | { kind: 'action'; id: string; parameters: 'legal' | { readonly [name: string]: Templated } }
  | { kind: 'categories'; names: string[] }
  | { kind: 'collection'; names: string[] }
  | { kind: 'filter'; categories?: string[]; entity?: EntityContent }
  | { kind: 'raw'; headers: string[]; body?: string; bodyBase64?: string };

/** `recipe` of a kind, `partial` or `full` rendering of an entity, with changes. */
export interface EntityContent extends EntityChanges {
  base: 'recipe' | 'partial' | 'full';
  of: string;
}

export interface EntityChanges {
  set?: Templated;
  with?: string[];
  without?: string[];
  kind?: string;
  /** For fixtures: further attributes and mixins. */
  attributes?: { readonly [name: string]: Templated };
  mixins?: { add?: string[]; remove?: string[]; replace?: { readonly [related: string]: string } };
}

/** `status` and `header` test this answer; other keys a saved exchange, a loop variable, or `case`. */
export type Condition = { readonly [subject: string]: Templated };

export interface ProceedIf {
  condition: { status: StatusPattern[] } | { found: string };
  else: 'not-applicable' | 'inconclusive' | 'blocked' | 'continue';
}

/** Exact code or class such as `2xx`. */
export type StatusPattern = number | '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

export const GRADES = ['pass', 'note', 'warn', 'notOffered', 'inconclusive', 'broken'] as const;
export type Grade = (typeof GRADES)[number];

export interface Expectation {
  when?: Condition;
  /** All have to hold; empty when `anyOf` is given. */
  matchers: Matcher[];
  anyOf?: Branch[];
  share?: Partial<Record<'pass' | 'warn' | 'broken', 'all' | 'some' | 'none'>>;
  /** Fact recorded when the outcome is `notOffered`. */
  need?: string;
  why?: string;
  /** Clause ids; `$(…)` over model and rows only, so that each is checked at load. */
  decides: string[];
  at: Position;
}

export interface Branch {
  choice: string;
  grade: Grade;
  when?: Condition;
  matchers: Matcher[];
  /** Facts of a need's probe that hold if this branch does. */
  binds?: { readonly [fact: string]: Templated };
}

export type Matcher =
  | { kind: 'status'; grades: GradedList<StatusPattern> | Templated }
  | { kind: 'header'; fields: { readonly [name: string]: FieldMatcher } }
  | { kind: 'foundBy'; grades: GradedList<string> }
  | { kind: 'payload'; is: 'entity' | 'collection' | 'categories' | 'none' }
  | { kind: 'entity'; expected: { readonly [aspect: string]: Templated } }
  | { kind: 'collection'; expected: { readonly [relation: string]: Templated } }
  | { kind: 'categories'; expected: { readonly [relation: string]: Templated } }
  | { kind: 'json'; pointers: { readonly [pointer: string]: Templated } }
  | { kind: 'body'; expected: { readonly [relation: string]: Templated } }
  | { kind: 'fields'; repeated: boolean }
  | { kind: 'created'; what: 'nothing' }
  | { kind: 'unchanged'; names: string[] };

export type GradedList<T> = Partial<Record<Grade, T[]>>;

/** `present absent equals contains matches mediaType product resolvesTo`, or a literal to be equal to. */
export type FieldMatcher = Templated;

export interface Rule {
  id: string;
  title: string;
  revision: number;
  exchanges: Selector;
  except: Selector[];
  forEach: Loop[];
  /** Each needs an exchange, else inconclusive. */
  mustSee: Selector[];
  expect: Expectation[];
  /**
   * Grammar rules: the production counted (`any`: whatever makes up a payload), and the grade of each deviation by clause. The code `other`
   * stands for every code that is neither named beside it nor a mere remark (occi/deviation.ts).
   */
  grammar?: {
    subject: string;
    deviations: { readonly [clause: string]: { readonly [code: string]: Grade } };
    /** What it means that no subject was seen. */
    whenNone: 'not-applicable' | 'inconclusive';
  };
  /** As of a test case. */
  hints?: Hint[];
  at: Position;
}

/** Which exchanges; a key not given selects all. */
export interface Selector {
  method?: Method[];
  target?: ('qi' | 'kind' | 'mixin' | 'entity' | 'collection' | 'other')[];
  within?: 'base';
  request?: 'well-formed-http';
  status?: StatusPattern[];
  accept?: string[];
  rendering?: string[];
  /** `some`: any that could be read; `unintelligible`: content that is no rendering. */
  payload?: ('entity' | 'collection' | 'categories' | 'action' | 'none' | 'some' | 'unintelligible')[];
  entity?: { readonly [aspect: string]: Templated };
  fieldValues?: { atLeast: number };
}

export type { EntityRendering, Rendering };
