import { beforeAll, describe, expect, it } from 'vitest';
import { flows, passwordLogin } from '../../machines/index.ts';
import { journeys, people, play } from '../../scenarios/index.ts';
import { flowHeader, recordFlow } from '../../verification/conform/index.ts';
import { memorySurface } from '../journeys/memory.surface.ts';
import { conformFile, logOf } from './logs.ts';

const header = flowHeader('passwordLogin', passwordLogin.machine);

async function recorded(id: string): Promise<string[]> {
  const lines: string[] = [];
  const record = recordFlow((line) => lines.push(line));
  const surface = await memorySurface({ inspect: (event) => record(event as Parameters<typeof record>[0]) });
  await play(
    journeys.find((journey) => journey.id === id)!,
    surface,
  );
  surface.flow().stop();
  return lines;
}

const judge = (lines: readonly string[]) => conformFile(logOf([header, ...lines]), { flows });
const without = (lines: readonly string[], key: string) =>
  lines.map((line) => JSON.stringify({ ...(JSON.parse(line) as object), [key]: undefined }));

describe('the inspection log of a flow', () => {
  let lines: string[];
  beforeAll(async () => {
    lines = await recorded('resend');
  });

  it.each(['client-number', 'wrong-code', 'expired-code', 'offline', 'lost-once', 'cancel', 'block'])(
    'fits: %s',
    async (id) => {
      const log = await recorded(id);
      const { fits, judged, misfit } = await judge(log);
      expect([fits, judged, misfit]).toEqual([true, log.length, null]);
    },
  );

  it('holds no secret, no number and no reference', () => {
    const all = lines.join('\n');
    for (const secret of [people.ana.password, people.ana.clientNumber, 'txn', 'ref']) {
      expect(all).not.toContain(secret);
    }
  });

  it('does not fit with a line left out, swapped, or said twice, and names that very line', async () => {
    const submit = lines.findIndex((line) => line.includes('"credentials.submit"'));
    const at = submit + 2;
    const lineOf = async (changed: readonly string[]) => (await judge(changed)).misfit?.line;
    expect(await lineOf(lines.toSpliced(submit, 1))).toBe(at);
    expect(await lineOf(lines.toSpliced(submit, 2, lines[submit + 1]!, lines[submit]!))).toBe(at);
    expect(await lineOf(lines.toSpliced(submit, 0, lines[submit]!))).toBe(at + 1);
  });

  it('does not fit where the machine is somewhere else, and says what could have been', async () => {
    const at = lines.findIndex((line) => line.includes('actor.first'));
    const wrong = JSON.parse(lines[at]!) as { snapshot: object; event: object };
    const tampered = { ...wrong, snapshot: { value: 'authenticated', status: 'done' } };
    const { fits, misfit } = await judge(lines.with(at, JSON.stringify(tampered)));
    expect(fits).toBe(false);
    expect([misfit!.line, misfit!.lastFitting, misfit!.found]).toEqual([
      at + 2,
      at + 1,
      'xstate.done.actor.first → "authenticated"',
    ]);
    expect(misfit!.expected.join('\n')).toContain('xstate.done.actor.first → {"askingCode"');
    expect(misfit!.states).toEqual(['{"submitting":"proving"}']);
  });

  it('does not fit where an answer decides otherwise', async () => {
    const at = lines.findIndex((line) => line.includes('actor.first'));
    const wrong = lines[at]!.replace('{"ok":true}', '{"ok":false,"code":"E_RATE"}');
    expect((await judge(lines.with(at, wrong))).misfit?.line).toBe(at + 2);
  });

  it('fits by the states alone, but not by a state that is never reached again', async () => {
    const states = without(lines, 'event');
    expect((await judge(states)).fits).toBe(true);
    const { misfit } = await judge([...states, states[0]!]);
    expect(misfit?.line).toBe(states.length + 2);
  });

  it('needs no header where the flow is named', async () => {
    const { fits } = await conformFile(logOf(lines), { flows, machine: 'passwordLogin' });
    expect(fits).toBe(true);
  });
});
