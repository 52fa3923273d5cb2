import { judgeOf, planOf, type Selection } from '../../../verification/mutate/index.ts';
import { ground } from './ground.ts';

/** A process of `hyrje mutate`: makes the same plan, and judges the mutants whose numbers it is sent. */
process.once('message', (selection) => {
  const asked = selection as Selection;
  const { mutants } = planOf(ground, asked);
  const judge = judgeOf(ground, asked);
  process.on('message', (number) => {
    const mutant = mutants[number as number];
    if (mutant) process.send?.({ number, judgement: judge(mutant) });
  });
});
