import { checkClaim } from '../check.ts';
import type { Claim, ExactlyClaim } from '../claims/claim.ts';
import { exploreFlow, flowOptions } from '../flow.ts';
import { keyOf } from '../key.ts';
import type { MachineGraph, MachinePlace, MachineStep } from '../machine-graph.ts';
import type { Property } from '../property.ts';
import { exploreMutant } from './again.ts';
import type { Mutant } from './mutant.ts';
import type { MutableFlow } from './originals.ts';
import { machineDifference, type Sight } from './sight.ts';
import { apartOn, type Kill, type Outcome, reasonOf } from './verdict.ts';

type FlowClaim = Claim<MachinePlace, MachineStep>;

interface Said {
  readonly property: string;
  readonly name: string;
  readonly claim: FlowClaim;
}

const saidOf = (id: string, claims: Readonly<Record<string, FlowClaim>> = {}): Said[] =>
  Object.entries(claims).map(([name, claim]) => ({ property: id, name, claim }));

/** What a customer and the services see of a flow: its screen, what is asked, and how it ends. */
const sightOf = ({ view }: MutableFlow): Sight => ({
  look: (place) => (place.value === 'start' ? 'start' : keyOf([place.done, place.active, seen(view, place)])),
  output: ({ asked, output, armed, handled }) => keyOf([asked, output, armed, handled]),
});

/** Of a screen what every way to the same state shows alike. */
function seen(view: MutableFlow['view'], { value, context, done }: MachinePlace): unknown {
  const { screen, error, actions } = view({ value, context, status: done ? 'done' : 'active' } as never);
  return [screen, error?.code, actions.map(({ event, enabled }) => [event, enabled])];
}

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

  /** `graphs`: every flow walked, by its name. */
  constructor(flow: MutableFlow, graphs: ReadonlyMap<string, MachineGraph>, properties: readonly Property[]) {
    this.#flow = flow;
    this.#sound = graphs.get(flow.name) ?? exploreFlow(flow);
    this.#others = [...graphs].filter(([name]) => name !== flow.name).map(([, graph]) => graph);
    this.#said = properties.flatMap(({ id, flow: claims }) => saidOf(id, claims?.(flow.name)));
    this.#together = properties.flatMap(({ id, flows }) => saidOf(id, flows?.()));
  }

  judge(mutant: Mutant): Outcome {
    let machine;
    try {
      machine = mutant.build(this.#flow.machine, () => this.#flow.machine);
    } catch (cause) {
      return { kind: 'invalid', why: reasonOf(cause) };
    }
    let graph;
    try {
      graph = exploreMutant(this.#sound, machine, mutant.where, flowOptions(this.#flow));
    } catch (cause) {
      return { kind: 'range', why: reasonOf(cause) };
    }
    const apart = machineDifference(this.#sound, graph, sightOf(this.#flow));
    if (!apart && !mayShow(mutant)) return { kind: 'equivalent', by: 'machine' };
    const kill = this.#kill(graph);
    if (kill) return { kind: 'killed', by: kill };
    if (!apart) return { kind: 'survivor', apart: null };
    const gives = ({ asked, output, armed, handled }: MachineStep) =>
      [...asked, ...armed, ...(output === null ? [] : [keyOf(output)])].join(', ') ||
      (handled ? 'nothing' : 'refused');
    return { kind: 'survivor', apart: apartOn(this.#flow.name, this.#sound, graph, apart, gives) };
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
