import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const passing = `import { it } from 'vitest'; it('holds', () => {});`;
const failing = `import { it } from 'vitest'; it('fails', () => { throw new Error('no'); });`;
const skipped = `import { it } from 'vitest'; it.skip('waits', () => {});`;
const brokenHook = `import { beforeAll, it } from 'vitest'; beforeAll(() => { throw new Error('no'); }); it('never runs', () => {});`;
const strayError = `import { it } from 'vitest'; it('leaves a rejection', () => { Promise.reject(new Error('stray')); });`;

describe('the closing line of a test run', () => {
  let project: string;

  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'hyrje-closing-line-'));
    mkdirSync(join(project, 'test/house'), { recursive: true });
    const house = ['closing-line.reporter.ts', 'longest-first.sequencer.ts'].map(
      (file) => `test/house/${file}`,
    );
    for (const file of ['package.json', 'vitest.config.ts', ...house]) {
      cpSync(join(root, file), join(project, file));
    }
    mkdirSync(join(project, 'test/support'));
    for (const file of ['postgres.ts', 'browser.global.ts']) {
      writeFileSync(join(project, 'test/support', file), 'export const setup = () => {};');
    }
    symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  });

  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it.each([
    ['counts what passed', [passing, passing], '2 passed, 0 failed', 0],
    ['counts what failed', [passing, failing], '1 passed, 1 failed', 1],
    ['names what was skipped', [passing, skipped], '1 passed, 0 failed, 1 skipped', 0],
    ['counts a file that cannot be loaded', [passing, `import './nowhere.ts';`], '1 passed, 1 failed', 1],
    ['counts a hook that throws', [passing, brokenHook], '1 passed, 1 failed, 1 skipped', 1],
    ['counts an error outside the tests', [strayError], '1 passed, 1 failed', 1],
    ['fails a run in which every test was skipped', [skipped], '0 passed, 0 failed, 1 skipped', 1],
    ['fails a run without tests', [], '0 passed, 0 failed', 1],
  ])('%s', (_, files, line, exitCode) => {
    const folder = mkdtempSync(join(project, 'test/'));
    files.forEach((text, index) => writeFileSync(join(folder, `${index}.test.ts`), text));
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const run = spawnSync(process.execPath, [vitest, 'run', folder], { cwd: project, encoding: 'utf8' });
    expect(run.stdout.trimEnd().split('\n').at(-1)).toBe(line);
    expect(run.status).toBe(exitCode);
  });
});
