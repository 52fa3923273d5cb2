import { checkClaim } from '../check.ts';
import type { Claim, ExactlyClaim } from '../claims/claim.ts';
import { exploreFlow, flowOptions } from '../flow.ts';
import { flowModelOf } from '../cover/flow-model.ts';
import { keyOf } from '../key.ts';
import { onMachines } from '../replay/stamp.ts';
import { once } from './once.ts';
import type { MachineGraph, MachinePlace, MachineStep } from '../machine-graph.ts';
import type { Property } from '../property.ts';
import type { Mutant } from './mutant.ts';
import type { MutableFlow } from './originals.ts';
import { machineDifference, type Sight } from './sight.ts';
import { SuitesJudge } from './suites/judge.ts';
import { flowEye } from './suites/tester.ts';
import { type Apart, apartOn, type Judgement, type Kill, type Outcome, reasonOf } from './verdict.ts';
import { type Walked, walkMutant } from './walk/again.ts';

type FlowClaim = Claim<MachinePlace, MachineStep>;

interface Said {
  readonly property: string;
  readonly name: string;
  readonly claim: FlowClaim;
}

const saidOf = (id: string, claims: Readonly<Record<string, FlowClaim>> = {}): Said[] =>
  Object.entries(claims).map(([name, claim]) => ({ property: id, name, claim }));

/** What a customer and the services see of a flow: its screen, what is asked, and how it ends. */
function sightOf(flow: MutableFlow): Sight {
  const { look } = flowEye(flow);
  return {
    look: (place) => (place.value === 'start' ? 'start' : keyOf([place.done, place.active, look(place)])),
    output: ({ asked, output, armed }) => keyOf([asked, output, armed]),
  };
}

const gives = ({ asked, output, armed, handled }: MachineStep): string =>
  [...asked, ...armed, ...(output === null ? [] : [keyOf(output)])].join(', ') ||
  (handled ? 'nothing' : 'refused');

/** Judges mutants of one flow beside all others as they are. */
export class FlowJudge {
  readonly #flow: MutableFlow;
  readonly #sound: MachineGraph;
  readonly #said: readonly Said[];
  readonly #together: readonly Said[];
  /** What the other flows name, and whether a premise is met without this one if at all, for each claim on all flows. */
  readonly #named = new Map<Said, ReadonlySet<string>>();
  readonly #met = new Map<Said, boolean>();
  readonly #others: readonly MachineGraph[];
  readonly #sight: Sight;
  readonly #suites: () => SuitesJudge;
  readonly #withSuites: boolean;

  /** `graphs`: every flow walked, by its name. */
  constructor(
    flow: MutableFlow,
    graphs: ReadonlyMap<string, MachineGraph>,
    properties: readonly Property[],
    withSuites = false,
  ) {
    this.#flow = flow;
    this.#sight = sightOf(flow);
    this.#sound = graphs.get(flow.name) ?? exploreFlow(flow);
    this.#withSuites = withSuites;
    this.#suites = once(() => {
      const model = flowModelOf(flow, this.#sound);
      return new SuitesJudge(this.#sound, flow.machine, flowEye(flow), model);
    });
    this.#others = [...graphs].filter(([name]) => name !== flow.name).map(([, graph]) => graph);
    this.#said = properties.flatMap(({ id, flow: claims }) => saidOf(id, claims?.(flow.name)));
    this.#together = properties.flatMap(({ id, flows }) => saidOf(id, flows?.()));
  }

  judge(mutant: Mutant): Judgement {
    const { machine: sound } = this.#flow;
    let machine;
    try {
      machine = mutant.build(sound, () => sound);
    } catch (cause) {
      return { outcome: { kind: 'invalid', why: reasonOf(cause) }, suites: null };
    }
    let walked;
    try {
      walked = walkMutant(this.#sound, sound, machine, mutant.reach, flowOptions(this.#flow));
    } catch (cause) {
      return { outcome: { kind: 'range', why: reasonOf(cause) }, suites: null };
    }
    const suites = this.#withSuites ? this.#suites().judge(walked) : null;
    return { outcome: this.#outcome(mutant, walked), suites };
  }

  #outcome(mutant: Mutant, walked: Walked): Outcome {
    const isSame = walked.changed.length === 0 && walked.same[0] === 0;
    const kill = isSame ? null : this.#kill(walked.graph);
    if (kill) return { kind: 'killed', by: kill };
    const apart = isSame ? null : this.#apart(walked);
    if (apart) return { kind: 'survivor', apart };
    return mayShow(mutant) ? { kind: 'shown' } : { kind: 'equivalent', by: 'machine' };
  }

  #apart(walked: Walked): Apart | null {
    const { graph } = walked;
    const { name, machine } = this.#flow;
    const found = this.#suites().difference(walked) ?? machineDifference(this.#sound, graph, this.#sight);
    const about = { on: onMachines('flow', name, [machine]) };
    return found && apartOn(name, this.#sound, graph, found, gives, about);
  }

  #kill(graph: MachineGraph): Kill | null {
    for (const said of this.#said) {
      const { holds, trace } = checkClaim(said.name, said.claim, graph);
      if (!holds) return killBy(said, graph.name, trace);
    }
    for (const said of this.#together) {
      const kill = said.claim.kind === 'exactly' ? this.#exactly(said, graph) : this.#inEach(said, graph);
      if (kill) return kill;
    }
    return null;
  }

  #inEach(said: Said, graph: MachineGraph): Kill | null {
    const { trace, reached } = checkClaim(said.name, said.claim, graph);
    if (trace) return killBy(said, graph.name, trace);
    if (reached > 0) return null;
    let met = this.#met.get(said);
    if (met === undefined) {
      const isMet = (one: MachineGraph) => checkClaim(said.name, said.claim, one).reached > 0;
      met = this.#others.some(isMet) || !isMet(this.#sound);
      this.#met.set(said, met);
    }
    return met ? null : killBy(said, 'all flows', null);
  }

  #exactly(said: Said, graph: MachineGraph): Kill | null {
    const { claim } = said;
    if (claim.kind !== 'exactly') return null;
    let named = this.#named.get(said);
    if (!named) {
      named = new Set(this.#others.flatMap(({ steps }) => steps.flatMap((step) => claim.names(step))));
      this.#named.set(said, named);
    }
    const here = namesIn(graph, claim);
    if ([...here].some((name) => !claim.expected.includes(name))) {
      return killBy(said, graph.name, checkClaim(said.name, claim, graph).trace);
    }
    const before = namesIn(this.#sound, claim);
    const isMissing = claim.expected.some((name) => before.has(name) && !here.has(name) && !named.has(name));
    return isMissing ? { ...killBy(said, 'all flows', null), how: 'missing' } : null;
  }
}

/** What the steps name that are really taken. */
function namesIn({ step, steps }: MachineGraph, claim: ExactlyClaim<MachineStep>): Set<string> {
  return new Set([...new Set(step)].flatMap((at) => claim.names(steps[at]!)));
}

/** Whether a fault may change what is shown and nothing else: then nothing proves it harmless. */
const mayShow = ({ operator }: Mutant): boolean => operator === 'skip-assign' || operator === 'off-assign';

const killBy = ({ property, name }: Said, on: string, trace: { steps: readonly string[] } | null): Kill => ({
  property,
  claim: name,
  on,
  how: trace ? 'violated' : 'empty',
  steps: trace?.steps.length ?? null,
});
