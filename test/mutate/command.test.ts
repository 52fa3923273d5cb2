import { describe, expect, it } from 'vitest';
import { mutationPage } from '../../apps/docs/mutation-page.ts';
import { mutationSchema } from '../../verification/mutate/index.ts';
import { hyrje } from '../cli/terminal.ts';

const run = (...argv: string[]) => hyrje(['mutate', ...argv]);

describe('hyrje mutate', () => {
  it('prints a score that its schema describes, and a page can be made of it', async () => {
    const { code, out } = await run('visible', '--operator', 'drop-timer', '--operator', 'limit', '--json');
    const mutation = mutationSchema.parse(JSON.parse(out));
    expect(code).toBe(0);
    expect(mutation.machines).toMatchObject([
      { name: 'visible', made: 4, mutants: 4, killed: { range: 1, properties: 3 }, survivors: 0, score: 1 },
    ]);
    expect(mutationPage(mutation)).toContain('| visible | 4 | 4 |');
  });

  it('lists the mutants, and draws the same ones for the same seed', async () => {
    const { out } = await run('visible', '--list');
    expect(out.split('\n')).toHaveLength(27);
    const drawn = await run('visible', '--list', '--sample', '3', '--seed', '7');
    expect(drawn.out.split('\n')).toHaveLength(3);
    expect((await run('visible', '--list', '--sample', '3', '--seed', '7')).out).toBe(drawn.out);
  });

  it.each([
    [['nobody'], 'There is no machine "nobody".'],
    [['visible', '--operator', 'break'], 'There is no operator "break".'],
    [['visible', '--sample', 'some'], '--sample is a whole number, not "some".'],
    [['visible', '--at-least', '2'], '--at-least is a number from 0 to 1, not "2".'],
  ])('refuses %j', async (argv, message) => {
    const { code, err } = await run(...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
