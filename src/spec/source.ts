/** YAML text as plain values, each with its place in the file: YAML 1.2 core schema, strict, nothing that reads as something else. */
import { type Document, isAlias, isCollection, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { ErrorDetail } from '../errors.js';
import { problemAt } from './problem.js';
import type { Position } from './suite.js';

/** So many values may a file come to with its aliases written out; one that asks for more is a bomb. */
const SIZE_LIMIT = 200_000;

export type Path = readonly (string | number)[];

export interface Source {
  file: string;
  text: string;
  /** Plain maps, lists and scalars; undefined when the text is no YAML. */
  value: unknown;
  problems: ErrorDetail[];
  /** Place of the value under a path, of its key when `key` is set; the nearest one above when there is none. */
  at(path: Path, key?: boolean): Position;
  /** Place of a map or list of `value`. */
  of(value: object): Position;
}

/** Reads YAML text; all that is wrong with it is in `problems`, and then `value` is not to be used. */
export function readSource(file: string, text: string): Source {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: true,
    merge: false,
    lineCounter: lines,
  });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return [Math.max(line, 1), Math.max(col, 1)];
  };
  const problems: ErrorDetail[] = [...document.errors, ...document.warnings].map((error) =>
    problemAt({ file, text }, place(error.pos[0]), 'yaml', error.message.split(' at line ')[0]?.split('\n')[0] ?? error.message),
  );
  const positions = new WeakMap<object, Position>();
  const reading = new Reading(document, positions, place, (at, message) => problems.push(problemAt({ file, text }, at, 'yaml', message)));
  const value = document.contents === null || problems.length > 0 ? undefined : reading.plain(document.contents);
  return {
    file,
    text,
    value,
    problems,
    at: (path, key = false) => find(document, path, key, place),
    of: (object) => positions.get(object) ?? [1, 1],
  };
}

/** Turns nodes into plain values and refuses what YAML would silently read as something else. */
class Reading {
  /** Values so far, aliases counted in full. */
  private count = 0;
  private readonly known = new Map<Node, { value: unknown; size: number | undefined }>();

  constructor(
    private readonly document: Document,
    private readonly positions: WeakMap<object, Position>,
    private readonly place: (offset: number) => Position,
    private readonly refuse: (at: Position, message: string) => void,
  ) {}

  plain(node: unknown): unknown {
    if (isAlias(node)) return this.alias(node.resolve(this.document), this.start(node), node.source);
    if (isScalar(node)) return this.scalar(node.value, node.source, node.type, this.start(node));
    if (!isCollection(node)) return null;
    const before = this.count;
    const value: unknown[] | Record<string, unknown> = isSeq(node) ? [] : {};
    this.positions.set(value, this.start(node));
    this.known.set(node, { value, size: undefined });
    for (const item of node.items) {
      this.count += 1;
      if (Array.isArray(value)) value.push(this.plain(item));
      else if (isPair(item)) {
        const key = this.key(item.key);
        if (key !== undefined) value[key] = this.plain(item.value);
      }
    }
    this.known.set(node, { value, size: this.count - before });
    return value;
  }

  private key(node: unknown): string | undefined {
    const at = this.start(node);
    if (!isScalar(node) || typeof node.value !== 'string') {
      this.refuse(at, 'a key has to be text: put it in quotes');
      return undefined;
    }
    if (node.value === '<<') {
      this.refuse(at, 'merge keys are no part of the language: repeat with an anchor and an alias, or write it out');
      return undefined;
    }
    if (node.value === '__proto__') {
      this.refuse(at, '__proto__ is no key');
      return undefined;
    }
    return node.value;
  }

  private alias(target: Node | undefined, at: Position, name: string): unknown {
    if (target === undefined) {
      this.refuse(at, `no anchor ${name} before this alias`);
      return null;
    }
    const known = this.known.get(target);
    if (known === undefined) return this.plain(target);
    const within = this.count <= SIZE_LIMIT;
    this.count += known.size ?? 0;
    if (known.size === undefined) this.refuse(at, `the alias ${name} stands inside its own anchor`);
    else if (this.count <= SIZE_LIMIT) return known.value;
    else if (within) this.refuse(at, `with its aliases written out the file has more than ${SIZE_LIMIT} values`);
    return null;
  }

  /** `1.10`, `0x1F`, `1e3`, `~` and `TRUE` look like text to some and like values to others, so neither reading is taken. */
  private scalar(value: unknown, source: string | undefined, type: string | undefined, at: Position): unknown {
    if (type !== 'PLAIN' || source === undefined || typeof value === 'string') return value;
    const written = value === null ? 'null' : String(value);
    if (source !== written && !(value === null && source === '')) {
      this.refuse(at, `${source} would be read as ${written}: put it in quotes, or write ${written}`);
    }
    return value;
  }

  private start(node: unknown): Position {
    const range = isAlias(node) || isScalar(node) || isCollection(node) ? node.range : undefined;
    return this.place(range?.[0] ?? 0);
  }
}

function find(document: Document, path: Path, key: boolean, place: (offset: number) => Position): Position {
  let node: unknown = document.contents;
  let last = offsetOf(node) ?? 0;
  for (const [index, segment] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && p.key.value === segment);
      if (pair === undefined) break;
      const wantsKey = key && index === path.length - 1;
      last = (wantsKey ? offsetOf(pair.key) : (offsetOf(pair.value) ?? offsetOf(pair.key))) ?? last;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(segment)];
      last = offsetOf(node) ?? last;
    } else break;
  }
  return place(last);
}

function offsetOf(node: unknown): number | undefined {
  return isAlias(node) || isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
}
