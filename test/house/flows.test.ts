import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { described } from '../../apps/docs/catalogue.ts';
import { viewAt } from '../../apps/docs/screens.ts';
import { screens } from '../../machines/flows/view.ts';
import { chartOf, statesOf } from '../../adapters/chart/index.ts';

const filesIn = (folder: string, ending: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name));

/** What is written twice, in a run of `length` lines or more, imports and blank lines left out. */
function repeated(files: readonly string[], length: number): string[] {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const file of files) {
    const text = readFileSync(file, 'utf8').replace(/^import [^;]*;$/gm, '');
    const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
    for (let at = 0; at + length <= lines.length; at++) {
      const run = lines.slice(at, at + length).join('\n');
      const before = seen.get(run);
      if (before !== undefined) twice.push(`${before} and ${file}:\n${run}`);
      seen.set(run, file);
    }
  }
  return twice;
}

const flows = described.flatMap((each) => (each.flow ? [{ ...each, flow: each.flow }] : []));

describe('the flows read like the manual', () => {
  it('no run of six lines stands twice among the logins', () => {
    expect(repeated(filesIn('machines/flows/login', '.ts'), 6)).toEqual([]);
  });

  it('a run that is repeated is found', () => {
    const file = 'machines/flows/login/first-step.ts';
    expect(repeated([file, file], 6).length).toBeGreaterThan(0);
  });

  it('half of the machine files have at most 150 lines', () => {
    const lengths = filesIn('machines', '.machine.ts').map(
      (file) => readFileSync(file, 'utf8').split('\n').length,
    );
    const sorted = lengths.toSorted((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(150);
  });
});

describe('screens', () => {
  it.each(flows)('every state of $page has one', ({ machine, flow }) => {
    const [, ...states] = statesOf(chartOf(machine));
    for (const { path } of states) expect(screens).toContain(viewAt(flow, path).screen);
  });

  it('know no state by its name', () => {
    const names = new Set(flows.flatMap(({ machine }) => statesOf(chartOf(machine)).map(({ key }) => key)));
    const words = new Set<string>([...screens, ...flows.map(({ name }) => name), 'smartFnp', 'softPin']);
    const secret = [...names].filter((name) => /[a-z][A-Z]/.test(name) && !words.has(name));
    expect(secret.length).toBeGreaterThan(20);
    const pages = ['adapters/ui', 'apps/web'].flatMap((folder) => [
      ...filesIn(folder, '.ts'),
      ...filesIn(folder, '.tsx'),
    ]);
    const telling = pages.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      return secret.filter((name) => text.includes(`'${name}'`)).map((name) => `${file}: ${name}`);
    });
    expect(telling).toEqual([]);
  });
});
