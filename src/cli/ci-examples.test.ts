/** The examples in docs/ci: each is what it claims to be, and calls the program as it is. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { isMap } from '../spec/read/json.js';
import { commands } from './commands/index.js';
import { capture } from './testing/capture.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'docs/ci');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** All documents of a YAML file, without a mistake in any. */
function documents(name: string): unknown[] {
  const parsed = parseAllDocuments(read(name), { version: '1.2', strict: true, uniqueKeys: true });
  if (!Array.isArray(parsed)) throw new Error(`${name} is empty`);
  expect(parsed.flatMap((document) => [...document.errors, ...document.warnings])).toEqual([]);
  return parsed.map((document) => document.toJS());
}

/** The value under a path of keys and indexes. */
function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (isMap(inner) || Array.isArray(inner) ? Object(inner)[key] : undefined), value);
}

/** Every text under a key, anywhere in a value. */
function under(value: unknown, key: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => under(each, key));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key ? [inner].flat().filter((x) => typeof x === 'string') : under(inner, key),
  );
}

const EXAMPLES = ['action.yml', 'github-workflow.yml', 'gitlab-ci.yml', 'Jenkinsfile', 'kubernetes-job.yaml', 'Containerfile'];

it('has each example, and nothing that no test looks at', () => {
  expect(readdirSync(folder).sort()).toEqual([...EXAMPLES, 'README.md'].sort());
  for (const name of EXAMPLES) expect(read('README.md')).toContain(`\`${name}\``);
});

describe('what the examples call', () => {
  const program = new Command();
  for (const add of commands) add(program, { terminal: capture(), exit: () => undefined });

  const calls = [...EXAMPLES, 'README.md'].flatMap((name) =>
    [...read(name).matchAll(/^[^#/\n]*?\bocci-conformance ((?:run|merge|diff|compare|plugfest|verify)\b[^\n`']*)/gm)].map(
      (match): [string, string] => [name, match[1] ?? ''],
    ),
  );

  it('is found in each that runs something', () => {
    expect(new Set(calls.map(([name]) => name))).toEqual(new Set([...EXAMPLES.filter((name) => name !== 'Containerfile'), 'README.md']));
  });

  it.each(calls)('%s: %s', (_, line) => {
    const [name = '', ...words] = line
      .replace(/\$\{\w+:\+|\}/g, ' ')
      .trim()
      .split(/\s+/);
    const command = program.commands.find((each) => each.name() === name);
    expect(command, name).toBeDefined();
    const known = command?.options.map((option) => option.long);
    for (const word of words.filter((each) => each.startsWith('--'))) expect(known, line).toContain(word);
  });
});

describe('the scripts', () => {
  const scripts = [
    ...under(documents('action.yml'), 'run'),
    ...under(documents('github-workflow.yml'), 'run'),
    ...under(documents('gitlab-ci.yml'), 'script'),
    ...under(documents('kubernetes-job.yaml'), 'args'),
    ...[...read('Jenkinsfile').matchAll(/sh '''([\s\S]*?)'''|sh '([^'\n]+)'/g)].map((match) => match[1] ?? match[2] ?? ''),
  ];

  it.each(scripts)('parse in a shell: %s', (script) => {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('action.yml', () => {
  const [action] = documents('action.yml');

  it('is a composite action whose steps name their shell and take no input as code', () => {
    expect(at(action, 'runs', 'using')).toBe('composite');
    const steps = at(action, 'runs', 'steps');
    if (!Array.isArray(steps)) throw new Error('no steps');
    for (const step of steps.filter((each) => isMap(each) && 'run' in each)) {
      expect(at(step, 'shell')).toBe('bash');
      expect(at(step, 'run')).not.toContain('${{');
    }
  });

  it('uses each input that it has, and no other', () => {
    const used = new Set([...read('action.yml').matchAll(/\$\{\{ inputs\.([\w-]+) \}\}/g)].map((match) => match[1]));
    expect([...used].sort()).toEqual(Object.keys(Object(at(action, 'inputs'))).sort());
  });
});

describe('github-workflow.yml', () => {
  const [workflow] = documents('github-workflow.yml');

  it('runs as many parts as it says, and merges them', () => {
    const parts = at(workflow, 'jobs', 'part', 'strategy', 'matrix', 'part');
    if (!Array.isArray(parts)) throw new Error('no parts');
    expect(parts).toEqual(parts.map((_, i) => i + 1));
    expect(under(at(workflow, 'jobs', 'part'), 'shard')).toEqual([`\${{ matrix.part }}/${parts.length}`]);
    expect(at(workflow, 'jobs', 'part', 'strategy', 'fail-fast')).toBe(false);
    expect(at(workflow, 'jobs', 'merge', 'needs')).toBe('part');
    expect(under(workflow, 'uses')).toContain('./docs/ci');
    const inputs = Object.keys(Object(at(documents('action.yml')[0], 'inputs')));
    const steps = at(workflow, 'jobs', 'part', 'steps');
    const given = Array.isArray(steps)
      ? steps.flatMap((step) => (at(step, 'uses') === './docs/ci' ? Object.keys(Object(at(step, 'with'))) : []))
      : [];
    for (const name of given) expect(inputs).toContain(name);
  });

  it('has no more rights than it needs, and no action without a version', () => {
    expect(at(workflow, 'permissions')).toEqual({ contents: 'read' });
    for (const name of under([workflow, documents('action.yml')], 'uses')) expect(name).toMatch(/^\.\/|@v\d/);
    for (const script of under(workflow, 'run')) expect(script).not.toContain('${{');
  });
});

it('gitlab-ci.yml runs parts by the numbers of GitLab, lets merge decide, and keeps what went wrong', () => {
  const [template] = documents('gitlab-ci.yml');
  expect(at(template, 'occi-parts', 'parallel')).toBeGreaterThan(1);
  expect(under(at(template, 'occi-parts'), 'script').join()).toContain('$CI_NODE_INDEX/$CI_NODE_TOTAL');
  expect(at(template, 'occi-parts', 'allow_failure', 'exit_codes')).toEqual([1, 2]);
  const stages = at(template, 'stages');
  for (const job of ['occi-parts', 'occi-merge']) {
    expect(stages).toContain(at(template, job, 'stage'));
    expect(at(template, job, 'artifacts', 'when')).toBe('always');
    expect(at(template, String(at(template, job, 'extends')))).toBeDefined();
  }
  expect(at(template, 'occi-merge', 'artifacts', 'reports', 'junit')).toBe('reports/junit.xml');
});

describe('kubernetes-job.yaml', () => {
  const [parts, merge] = documents('kubernetes-job.yaml');

  it('has an Indexed Job with as many parts as its shards, from 1', () => {
    expect(at(parts, 'kind')).toBe('Job');
    expect(at(parts, 'spec', 'completionMode')).toBe('Indexed');
    expect(under(parts, 'args').join()).toContain(`--shard "$((JOB_COMPLETION_INDEX + 1))/${at(parts, 'spec', 'completions')}"`);
  });

  it.each([
    ['parts', parts],
    ['merge', merge],
  ])('runs the %s without rights, on volumes that exist', (step, job) => {
    expect(at(job, 'metadata', 'labels', 'step')).toBe(step);
    const pod = at(job, 'spec', 'template', 'spec');
    expect(at(pod, 'restartPolicy')).toBe('Never');
    expect(at(pod, 'securityContext', 'runAsNonRoot')).toBe(true);
    expect(at(pod, 'containers', 0, 'securityContext')).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true });
    const volumes = at(pod, 'volumes');
    const mounts = at(pod, 'containers', 0, 'volumeMounts');
    const names = (list: unknown) => (Array.isArray(list) ? list.map((each) => at(each, 'name')) : []);
    expect(names(mounts)).toEqual(names(volumes));
  });

  it('does not try a verdict again', () => {
    expect(at(merge, 'spec', 'backoffLimit')).toBe(0);
    expect(at(merge, 'kind')).toBe('Job');
  });
});

it('Jenkinsfile has balanced blocks, as many parts as it says, and lets merge decide', () => {
  const text = read('Jenkinsfile');
  const code = text.replace(/\/\/.*$/gm, '').replace(/'''[\s\S]*?'''|'[^'\n]*'|"[^"\n]*"/g, '');
  for (const [open, close] of ['{}', '()', '[]'].map((pair) => [...pair])) {
    let depth = 0;
    for (const character of code) {
      if (character === open) depth += 1;
      if (character === close) depth -= 1;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  }
  expect(text.replace(/^\/\/.*\n/, '')).toMatch(/^pipeline \{/);
  const parts = /values ((?:'\d+'(?:, )?)+)/.exec(text)?.[1]?.split(', ').length;
  expect(/PARTS = '(\d+)'/.exec(text)?.[1]).toBe(`${parts}`);
  expect(text).toContain('skipMarkingBuildUnstable: true');
});

describe('Containerfile', () => {
  const lines = read('Containerfile')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('consists of instructions, ends as a user without rights, and starts the program', () => {
    for (const line of lines) expect(line).toMatch(/^(FROM|WORKDIR|COPY|RUN|ENV|USER|ENTRYPOINT|CMD) \S/);
    expect(lines.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER node');
    expect(JSON.parse(lines.find((line) => line.startsWith('ENTRYPOINT '))?.slice('ENTRYPOINT '.length) ?? '')).toEqual([
      'occi-conformance',
    ]);
    for (const from of lines.filter((line) => line.startsWith('FROM '))) expect(from).not.toMatch(/:latest|node(?!:)/);
  });

  it('copies what the package is made of', () => {
    const { files, bin }: { files: string[]; bin: Record<string, string> } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const copied = lines.flatMap((line) => /^COPY --from=build \/suite\/(\S+) /.exec(line)?.[1] ?? []);
    for (const name of files) expect(copied).toContain(name);
    expect(read('Containerfile')).toContain(`/suite/${bin['occi-conformance']} /usr/local/bin/occi-conformance`);
    for (const name of copied) if (name !== 'dist' && name !== 'node_modules') expect(existsSync(join(root, name)), name).toBe(true);
  });
});
