import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim().replaceAll('`', ''));

/** The rows of the first table of a page after a text. */
function rowsAfter(page: string, text: string): string[][] {
  const [, rest = ''] = page.split(text);
  const lines = rest.slice(rest.indexOf('\n|')).split('\n').slice(3);
  return lines.slice(0, lines.indexOf('')).map(cellsOf);
}

it('what testers are told that a criterion catches is what was measured', async () => {
  const told = rowsAfter(await readFile('docs/for-qa.md', 'utf8'), 'What they catch.');
  const found = rowsAfter(await readFile('docs/suites.md', 'utf8'), '## Which faults each criterion sees');
  const measured = new Map(found.map(([, how = '', , ...cells]) => [how, cells]));
  expect(told.length).toBeGreaterThan(8);
  for (const [, criterion = '', tests, steps, ...shares] of told) {
    const name = criterion.replace(/,? (?:\(.*\)|of .*)$/, '').replaceAll(',', ' + ');
    const [allTests, allSteps, ...spread] = measured.get(name) ?? [];
    const middle = spread.slice(0, 3).map((share) => share.split(' · ')[1]);
    const plain = (text: string | undefined) => text?.replaceAll(',', '');
    expect([name, plain(tests), plain(steps), ...shares.slice(0, 3)]).toEqual([
      name,
      allTests,
      allSteps,
      ...middle,
    ]);
  }
});
