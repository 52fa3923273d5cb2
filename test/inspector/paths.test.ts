import { describe, expect, it } from 'vitest';
import { durationOf, durationWords } from '../../apps/inspector/data/duration.ts';
import { machineNamed } from '../../apps/inspector/data/machines.ts';
import { askingBesides, paths } from '../../apps/inspector/proof/paths.ts';
import { loginPaths } from '../../machines/flows/login/login-input.ts';

describe('the ways in that the inspector lists', () => {
  it('are all there are, each once', () => {
    expect(paths.map(({ path }) => path).toSorted()).toEqual(loginPaths.toSorted());
  });

  it('need the SIM where the specification says so, and the flow of each asks for what it proves', () => {
    const withSim = paths.filter(({ elements }) => elements.includes('P_sim')).map(({ path }) => path);
    expect(withSim).toEqual(['L1', 'L2', 'L3', 'L6sms']);
    for (const { flow, elements } of paths) {
      const asked = Object.values(machineNamed(flow)?.annotations ?? {}).flatMap((one) => one.elements ?? []);
      expect([flow, elements.filter((element) => !asked.includes(element))]).toEqual([flow, []]);
    }
    expect(askingBesides('P_sim').map(({ name }) => name)).toContain('forgotPassword');
  });
});

describe('what is proved in a state', () => {
  const elementsAt = (path: string) => machineNamed('passwordLogin')?.annotations[path]?.elements ?? [];

  it('is told where it is proved, and not where somebody only waits for the bank', () => {
    expect(elementsAt('askingCredentials')).toEqual(['K_pwd']);
    expect(elementsAt('askingCode')).toEqual(['P_sim']);
    expect(elementsAt('validating')).toEqual(['P_dev']);
    for (const path of ['submitting', 'choosing', 'leaving', 'turning']) expect(elementsAt(path)).toEqual([]);
  });
});

describe('how long a time is', () => {
  it('is told in signs on a chart, and in words beside it', () => {
    expect([30, 120, 240, 1800, 7200, 86_400].map((s) => durationOf(1000 * s))).toEqual([
      '30 s',
      '120 s',
      '4 min',
      '30 min',
      '2 h',
      '1 d',
    ]);
    expect(durationWords('30 min, 2 h, 1 d', 'en')).toBe('30 minutes, 2 hours, 1 day');
    expect(durationWords('30 min, 2 h, 1 d', 'sq')).toBe('30 minuta, 2 orë, 1 ditë');
  });
});
