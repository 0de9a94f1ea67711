/** From a step to the request it sends: content rendered, query and fields set, effect worked out, checked before it goes out. */
import type { HttpRequest } from '../../http/exchange.js';
import { REMARKS } from '../../occi/deviation.js';
import { parseMessage } from '../../occi/parse.js';
import { ENTITY_RENDERINGS, RENDERINGS, type Rendering } from '../../occi/rendering.js';
import type { Spelling } from '../../occi/spelling.js';
import type { ExchangeContext } from '../../record/format.js';
import type { RequestStep } from '../../spec/suite.js';
import { typeOfKind } from '../discovery/facts.js';
import { allows, effectOf } from '../plan/effect.js';
import type { Attempt } from './attempt.js';
import type { Intent } from './command.js';
import { type BuiltContent, buildContent } from './content.js';
import { clientVersion, readingRendering } from './creation.js';
import { Ending } from './ending.js';
import { provesByHttp } from './principal.js';
import { buildRequest, rawRequest, withQuery } from './request.js';
import type { Scope } from './scope.js';
import { contentWeight, type Destination, destination } from './target.js';
import { asText, isThing, type Value } from './value.js';

export interface BuiltRequest {
  request: HttpRequest;
  destination: Destination;
  context: ExchangeContext;
  content: BuiltContent | undefined;
  intent?: Intent;
  /** Not a mere reading. */
  writes: boolean;
}

/** Builds the request of a step, or ends the case when it must not be sent. */
export function buildStep(step: RequestStep, scope: Scope, attempt: Attempt): BuiltRequest {
  const { facts, minter } = attempt;
  const to = destination(step.target, scope, facts);
  const rendering = sendRendering(step, scope, attempt);
  const spelling = step.spelling === undefined ? undefined : (asText(scope.text(step.spelling)) as Spelling);
  const content =
    step.content === undefined || step.content.kind === 'raw'
      ? undefined
      : buildContent(step.content, rendering, { scope, facts, minter, spelling });
  needsControl(step, rendering, scope, attempt);
  const query =
    step.query === undefined
      ? content?.action === undefined
        ? []
        : [['action', content.action] as const]
      : queryOf(scope.resolve(step.query));
  const url = withQuery(to.url, query);
  const version = versionOf(step, scope, attempt);
  const request =
    step.content?.kind === 'raw'
      ? rawRequest(
          step.method,
          url,
          step.content.headers.map((h) => asText(scope.text(h))),
          rawBody(step.content, scope),
          version,
        )
      : buildRequest({
          method: step.method,
          url,
          accept: acceptOf(step, rendering, scope, attempt),
          content: content?.rendered,
          clientVersion: version,
          headers: Object.entries((scope.resolve(step.headers) ?? {}) as { readonly [name: string]: Value }).map(
            ([n, v]) => [n, asText(v)] as const,
          ),
          omit: step.omit,
        });
  const action = query.some(([name]) => name.toLowerCase() === 'action');
  const effect = effectOf({ method: step.method, aim: to.aim, action, content: contentWeight(step.content, scope) });
  if (!allows(facts.target.allow, effect)) {
    throw new Ending(
      'skipped',
      `the request would be ${effect}, the target allows ${facts.target.allow}: set "allow: ${effect}" in target.yaml`,
    );
  }
  checkOurselves(step, request);
  if (step.principal === 'wrong-password' && !provesByHttp(facts.target, 'main'))
    throw new Ending('skipped', 'there is no password to be wrong: give "credentials: main" other than a certificate in target.yaml');
  const breaks = step.breaks === undefined ? undefined : asText(scope.text(step.breaks));
  const intent = intentOf(step, to, content, attempt);
  return {
    request,
    destination: to,
    content,
    context: {
      target: to.target,
      effect,
      wellFormed: true,
      ...(breaks === undefined ? {} : { breaks }),
      ...(step.principal === 'main' ? {} : { principal: step.principal }),
    },
    ...(intent === undefined ? {} : { intent }),
    writes: step.method !== 'GET' && step.method !== 'HEAD',
  };
}

function asRendering(text: string): Rendering {
  return RENDERINGS.find((r) => r === text) ?? 'text/plain';
}

/** Rendering of the content: the step's, else the axis', else what the target is known to understand. */
function sendRendering(step: RequestStep, scope: Scope, attempt: Attempt): Rendering {
  if (step.content?.kind === 'filter') return 'text/occi';
  const { axes } = attempt.instance;
  const own = step.sendAs === undefined ? undefined : asText(scope.text(step.sendAs));
  const chosen = own ?? axes.send ?? axes.rendering;
  if (chosen !== undefined) return asRendering(chosen);
  const working = [...attempt.facts.recipes.values()].find((r) => r.works);
  return working?.works === true ? working.speaks : 'text/plain';
}

/** Accept: the step's, else the axis', else the rendering sent, else the one the target is best read in. */
function acceptOf(step: RequestStep, rendering: Rendering, scope: Scope, attempt: Attempt): string {
  if (step.accept !== undefined) return asText(scope.text(step.accept));
  const { axes } = attempt.instance;
  const axis = axes.accept ?? axes.rendering;
  if (axis !== undefined) return axis;
  return step.content !== undefined && axes.send !== undefined && ENTITY_RENDERINGS.some((r) => r === rendering)
    ? rendering
    : readingRendering(attempt.facts);
}

function versionOf(step: RequestStep, scope: Scope, attempt: Attempt): string | undefined {
  if (step.omit.some((name) => name.toLowerCase() === 'user-agent')) return undefined;
  if (step.clientVersion === undefined) return clientVersion(attempt.facts);
  const version = asText(scope.resolve(step.clientVersion));
  return version === 'none' ? undefined : version;
}

/** A value that a probe left open is nothing to be asked for: an empty one would be our mistake, and the refusal no breach. */
function queryOf(value: Value): (readonly [string, string])[] {
  return Object.entries((value ?? {}) as { readonly [name: string]: Value }).map(([name, v]) => {
    if (v === undefined) throw new Ending('inconclusive', `what to ask for as ${name} could not be found out`);
    return [name, asText(v)] as const;
  });
}

function rawBody(content: { body?: string; bodyBase64?: string }, scope: Scope): Uint8Array | undefined {
  if (content.bodyBase64 !== undefined) return Buffer.from(content.bodyBase64, 'base64');
  return content.body === undefined ? undefined : new TextEncoder().encode(asText(scope.text(content.body)));
}

/**
 * A recipe that breaks something on purpose is controlled by the probe that learnt it: the unchanged recipe works in the
 * same rendering. Where it does not, a refusal would show nothing.
 */
function needsControl(step: RequestStep, rendering: Rendering, scope: Scope, attempt: Attempt): void {
  if (step.breaks === undefined || step.content?.kind !== 'entity' || step.content.entity.base !== 'recipe') return;
  const kind = scope.look(step.content.entity.of);
  const recipe = isThing(kind) && kind.what === 'category' ? attempt.facts.recipes.get(kind.id) : undefined;
  const known = ENTITY_RENDERINGS.find((r) => r === rendering);
  if (recipe?.works === true && known !== undefined && recipe.renderings.has(known)) return;
  const text = `no creation in ${rendering} is known to succeed, so a refusal would show nothing`;
  throw new Ending('blocked', text, { cause: { id: `recipe:${rendering}`, text } });
}

/** Our own strict parsers see each request first: one that breaks the specification without saying so is our error. */
function checkOurselves(step: RequestStep, request: HttpRequest): void {
  if (step.breaks !== undefined || step.spelling !== undefined) return;
  const { rendering, deviations } = parseMessage({ fields: request.fields, body: request.body ?? new Uint8Array() }, 'request');
  const first = deviations.find(({ code }) => !REMARKS.has(code));
  if (rendering !== undefined && first !== undefined)
    throw new Ending('error', `our own request breaks the grammar without saying so: ${first.code} at ${first.excerpt}`);
}

function intentOf(step: RequestStep, to: Destination, content: BuiltContent | undefined, attempt: Attempt): Intent | undefined {
  if (step.method !== 'POST' && step.method !== 'PUT') return undefined;
  if (to.aim.at === 'qi') return { type: 'mixin', mark: undefined };
  if (content?.action !== undefined) return undefined;
  if (to.aim.at === 'kind' && isThing(to.value) && to.value.what === 'category')
    return { type: typeOfKind(attempt.facts, to.value) ?? 'resource', mark: content?.titles[0] };
  if (isThing(to.value) && to.value.what === 'place') return { type: 'resource', mark: content?.titles[0] };
  return undefined;
}
