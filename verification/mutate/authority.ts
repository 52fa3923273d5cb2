import type { AnyStateMachine } from 'xstate';
import type { Kind } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { checkClaim } from '../check.ts';
import type { Claim, ExactlyClaim } from '../claims/claim.ts';
import { explore } from '../explore.ts';
import type { MachineGraph, MachineStep } from '../machine-graph.ts';
import { kindIn, type Place } from '../product/slots.ts';
import type { Step } from '../product/step.ts';
import type { ProductGraph } from '../product/walk.ts';
import type { Property } from '../property.ts';
import { authoritySubject } from '../cover/subject.ts';
import { onMachines } from '../replay/stamp.ts';
import type { Limit, Mutant } from './mutant.ts';
import { authoritySight, machineDifference, productDifference } from './sight.ts';
import { SuitesJudge, type Verdict } from './suites/judge.ts';
import { authorityEye } from './suites/tester.ts';
import { apartOn, type Apart, type Judgement, type Kill, type Outcome, reasonOf } from './verdict.ts';
import { type Walked, walkMutant } from './walk/again.ts';
import {
  aloneUnder,
  authorityUnder,
  everythingTo,
  optionsUnder,
  rulesFor,
  type World,
  worldsUnder,
} from './worlds.ts';

type AuthorityClaim = Claim<Place, Step>;

/** One claim of one property, on one world or on all of them together. */
interface Said {
  readonly property: string;
  readonly name: string;
  readonly claim: AuthorityClaim;
}

/** What looks at each edge once comes first, what compares two runs last. */
const dear = ({ claim }: Said): number => (claim.kind === 'edge' ? 0 : claim.kind === 'equal' ? 2 : 1);

const saidOf = (id: string, claims: Readonly<Record<string, AuthorityClaim>> = {}): Said[] =>
  Object.entries(claims).map(([name, claim]) => ({ property: id, name, claim }));

/** What a step gives to everybody outside. */
const gives = ({ answer, effects, armed }: Step): string =>
  [
    ...(answer ? [Object.values(answer).join(' ')] : []),
    ...effects.map(({ effect }) => Object.values(effect).join(' ')),
    ...armed.map(({ timer }) => `arms ${timer}`),
  ].join(', ') || 'nothing';

/** What a machine on its own gives. */
const givesAlone = ({ emitted, armed }: MachineStep): string =>
  [...emitted.map((event) => Object.values(event).join(' ')), ...armed].join(', ') || 'nothing';

/** Judges mutants of the authority's machines. What concerns the sound machines is walked once. */
export class AuthorityJudge {
  readonly #policy: Policy;
  readonly #worlds: readonly World[];
  readonly #claims = new Map<World, readonly Said[]>();
  readonly #everywhere: readonly Said[];
  /** What is named by the sound world, for each claim of what is to be found somewhere. */
  readonly #named = new Map<World, Map<Said, ReadonlySet<string>>>();
  readonly #alone = new Map<string, MachineGraph>();
  readonly #suites = new Map<MachineGraph, SuitesJudge>();
  readonly #withSuites: boolean;

  constructor(policy: Policy, properties: readonly Property[], withSuites = false) {
    this.#withSuites = withSuites;
    this.#policy = policy;
    this.#worlds = worldsUnder(policy);
    this.#everywhere = properties.flatMap(({ id, everywhere }) =>
      saidOf(id, everywhere?.(this.#worlds[2]!.policy)),
    );
    for (const world of this.#worlds) {
      const said = properties.flatMap((property) => saidOf(property.id, property[world.of]?.(world.policy)));
      this.#claims.set(
        world,
        said.toSorted((a, b) => dear(a) - dear(b)),
      );
    }
  }

  judge(mutant: Mutant): Judgement {
    const kind = mutant.machine as Kind;
    const machines = new Map<Policy, AnyStateMachine>();
    const machineUnder = (policy: Policy): AnyStateMachine => {
      const known = machines.get(policy);
      if (known) return known;
      const off = (by: Partial<Policy>) => {
        const limits = Object.keys(by) as Limit[];
        const moved = Object.fromEntries(limits.map((limit) => [limit, policy[limit] + by[limit]!]));
        return authorityUnder({ ...policy, ...moved }).machines[kind];
      };
      const made = mutant.build(authorityUnder(policy).machines[kind], off);
      machines.set(policy, made);
      return made;
    };
    try {
      for (const policy of aloneUnder(this.#policy, kind)) machineUnder(policy);
    } catch (cause) {
      return { outcome: { kind: 'invalid', why: reasonOf(cause) }, suites: null };
    }
    try {
      return this.#judge(kind, mutant, machineUnder);
    } catch (cause) {
      return { outcome: { kind: 'range', why: reasonOf(cause) }, suites: null };
    }
  }

  #judge(kind: Kind, mutant: Mutant, machineUnder: (policy: Policy) => AnyStateMachine): Judgement {
    const alone = aloneUnder(this.#policy, kind).map((policy) => {
      const sound = this.#soundAlone(kind, policy);
      const options = optionsUnder(policy, kind, everythingTo(kind));
      const walked = walkMutant(
        sound,
        authorityUnder(policy).machines[kind],
        machineUnder(policy),
        mutant.reach,
        options,
      );
      return { policy, sound, walked };
    });
    const apart = alone.flatMap(({ policy, sound, walked: { graph } }) => {
      const found = machineDifference(sound, graph, authoritySight(kind));
      const on = onMachines('machine', kind, [authorityUnder(policy).machines[kind]]);
      return found ? [apartOn(`${kind} alone`, sound, graph, found, givesAlone, { on, policy })] : [];
    });
    const suites = this.#withSuites ? this.#played(kind, alone) : null;
    const [first] = apart;
    if (!first) return { outcome: { kind: 'equivalent', by: 'machine' }, suites };
    return { outcome: this.#together(kind, mutant, machineUnder, first), suites };
  }

  /** What the suites say that are made of the machine under each policy. */
  #played(kind: Kind, alone: readonly { policy: Policy; sound: MachineGraph; walked: Walked }[]): Verdict {
    const verdicts = alone.map(({ policy, sound, walked }) => {
      const machine = authorityUnder(policy).machines[kind];
      const suites =
        this.#suites.get(sound) ??
        new SuitesJudge(sound, machine, authorityEye(kind), authoritySubject(kind, policy, kind).model);
      this.#suites.set(sound, suites);
      return suites.judge(walked);
    });
    const at = verdicts.findIndex(({ layer }) => layer !== null);
    return { ...verdicts[Math.max(0, at)]!, ...(at > 0 && { policy: rulesFor(kind)[at]! }) };
  }

  #together(
    kind: Kind,
    { reach }: Mutant,
    machineUnder: (policy: Policy) => AnyStateMachine,
    alone: Apart,
  ): Outcome {
    const sight = authoritySight(kind);
    const changed = new Map<World, ProductGraph>();
    let isFelt = false;
    for (const world of this.#worlds.filter(({ kinds }) => kinds.includes(kind))) {
      const sound = world.graph(kind);
      const original = authorityUnder(world.policy).machines[kind];
      const { graph } = walkMutant(sound, original, machineUnder(world.policy), reach, world.options(kind));
      if (!machineDifference(sound, graph, sight)) continue;
      isFelt = true;
      const product = world.walk(kind, graph);
      changed.set(world, product);
      const kill = this.#killOn(world, product);
      if (kill) return { kind: 'killed', by: kill };
    }
    const kill = this.#missing(changed);
    if (kill) return { kind: 'killed', by: kill };
    if (!isFelt) return { kind: 'survivor', apart: alone };
    const apart = [...changed].flatMap(([world, product]) => {
      const found = productDifference(world.sound(), product);
      if (!found) return [];
      const { slice, policy } = world;
      const { machines } = authorityUnder(policy);
      const among = slice.slots.map((slot) => machines[kindIn[slot]]);
      const about = { on: onMachines('slice', slice.name, among), policy };
      return [apartOn(world.name, world.sound(), product, found, gives, about)];
    });
    const shortest = apart.toSorted((a, b) => a.steps.length - b.steps.length)[0];
    return shortest ? { kind: 'survivor', apart: shortest } : { kind: 'equivalent', by: 'product' };
  }

  #soundAlone(kind: Kind, policy: Policy): MachineGraph {
    const key = `${kind} ${JSON.stringify(policy)}`;
    const machine = authorityUnder(policy).machines[kind];
    const graph = this.#alone.get(key) ?? explore(machine, optionsUnder(policy, kind, everythingTo(kind)));
    this.#alone.set(key, graph);
    return graph;
  }

  /** The first claim that a world breaks. */
  #killOn(world: World, product: ProductGraph): Kill | null {
    const here = this.#claims.get(world)!;
    for (const said of here) {
      const { holds, trace } = checkClaim(said.name, said.claim, product);
      if (!holds && this.#holdsSoundly(world, said)) return killBy(said, world.name, trace);
    }
    for (const said of this.#everywhere) {
      if (said.claim.kind === 'exactly') {
        const { expected } = said.claim;
        if (![...namesIn(product, said.claim)].some((name) => !expected.includes(name))) continue;
      }
      const { trace } = checkClaim(said.name, said.claim, product);
      if (trace) return killBy(said, world.name, trace);
    }
    return null;
  }

  readonly #sound = new Map<World, Map<Said, boolean>>();

  /** What is said under one policy may not be said under another. */
  #holdsSoundly(world: World, said: Said): boolean {
    const known = this.#sound.get(world) ?? new Map<Said, boolean>();
    this.#sound.set(world, known);
    let holds = known.get(said);
    if (holds === undefined)
      known.set(said, (holds = checkClaim(said.name, said.claim, world.sound()).holds));
    return holds;
  }

  /** What must be found somewhere and is not, now that some worlds have changed. */
  #missing(changed: ReadonlyMap<World, ProductGraph>): Kill | null {
    for (const said of this.#everywhere) {
      const { claim } = said;
      if (claim.kind !== 'exactly') continue;
      const found = new Set(
        this.#worlds.flatMap((world) => {
          const product = changed.get(world);
          return [...(product ? namesIn(product, claim) : this.#namedIn(world, said, claim))];
        }),
      );
      if (claim.expected.some((name) => !found.has(name))) {
        return { property: said.property, claim: said.name, on: 'all slices', how: 'missing', steps: null };
      }
    }
    return null;
  }

  #namedIn(world: World, said: Said, claim: ExactlyClaim<Step>): ReadonlySet<string> {
    const known = this.#named.get(world) ?? new Map<Said, ReadonlySet<string>>();
    this.#named.set(world, known);
    const names = known.get(said) ?? namesIn(world.sound(), claim);
    known.set(said, names);
    return names;
  }
}

const namesIn = ({ steps }: ProductGraph, claim: ExactlyClaim<Step>): Set<string> =>
  new Set(steps.flatMap((step) => claim.names(step)));

const killBy = ({ property, name }: Said, on: string, trace: { steps: readonly string[] } | null): Kill => ({
  property,
  claim: name,
  on,
  how: trace ? 'violated' : 'empty',
  steps: trace?.steps.length ?? null,
});
