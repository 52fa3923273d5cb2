import { describe, expect, it } from 'vitest';
import { and, not, or, setup } from 'xstate';
import { chartOf, statesOf } from '../../adapters/chart/index.ts';
import { described } from '../../apps/docs/catalogue.ts';
import { sample } from './sample.ts';

const chart = chartOf(sample, ['go', 'stay', 'leave', '<script>']);
const all = statesOf(chart).flatMap(({ transitions }) => transitions);
const stateAt = (path: string) => statesOf(chart).find((state) => state.path === path);

describe('the chart of a machine', () => {
  it('says what makes each transition happen', () => {
    const kinds = all.map(({ event, kind }) => `${event}: ${kind}`);
    expect(kinds).toEqual([
      'told: signal',
      'go: user',
      'go: user',
      '<script>: user',
      'stay: user',
      'after limit: timer',
      'leave: user',
      'done ask: result',
      'error ask: fault',
      'leave: user',
      'go: user',
      'always: always',
    ]);
  });

  it('takes no event for the user’s where nobody says which are', () => {
    const kinds = statesOf(chartOf(sample)).flatMap(({ transitions }) => transitions.map(({ kind }) => kind));
    expect(kinds).not.toContain('user');
    expect(kinds).toContain('signal');
  });

  it('reads guards that are joined from others', () => {
    const guards = { isLate: () => true, isOld: () => true };
    const joined = setup({ guards }).createMachine({
      id: 'joined',
      always: { guard: and(['isLate', or([not('isOld'), 'isLate'])]) },
    });
    expect(chartOf(joined).transitions[0]!.guard).toBe('isLate and (not isOld or isLate)');
  });

  it('names the guards of every shipped machine', () => {
    const guards = described.flatMap(({ machine }) =>
      statesOf(chartOf(machine)).flatMap(({ transitions }) => transitions.map(({ guard }) => guard)),
    );
    expect(guards).not.toContain('unnamed');
  });

  it('keys a transition by the id of its state, its event and its place among those for the event', () => {
    const { transitions } = stateAt('first')!;
    expect(transitions.map(({ key, order }) => [key, order])).toEqual([
      ['named go 0', 1],
      ['named go 1', 2],
      ['named <script> 0', null],
      ['named stay 0', null],
      ['named xstate.after.limit.named 0', null],
    ]);
    expect(stateAt('middle.thinking')!.transitions.at(-1)!.key).toBe('sample.middle.thinking  0');
  });

  it('carries tags, descriptions and the ids of services', () => {
    expect(stateAt('first')).toMatchObject({ tags: ['calm'], description: 'Where it begins.' });
    expect(stateAt('first')!.transitions[1]).toMatchObject({ description: 'The usual way.' });
    expect(stateAt('middle.asking')!.invokes).toEqual([{ id: 'call', service: 'ask' }]);
  });

  it.each(described)('has a key of its own for each transition of $page', ({ machine }) => {
    const keys = statesOf(chartOf(machine)).flatMap(({ transitions }) => transitions.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key.endsWith(' -1'))).toEqual([]);
  });
});
