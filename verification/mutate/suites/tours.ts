import { completeSuite } from '../../cover/complete.ts';
import type { TestModel } from '../../cover/model.ts';
import { type Goal, planOf } from '../../cover/plan.ts';
import type { Walks } from './player.ts';
import type { Tester } from './tester.ts';

/** A suite that `hyrje paths` makes of a model, as edges of the graph behind the model. */
export function walksOf(tester: Tester, model: TestModel, goals: readonly Goal[]): Walks {
  const tour = goals.includes('complete')
    ? completeSuite(model)
    : planOf(model, goals, { resetPrice: 10 }).tour;
  const { sound } = tester;
  const inputs = model.inputs.map(({ event }) => tester.inputOf(event));
  return tour.map((test) => {
    let state = 0;
    return test.map((edge) => {
      const walked = tester.edgeOf(sound, state, inputs[model.input[edge]!]!, 0);
      if (walked < 0) throw new Error(`${model.name}: a test does what the machine cannot.`);
      state = sound.graph.to[walked]!;
      return walked;
    });
  });
}
