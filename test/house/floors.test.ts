import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const floors = ['machines', 'adapters', 'verification', 'scenarios', 'apps', 'test'];

/** For each rule a file of that floor and the one import it must not have. */
const planted: Record<string, readonly [file: string, imported: string | null]> = {
  'vocabulary-imports-nothing-above': ['machines/vocabulary/sees-a-port.ts', '../ports/target.ts'],
  'ports-import-only-vocabulary': ['machines/ports/sees-a-flow.ts', '../flows/target.ts'],
  'authority-imports-only-ports-and-vocabulary': ['machines/authority/sees-a-flow.ts', '../flows/target.ts'],
  'flows-import-only-ports-and-vocabulary': ['machines/flows/sees-the-bank.ts', '../authority/target.ts'],
  'door-imports-only-machines': ['machines/sees-an-adapter.ts', '../adapters/store/target.ts'],
  'adapters-import-only-machines': ['adapters/bank/sees-the-checker.ts', '../../verification/target.ts'],
  'verification-imports-only-machines': ['verification/sees-an-adapter.ts', '../adapters/store/target.ts'],
  'scenarios-import-only-floors-below': ['scenarios/sees-an-app.ts', '../apps/target.ts'],
  'apps-import-no-test': ['apps/sees-a-test.ts', '../test/target.ts'],
  'adapters-do-not-import-each-other': ['adapters/bank/sees-a-store.ts', '../store/target.ts'],
  'machines-need-only-xstate-and-zod': ['machines/authority/reads-a-file.ts', 'node:fs'],
  'verification-needs-only-xstate-and-zod': ['verification/reads-a-file.ts', 'node:fs'],
  'the-check-of-foreign-machines-loads-files-besides': ['verification/foreign/opens-a-socket.ts', 'node:net'],
  'browser-rooms-use-zod-mini': ['machines/flows/carries-all-of-zod.ts', 'zod'],
  'browser-rooms-carry-no-policy': ['machines/flows/carries-policy.ts', '../vocabulary/policy/target.ts'],
  'a-bank-is-served-without-the-demo': ['apps/server/serve.ts', './demo/target.ts'],
  'test-tools-stay-in-test': ['scenarios/runs-tests.ts', 'vitest'],
  'shipped-code-needs-no-dev-dependency': ['apps/needs-a-dev-tool.ts', 'dev-tool'],
  'no-cycles': ['scenarios/goes-round.ts', './returns.ts'],
  'no-orphans': ['scenarios/alone.ts', null],
  'no-unresolved-imports': ['scenarios/points-nowhere.ts', './nowhere.ts'],
};

const lawful: Record<string, string> = {
  'scenarios/returns.ts': './goes-round.ts',
  'machines/vocabulary/policy/parses.ts': 'zod',
  'machines/flows/parses.ts': 'zod/mini',
  'machines/authority/runs.ts': 'xstate',
  'adapters/bank/serves.ts': '../../machines/authority/target.ts',
  'scenarios/tells.ts': '../adapters/store/target.ts',
  'apps/starts.ts': '../scenarios/target.ts',
  'test/checks.ts': 'vitest',
};

interface Report {
  summary: {
    totalCruised: number;
    violations: { from: string; rule: { name: string } }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
}

async function cruise(house: string): Promise<Report['summary']> {
  const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [cruiser, '--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...floors];
  const options = { cwd: house, maxBuffer: 1 << 28 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options);
  return (JSON.parse(stdout) as Report).summary;
}

async function buildHouse(): Promise<string> {
  const house = await mkdtemp(join(tmpdir(), 'hyrje-floors-'));
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(house, path)), { recursive: true });
    await writeFile(join(house, path), text);
  };
  const packages = { xstate: '1.0.0', zod: '1.0.0' };
  const tools = { vitest: '1.0.0', 'dev-tool': '1.0.0' };
  await write(
    'package.json',
    JSON.stringify({ type: 'module', dependencies: packages, devDependencies: tools }),
  );
  for (const name of [...Object.keys(packages), ...Object.keys(tools)]) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, '');
  }
  await write('node_modules/zod/mini/index.js', '');
  for (const config of ['.dependency-cruiser.mjs', 'tsconfig.json']) {
    await cp(join(root, config), join(house, config));
  }
  for (const [file, imported] of [...Object.values(planted), ...Object.entries(lawful)]) {
    await write(file, imported === null ? 'export const alone = true;' : `import '${imported}';`);
    if (imported?.endsWith('/target.ts')) await write(join(dirname(file), imported), 'export {};');
  }
  return house;
}

describe('the floors of the house', () => {
  let real: Report['summary'];
  let spoilt: Report['summary'];
  let house: string;

  beforeAll(async () => {
    house = await buildHouse();
    [real, spoilt] = await Promise.all([cruise(root), cruise(house)]);
  });

  afterAll(() => rm(house, { recursive: true, force: true }));

  const reportedFor = (file: string) =>
    spoilt.violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

  it('hold in every source file', () => {
    expect(real.violations).toEqual([]);
  });

  it('are checked on all sources, not on an empty list', () => {
    expect(real.totalCruised).toBeGreaterThan(20);
  });

  it('have a planted violation for every rule', () => {
    expect(Object.keys(planted).toSorted()).toEqual(
      real.ruleSetUsed.forbidden.map(({ name }) => name).toSorted(),
    );
  });

  it.each(Object.entries(planted))('%s is caught', (rule, [file]) => {
    expect(reportedFor(file)).toContain(rule);
  });

  it.each(Object.entries(lawful).slice(1))('%s may import %s', (file) => {
    expect(reportedFor(file)).toEqual([]);
  });
});
