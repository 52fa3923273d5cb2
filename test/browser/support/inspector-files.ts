import { runSuite } from '../../../apps/drivers/run.ts';
import { driverNamed, subjectNamed } from '../../../apps/drivers/subjects.ts';
import { flows } from '../../../machines/index.ts';
import { defaultPolicy } from '../../../machines/vocabulary/policy/index.ts';
import { properties } from '../../../scenarios/properties/index.ts';
import {
  type Journey,
  journeyOf,
  onMachines,
  proveFlow,
  type Report,
  reportOf,
  sliceProduct,
  smallLimits,
  type Suite,
  suiteOf,
  wayTo,
  type WalkableFlow,
} from '../../../verification/index.ts';
import { flowPlants } from '../../properties/plants/index.ts';

/** A small suite of a machine, and how it went: what `hyrje paths` and `hyrje run --json` write. */
export async function suiteAndRun(machine: string): Promise<{ suite: Suite; run: object }> {
  const suite = suiteOf(subjectNamed(machine), ['states'], { resetPrice: 10 });
  const results = await runSuite(suite, driverNamed(machine));
  const { criteria, version } = suite;
  const steps = results.reduce((sum, result) => sum + result.steps, 0);
  const run = {
    schema: 'hyrje/suite-run@1',
    machine,
    criteria,
    version,
    against: 'machine',
    ms: 1,
    steps,
    results,
  };
  return { suite, run };
}

/** What `hyrje check --json` says of Profile when it shows what the device has, whatever the bank says. */
export async function violatedReport(): Promise<Report> {
  const plant = flowPlants.find(({ property, flow }) => property === 'P37' && flow === 'profile');
  const sound = flows.profile as unknown as WalkableFlow;
  if (!plant) throw new Error('There is no such plant.');
  const broken = { ...sound, machine: plant.broken(sound.machine) };
  const about = properties.filter(({ id }) => id === 'P37');
  const part = await proveFlow(broken, about, defaultPolicy);
  return reportOf(about, [], [part], 1);
}

/** The shortest way to a permanent block, over the machines of a part of the bank, as `hyrje check --save` writes one. */
export function sliceTrace(): Journey {
  const graph = sliceProduct('closure', { ...defaultPolicy, ...smallLimits });
  const states = Array.from({ length: graph.size }, (_, state) => state);
  const wanted = states.find((state) => graph.tell(state).startsWith('account permanent'));
  if (wanted === undefined) throw new Error('No way leads to a permanent block.');
  const trace = { steps: [], end: graph.tell(wanted), path: wayTo(graph, wanted) };
  return journeyOf(graph, trace, { on: onMachines('slice', graph.name, []), policy: graph.policy });
}
