import { keyOf } from '../key.ts';
import type { Criterion } from './criterion.ts';
import { hashOf } from './hash.ts';
import type { TestModel } from './model.ts';
import { verifyCover } from './group/check.ts';
import { demandCount } from './group/demand.ts';
import { poseInside } from './inside/plan.ts';
import { flawsOf, type Goal } from './plan.ts';
import type { Tour } from './problem.ts';
import type { Suite } from './schema.ts';
import { edgeTable } from './separate.ts';
import type { Subject } from './subject.ts';
import { sightOf, walkedFor } from './suite.ts';

/** What is wrong with a suite; nothing, when it is of this machine and as small as it says. */
export interface SuiteCheck {
  /** The machine is another one now: what of it changed, as a person reads it. */
  readonly stale: readonly string[];
  /** Tests that are no walks of the machine, and a certificate that does not prove what it says. */
  readonly flaws: readonly string[];
}

const mostTold = 10;

/** Checks a suite against the machine as it is. A stale suite is not looked at further. */
export function checkSuite(suite: Suite, subject: Subject): SuiteCheck {
  const { model } = walkedFor(subject, suite.criteria);
  if (suite.version.hash !== hashOf(model)) return { stale: changesOf(suite, model), flaws: [] };
  const { tour, flaws } = edgesOf(suite, model);
  if (flaws.length > 0) return { stale: [], flaws: flaws.slice(0, mostTold) };
  const steps = tour.reduce((sum, { length }) => sum + length, 0);
  const cost = steps + suite.resetPrice * tour.length;
  if (cost !== suite.cost) return { stale: [], flaws: [`it costs ${cost}, and says ${suite.cost}`] };
  if (suite.certificate === null) return { stale: [], flaws: [] };
  const found = suite.worth
    ? coverFlaws(suite, subject, tour)
    : flawsOf(model, suite.criteria as Criterion[], suite.resetPrice, tour, {
        bound: suite.bound,
        potential: Int32Array.from(suite.certificate),
      });
  const told = found.map((flaw) => `its certificate does not hold: ${JSON.stringify(flaw)}`);
  return { stale: [], flaws: told.slice(0, mostTold) };
}

function coverFlaws(suite: Suite, subject: Subject, tour: Tour) {
  const { criteria, resetPrice, requirements: tags, certificate, worth, bound } = suite;
  const { problem, targets } = poseInside(subject, criteria as Goal[], { resetPrice, tags });
  const weights = new Int32Array(demandCount(targets.length) + 1);
  for (const [target, weight] of worth!.weights) weights[target] = weight;
  const potential = Int32Array.from(certificate!);
  return verifyCover(problem, targets, tour, bound, { scale: worth!.scale, weights, potential });
}

/** The edges that the tests walk, as far as the machine does what they say. */
export function edgesOf({ tests, deeds, classes, sights, inputs }: Suite, model: TestModel) {
  const table = edgeTable(model);
  const width = model.inputs.length;
  const seen = model.observations.map((observation) => keyOf(sightOf(observation)));
  const expected = sights.map((sight) => keyOf(sight));
  const flaws: string[] = [];
  for (const [index, deed] of deeds.entries()) {
    const name = inputs[classes[index]!];
    const input = model.inputs[classes[index]!];
    const isOf = name !== undefined && input !== undefined && keyOf(input.event) === name;
    const isSame = !('event' in deed) || deed.event === input?.event.type;
    if (!isOf || !isSame) flaws.push(`deed ${index} is not of the class ${String(name)}`);
  }
  const tour = tests.map((test) => {
    let state = 0;
    return test.steps.map((step, at) => {
      const edge = state < 0 ? -1 : table[state * width + classes[step.do]!]!;
      const isAsSaid =
        edge >= 0 &&
        seen[model.head[edge]!] === expected[step.see] &&
        (model.refused[edge] === 1) === (step.refused ?? false) &&
        model.gives(edge).join(' ') === (step.gives ?? []).join(' ');
      if (!isAsSaid && state >= 0) flaws.push(`${test.name}, step ${at + 1}: the machine does not do that`);
      state = isAsSaid ? model.head[edge]! : -1;
      return edge;
    });
  });
  return { tour, flaws };
}

/** What of a machine is no longer as a suite says. */
function changesOf(suite: Suite, model: TestModel): string[] {
  const refusals = model.refused.reduce((sum, is) => sum + is, 0);
  const size = {
    states: model.size,
    inputs: model.inputs.length,
    transitions: model.tail.length - refusals,
    refusals,
  };
  const counted = (Object.keys(size) as (keyof typeof size)[])
    .filter((what) => size[what] !== suite.size[what])
    .map((what) => `${what}: ${suite.size[what]} then, ${size[what]} now`);
  const seen = model.observations.map((observation) => keyOf(sightOf(observation)));
  const names = model.inputs.map(({ event }) => keyOf(event));
  const sights = suite.sights.map((sight) => keyOf(sight));
  const isNow = new Set<string>();
  for (let edge = 0; edge < model.tail.length; edge++) {
    isNow.add(
      keyOf([
        seen[model.tail[edge]!],
        names[model.input[edge]!],
        seen[model.head[edge]!],
        model.refused[edge] === 1,
        model.gives(edge),
      ]),
    );
  }
  const gone = new Set<string>();
  for (const { steps } of suite.tests) {
    let before = suite.begin;
    for (const { do: deed, see, refused = false, gives = [] } of steps) {
      const name = suite.inputs[suite.classes[deed]!];
      if (!isNow.has(keyOf([sights[before], name, sights[see], refused, gives]))) {
        gone.add(`edge gone: ${String(name)}${refused ? ' refused' : ''} at ${sights[before]}`);
      }
      before = see;
    }
  }
  const changes = [
    ...counted,
    ...difference(suite.inputs, names).map((name) => `input gone: ${name}`),
    ...difference(names, suite.inputs).map((name) => `input added: ${name}`),
    ...difference(sights, seen).map((sight) => `sight gone: ${sight}`),
    ...difference(seen, sights).map((sight) => `sight added: ${sight}`),
    ...gone,
  ];
  const rest = changes.length - mostTold;
  const told = changes.slice(0, mostTold);
  if (told.length === 0) return ['how its states hang together'];
  return rest > 0 ? [...told, `and ${rest} more`] : told;
}

const difference = (some: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return [...new Set(some)].filter((one) => !known.has(one));
};
