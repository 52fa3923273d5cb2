import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { flows } from '../../machines/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { AuthorityJudge } from '../../verification/mutate/authority.ts';
import { FlowJudge } from '../../verification/mutate/flow.ts';
import { type MutableFlow, type Mutant, mutantsOf } from '../../verification/mutate/index.ts';
import { authorityOriginals, flowOriginal } from '../../verification/mutate/originals.ts';
import { smallLimits } from '../../verification/product/slices.ts';
import { exploreFlow } from '../../verification/flow.ts';

const small = { ...defaultPolicy, ...smallLimits };
const judge = new AuthorityJudge(defaultPolicy, properties);
const mutants = authorityOriginals(small).flatMap((original) => mutantsOf(original));

function mutant(id: string): Mutant {
  const found = mutants.find((one) => one.id === id);
  if (!found) throw new Error(`There is no mutant ${id}.`);
  return found;
}

describe('a mutant of the authority', () => {
  it('that counts past a limit leaves its range', () => {
    const grown = judge.judge(mutant('visible:limit:visible:visible.maxRejections:one-more')).outcome;
    expect(grown).toEqual({
      kind: 'range',
      why: expect.stringContaining('visible leaves its range') as string,
    });
  });

  it('that behaves like the original is proved to be the same', () => {
    expect(judge.judge(mutant('visible:retarget:open.counting:after visible.window:0.0')).outcome).toEqual({
      kind: 'equivalent',
      by: 'machine',
    });
  });

  it('is killed by the first property that cries, with its shortest trace', () => {
    expect(
      judge.judge(mutant('visible:drop-timer:open.counting:after visible.window:0')).outcome,
    ).toMatchObject({
      kind: 'killed',
      by: { property: 'G08', how: 'violated', steps: 2 },
    });
  });

  it('is left, and shown with the shortest way on which it is told apart, when nothing is claimed', () => {
    const silent = new AuthorityJudge(defaultPolicy, []);
    const { outcome } = silent.judge(mutant('account:drop-emit:open:on account.simChanged[0]:0'));
    expect(outcome).toMatchObject({
      kind: 'survivor',
      apart: {
        on: 'account with permanent blocks',
        steps: ['account.simChanged → ok'],
        original: 'ok, audit SIM_RISK, answer ok',
        mutant: 'ok, answer ok',
      },
    });
  });
});

describe('a mutant of a flow', () => {
  const flow = flows.deactivation as unknown as MutableFlow;
  const graphs = new Map([[flow.name, exploreFlow(flow)]]);
  const made = mutantsOf(flowOriginal(flow));
  const named = (id: string) => made.find((one) => one.id === id)!;

  it('is judged by what is said of its flow', () => {
    const { outcome } = new FlowJudge(flow, graphs, properties).judge(
      named('flow:deactivation:drop-transition:asking:on flow.cancel:0'),
    );
    expect(outcome).toMatchObject({ kind: 'killed', by: { property: 'G09' } });
  });

  it('is left when nothing is claimed', () => {
    const { outcome } = new FlowJudge(flow, graphs, []).judge(
      named('flow:deactivation:drop-transition:asking:on flow.cancel:0'),
    );
    expect(outcome).toMatchObject({ kind: 'survivor', apart: { on: 'deactivation' } });
  });
});
