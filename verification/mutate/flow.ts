import type { AnyStateMachine } from 'xstate';
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
import { type Beyond, SuitesJudge, type Verdict } from './suites/judge.ts';
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
    /** Deadlines that begin together have no order. */
    output: ({ asked, output, armed }) => keyOf([asked, output, armed.toSorted()]),
  };
}

const gives = ({ asked, output, armed, handled }: MachineStep): string =>
  [...asked, ...armed, ...(output === null ? [] : [keyOf(output)])].join(', ') ||
  (handled ? 'nothing' : 'refused');

/** What is asked about a mutant: the suites as well, and the properties also where a suite fails already. */
export interface How {
  readonly suites: boolean;
  readonly both: boolean;
}

/** Flows by their names, walked. */
export type Graphs = Pick<ReadonlyMap<string, MachineGraph>, 'get' | typeof Symbol.iterator>;

/** Judges mutants of one flow beside all others as they are. */
export class FlowJudge {
  readonly #flow: MutableFlow;
  readonly #sound: MachineGraph;
  readonly #said: readonly Said[];
  readonly #together: readonly Said[];
  /** What the other flows name, and whether a premise is met without this one if at all, for each claim on all flows. */
  readonly #named = new Map<Said, ReadonlySet<string>>();
  readonly #met = new Map<Said, boolean>();
  readonly #others: () => readonly MachineGraph[];
  readonly #sight: Sight;
  readonly #suites: () => SuitesJudge;
  readonly #how: How;

  /** `graphs`: every flow walked, by its name. */
  constructor(
    flow: MutableFlow,
    graphs: Graphs,
    properties: readonly Property[],
    how: How = { suites: false, both: false },
  ) {
    this.#flow = flow;
    this.#sight = sightOf(flow);
    this.#sound = graphs.get(flow.name) ?? exploreFlow(flow);
    this.#how = how;
    this.#suites = once(() => {
      const model = flowModelOf(flow, this.#sound);
      return new SuitesJudge(this.#sound, flow.machine, flowEye(flow), model, flow);
    });
    this.#others = once(() => [...graphs].filter(([name]) => name !== flow.name).map(([, graph]) => graph));
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
    const { suites: isPlayed, both } = this.#how;
    if (isPlayed && !both && this.#failsSoon(mutant, machine)) {
      return { outcome: { kind: 'seen' }, suites: { layer: 'transitions', way: null } };
    }
    let walked;
    try {
      walked = walkMutant(this.#sound, sound, machine, mutant.reach, flowOptions(this.#flow));
    } catch (cause) {
      return { outcome: { kind: 'range', why: reasonOf(cause) }, suites: null };
    }
    if (isSame(walked) && this.#suites().doesTheSame(mutant, machine)) {
      return { outcome: { kind: 'equivalent', by: 'machine' }, suites: isPlayed ? unseen : null };
    }
    const suites = isPlayed ? this.#suites().judge(walked) : null;
    if (suites !== null && suites.layer !== null) return this.#told(walked, suites);
    const outcome = isPlayed && !both ? null : this.#outcome(walked);
    if (outcome?.kind === 'killed' || (outcome?.kind === 'survivor' && !isPlayed)) return { outcome, suites };
    const beyond = this.#suites().beyond(mutant, machine);
    if (beyond.kind === 'same') return { outcome: { kind: 'equivalent', by: 'machine' }, suites };
    const found = suites && this.#beyondSuites(mutant, machine, beyond);
    if (found) return this.#told(walked, found);
    const left = outcome ?? this.#outcome(walked);
    return { outcome: shownBy(left, this.#apartBy(beyond)), suites };
  }

  /** A suite fails: whether a property cries as well is asked only where that is wanted. */
  #told(walked: Walked, suites: Verdict): Judgement {
    if (!this.#how.both) return { outcome: { kind: 'seen' }, suites };
    const outcome = this.#outcome(walked);
    return { outcome: outcome.kind === 'equivalent' ? { kind: 'shown' } : outcome, suites };
  }

  /** The suite that fails beside the original, of all that is shown and handed on; else the test that was found. */
  #beyondSuites(mutant: Mutant, machine: AnyStateMachine, beyond: Beyond): Verdict | null {
    try {
      const found = this.#suites().beside(mutant, machine);
      if (found) return found;
    } catch {
      return null;
    }
    return beyond.kind === 'other' ? beyond.verdict : null;
  }

  #apartBy(beyond: Beyond): Omit<Apart, 'journey'> | undefined {
    if (beyond.kind !== 'other') return undefined;
    const { step, steps } = this.#sound;
    const [original, mutant] = beyond.both;
    const labels = beyond.way.map((edge) => steps[step[edge]!]!.label);
    return { on: this.#flow.name, steps: labels, original, mutant };
  }

  #failsSoon(mutant: Mutant, machine: AnyStateMachine): boolean {
    try {
      return this.#suites().failsSoon(mutant, machine);
    } catch {
      return false;
    }
  }

  #outcome(walked: Walked): Outcome {
    const kill = isSame(walked) ? null : this.#kill(walked.graph);
    if (kill) return { kind: 'killed', by: kill };
    const apart = isSame(walked) ? null : this.#apart(walked);
    return apart ? { kind: 'survivor', apart } : { kind: 'equivalent', by: 'machine' };
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
      met = this.#others().some(isMet) || !isMet(this.#sound);
      this.#met.set(said, met);
    }
    return met ? null : killBy(said, 'all flows', null);
  }

  #exactly(said: Said, graph: MachineGraph): Kill | null {
    const { claim } = said;
    if (claim.kind !== 'exactly') return null;
    let named = this.#named.get(said);
    if (!named) {
      named = new Set(this.#others().flatMap(({ steps }) => steps.flatMap((step) => claim.names(step))));
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

/** No suite fails. */
const unseen: Verdict = { layer: null, way: null };

/** Whether the graph of a mutant is that of the original. */
const isSame = ({ changed, same }: Walked): boolean => changed.length === 0 && same[0] === 0;

/** What becomes of a mutant that shows something else: nothing more is said where it was told apart already. */
const shownBy = (outcome: Outcome, apart?: Omit<Apart, 'journey'>): Outcome =>
  outcome.kind !== 'equivalent' ? outcome : { kind: 'shown', ...(apart && { apart }) };

const killBy = ({ property, name }: Said, on: string, trace: { steps: readonly string[] } | null): Kill => ({
  property,
  claim: name,
  on,
  how: trace ? 'violated' : 'empty',
  steps: trace?.steps.length ?? null,
});
