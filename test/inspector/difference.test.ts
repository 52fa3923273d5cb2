import { describe, expect, it } from 'vitest';
import { chartOf, statesOf } from '../../adapters/chart/index.ts';
import { differenceOf } from '../../apps/inspector/compare/difference.ts';
import { flows } from '../../machines/index.ts';
import { type Drawing, part, redrawn } from '../properties/redraw.ts';

const sound = flows.deactivation.machine;
const after = chartOf(sound);
const before = (edit: (drawing: Drawing) => void) => chartOf(redrawn(sound, edit));
const told = (edit: (drawing: Drawing) => void) => {
  const { ways, addedStates, removedStates } = differenceOf(before(edit), after);
  return {
    ways: ways.map(({ what, way }) => `${what} ${way.source} ${way.event}`),
    addedStates,
    removedStates,
  };
};

describe('what is different between two versions of a chart', () => {
  it('is nothing between a chart and itself', () => {
    const none = { ways: [], addedStates: [], removedStates: [], alteredStates: [] };
    expect(differenceOf(after, after)).toMatchObject(none);
  });

  it('is a transition that was added, removed or leads elsewhere', () => {
    expect(told((drawing) => delete part(drawing, 'asking').on['flow.cancel']).ways).toEqual([
      'added asking flow.cancel',
    ]);
    expect(told((drawing) => (part(drawing, 'asking').on['flow.back'] = '#cancelled')).ways).toEqual([
      'removed asking flow.back',
    ]);
    expect(told((drawing) => (part(drawing, 'asking').on['flow.cancel'] = { target: '#done' })).ways).toEqual(
      ['redirected asking flow.cancel'],
    );
  });

  it('is a state that does something else on entry, or asks for something else', () => {
    const [state] = statesOf(after).filter(({ invokes }) => invokes.length > 0);
    const other = JSON.parse(JSON.stringify(after)) as typeof after;
    const silent = statesOf(other).find(({ path }) => path === state?.path);
    Object.assign(silent ?? {}, { entry: [], invokes: [] });
    const { alteredStates, ways } = differenceOf(other, after);
    expect(ways).toEqual([]);
    expect(
      alteredStates.map(({ path, before: old, now }) => [path, old.invokes.length, now.invokes]),
    ).toEqual([[state?.path, 0, state?.invokes]]);
  });

  it('is drawn in one chart, what is gone under keys of its own', () => {
    const old = before((drawing) => (part(drawing, 'asking').on['flow.back'] = '#cancelled'));
    const { merged, changed } = differenceOf(old, after);
    const keys = statesOf(merged).flatMap(({ transitions }) => transitions.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
    expect([...changed.values()]).toEqual(['removed']);
    expect([...changed.keys()].every((key) => keys.includes(key))).toBe(true);
  });
});
