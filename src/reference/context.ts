/** What every decision of the server is told: the request, the state of affairs, and where in the flow it stands. */
import type { HeaderField } from '../message.js';
import type { Payload } from '../occi/model.js';
import type { Rendering } from '../occi/rendering.js';
import type { Behaviour } from './behaviour/behaviour.js';
import type { Request } from './request.js';
import type { Site } from './site/site.js';
import type { Target } from './target.js';
import type { World } from './world.js';

/** Media types of answers; text/occi+plain is text/plain by another name (GFD.229 section 6). */
export type OutputType = Rendering | 'text/occi+plain';

/** One request under way. Members that are filled in on the way have the neutral value before. */
export interface Context {
  readonly request: Request;
  readonly behaviour: Behaviour;
  readonly site: Site;
  /** Of this request: what a GET may see, or the copy that a write works on. */
  readonly world: World;
  /** Carries a change out that many requests from now. */
  readonly after: (requests: number, change: (world: World) => void) => void;
  target: Target;
  /** Who the client is; undefined for a client that has not shown it, and where nobody is asked. */
  principal: string | undefined;
  /** Who created the instance; undefined where nobody is asked. */
  readonly ownerOf: (path: string) => string | undefined;
  /** Rendering of the answer, once negotiated. */
  output: OutputType;
  /** Rendering of the payload by its Content-Type; undefined without payload or when it names none. */
  input: Rendering | undefined;
  /** What the request says, once read. */
  payload: Payload;
  /** Which operation is carried out, as in the table of operations; empty before. */
  operation: Operation | '';
}

/** Rows of the table of operations of GFD.223. */
export type Operation =
  | 'qi-get'
  | 'qi-post'
  | 'qi-delete'
  | 'entity-get'
  | 'entity-put-create'
  | 'entity-put-replace'
  | 'entity-post'
  | 'entity-action'
  | 'entity-delete'
  | 'kind-get'
  | 'kind-post'
  | 'kind-batch'
  | 'kind-action'
  | 'kind-delete'
  | 'mixin-get'
  | 'mixin-post'
  | 'mixin-action'
  | 'mixin-put'
  | 'mixin-delete'
  | 'unbound-get';

/** A decision that is a plain value, or worked out from the context where it is not everywhere the same. */
export type Choice<T extends string | number | boolean | undefined> = T | ((context: Context) => T);

/** What was decided. */
export function choose<T extends string | number | boolean | undefined>(choice: Choice<T>, context: Context): T {
  return typeof choice === 'function' ? choice(context) : choice;
}

/** What an answer is about to be, for decisions on fields. */
export interface AnswerHead {
  status: number;
  method: string;
  /** Undefined when the request could not even be read. */
  context: Context | undefined;
  /** Fields that are already fixed. */
  fields: readonly HeaderField[];
}
