import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { driverNamed, runSuite } from '../../apps/drivers/index.ts';
import { suiteFor } from '../support/suites.ts';
import { type OwnApp, ownDriver } from './own-driver.example.ts';

const here = import.meta.dirname;

interface Seen {
  screen: string;
  busy: boolean;
  error?: string;
  actions: [event: string, enabled: boolean][];
}

/** An app of somebody else, which calls its screens as `called` says. */
function ownApp(called: (screen: string) => string): OwnApp {
  const inside = driverNamed('deactivation');
  const doing = async (deed: Parameters<typeof inside.do>[0]) => void (await inside.do(deed));
  return {
    open: async (start) => inside.begin(start as Record<string, unknown> | null),
    press: async (event, typed) => {
      const { refused } = await inside.do({ event, problem: null, payload: { ...typed } });
      return refused !== true;
    },
    answer: (answer, output) => doing({ answer, output: { ...output } }),
    fail: (fault, code) => doing({ fault, code }),
    passDeadline: (timer) => doing({ timer }),
    network: (isThere) => doing({ network: isThere ? 'found' : 'lost' }),
    async screen() {
      const { screen, busy, error, actions } = (await inside.see()) as unknown as Seen;
      return { name: called(screen), busy, ...(error !== undefined && { error }), buttons: actions };
    },
  };
}

describe('a driver of one’s own', () => {
  it('is written in under fifty lines, which stand in the docs as they are tested', () => {
    const example = readFileSync(join(here, 'own-driver.example.ts'), 'utf8');
    expect(example.split('\n').length).toBeLessThan(50);
    expect(readFileSync(join(here, '../../docs/own-driver.md'), 'utf8')).toContain(
      example.slice(example.indexOf('/** The bank')).trim(),
    );
  });

  it('plays a whole suite on an app that is right', async () => {
    const results = await runSuite(suiteFor('deactivation'), ownDriver(ownApp((screen) => screen)));
    expect(results.filter(({ mismatch }) => mismatch !== null)).toEqual([]);
  });

  it('says what is wrong with one that is not', async () => {
    const wrong = ownApp((screen) => (screen === 'confirmed' ? 'home' : screen));
    const results = await runSuite(suiteFor('deactivation'), ownDriver(wrong), { mostFailures: 1 });
    expect(results.find(({ mismatch }) => mismatch !== null)?.mismatch).toMatchObject({
      what: 'screen',
      expected: 'confirmed',
      seen: 'home',
    });
  });
});
