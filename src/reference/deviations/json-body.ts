/** For deviations that concern JSON as it is written, where content is not enough to say it. */
import type { Rendered } from '../behaviour/rendering.js';

/** The rendering with its JSON changed; other renderings, and answers without body, as they are. */
export function withJson(rendered: Rendered, change: (value: unknown) => unknown): Rendered {
  if (rendered.contentType !== 'application/occi+json' || rendered.body.length === 0) return rendered;
  const text = typeof rendered.body === 'string' ? rendered.body : Buffer.from(rendered.body).toString('utf8');
  return { ...rendered, body: JSON.stringify(change(JSON.parse(text))) };
}

/** Each object in the value, inner ones first, replaced by what the function makes of it. */
export function mapObjects(value: unknown, change: (object: Record<string, unknown>) => Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((v) => mapObjects(v, change));
  if (typeof value !== 'object' || value === null) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, v]) => [key, mapObjects(v, change)])));
}
