import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { attackCommand } from '../../apps/cli/attack.ts';
import { attackSchema, isAttack, playAttack } from '../../verification/attack/index.ts';
import { journeySchema } from '../../verification/replay/journey.ts';
import { worlds } from '../../scenarios/attackers/index.ts';
import { hyrje } from '../cli/terminal.ts';

const small = worlds.filter(({ name }) => name === 'nothing enrolled, Smart FNP to be turned on');

async function run(...argv: string[]): Promise<{ code: number; out: string }> {
  const out: string[] = [];
  const io = { input: Readable.from(['']), output: new PassThrough(), isTTY: false };
  const code = await attackCommand(argv, { ...io, out: (line) => out.push(line), err: () => {} }, small);
  return { code, out: out.join('\n') };
}

describe('hyrje attack', () => {
  it('says what it does', async () => {
    const { code, out } = await hyrje(['attack', '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: hyrje attack');
  });

  it.each([
    [['--path', 'L9'], '--path is L1,'],
    [['--lang', 'de'], '--lang is en or sq, not "de".'],
    [['--set', 'reset.allowSoftPin'], '--set is KEY=VALUE'],
    [['--set', 'reset.allowSoftPim=false'], 'reset.allowSoftPim'],
    [['somewhere'], 'There is nothing to do with "somewhere".'],
    [['--loud'], "Unknown option '--loud'."],
  ])('refuses %j with 2 and says what is wrong', async (argv, message) => {
    const { code, err } = await hyrje(['attack', ...argv]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('tells an attack as a story, in both languages', async () => {
    expect((await run('--path', 'activateSmartFnp')).out).toContain(
      '2. The attacker begins to turn on Smart FNP on the session’s device. [ok]',
    );
    expect((await run('--path', 'activatesmartfnp', '--lang', 'sq')).out).toContain(
      '2. Sulmuesi nis të aktivizojë Smart FNP në pajisjen e sesionit. [ok]',
    );
  });

  it('prints JSON of its schema', async () => {
    const { out } = await run('--json', '--path', 'Web SMS');
    expect(attackSchema.safeParse(JSON.parse(out)).error).toBeUndefined();
  });

  it('saves attacks that can be played again, and that a closed hole stops', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hyrje-attack-'));
    await run('--path', 'L1', '--save', folder);
    const names = await readdir(folder);
    expect(names).toContain('L1.identifier+password+simSwap.json');
    for (const name of names) {
      const journey = journeySchema.parse(JSON.parse(await readFile(join(folder, name), 'utf8')));
      expect(isAttack(journey)).toBe(true);
      expect(playAttack(journey)).toEqual({ wins: true, goal: 'L1', failedAt: null });
      const steps = journey.steps.map((step) =>
        step.event?.type === 'second.right'
          ? {
              ...step,
              event: { type: 'second.wrong' },
              input: { ...step.input!, facts: { match: 'none', simRisk: false } },
            }
          : step,
      );
      expect(playAttack({ ...journey, steps })).toMatchObject({ wins: false, failedAt: 3 });
    }
    const path = join(folder, 'L1.identifier+password+simSwap.json');
    const replayed = await hyrje(['replay', path]);
    expect(replayed.code).toBe(0);
    expect(replayed.out).toContain('the machines that run go this way');
    const journey = journeySchema.parse(JSON.parse(await readFile(path, 'utf8')));
    await writeFile(path, JSON.stringify({ ...journey, steps: journey.steps.slice(0, -1) }));
    const refused = await hyrje(['replay', path]);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('a way to L1');
    await writeFile(path, JSON.stringify({ ...journey, start: { name: 'nowhere' } }));
    expect((await hyrje(['replay', path])).out).toContain('an attack that begins with a world');
    await rm(folder, { recursive: true });
  });
});
