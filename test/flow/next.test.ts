import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { flows, next } from '../../machines/index.ts';
import { type FlowName, table } from '../../machines/flows/next.ts';
import type { FlowDefinition } from '../../machines/flows/definition.ts';

const names = Object.keys(table) as FlowName[];

describe('the router between flows', () => {
  it('knows every flow, by the name that the flow gives itself', () => {
    expect(Object.keys(flows).toSorted()).toEqual(names.toSorted());
    expect(Object.entries(flows).map(([name, flow]) => [name, flow.name])).toEqual(
      Object.keys(flows).map((name) => [name, name]),
    );
  });

  it.each(names)('knows what follows each end of %s', (name) => {
    const flow = flows[name] as unknown as FlowDefinition;
    const ends = Object.values(flow.machine.states).filter(({ type }) => type === 'final');
    expect(ends.length).toBeGreaterThan(0);
    for (const start of flow.starts ?? [undefined]) {
      const { context } = createActor(flow.machine, { input: start as object }).getSnapshot();
      for (const { config, key } of ends) {
        const output =
          typeof config.output === 'function' ? config.output({ context } as never) : config.output;
        const { status, next: wanted } = output as { status: string; next?: string };
        expect([key, Object.hasOwn(table[name], status)]).toEqual([key, true]);
        const after = next(name, output as never, 'session-1');
        if (typeof after === 'object') expect(names).toContain(after.flow);
        if (wanted !== undefined) expect(after).toMatchObject({ flow: wanted });
      }
    }
  });

  it('a login leads into the session, or back to welcome', () => {
    const output = { status: 'authenticated', path: 'L1', elements: [], session: 'session-1' } as const;
    expect(next('passwordLogin', output, null)).toEqual({
      flow: 'session',
      input: { session: 'session-1', path: 'L1' },
    });
    expect(next('biometricLogin', { status: 'cancelled' }, null)).toBe('welcome');
    expect(next('softPinLogin', { status: 'blocked' }, null)).toBe('welcome');
  });

  it('a forgotten password begins with nothing where the login knew of nothing', () => {
    expect(next('passwordLogin', { status: 'left', next: 'forgotPassword' }, null)).toEqual({
      flow: 'forgotPassword',
      input: { biometric: null, softPin: null },
    });
  });

  it('what was begun in Profile comes back to Profile, unless the session is over', () => {
    const back = { flow: 'profile', input: { session: 'session-1' } };
    expect(next('biometricActivation', { status: 'done' }, 'session-1')).toEqual(back);
    expect(next('softPinChange', { status: 'cancelled' }, 'session-1')).toEqual(back);
    expect(next('passwordChange', { status: 'sessionEnded' }, 'session-1')).toBe('welcome');
    expect(next('deactivation', { status: 'blocked' }, 'session-1')).toBe('welcome');
    expect(next('profile', { status: 'closed' }, 'session-1')).toBe('home');
  });

  it('the menu Soft PIN closes to where it was opened', () => {
    expect(next('softPinMenu', { status: 'closed' }, 'session-1')).toBe('home');
    expect(next('softPinMenu', { status: 'closed' }, null)).toBe('welcome');
  });
});
