import { lint } from '../lint/index.ts';
import { alphabetOf } from './alphabet.ts';
import { mustKnow, verdictsOn } from './asked.ts';
import { type Exported, loadModule, machinesIn } from './load.ts';
import type { CheckModuleOptions, MachineReport, ModuleReport } from './report.ts';
import { type Told, toldBy } from './told.ts';
import { walkTwice } from './walk.ts';

/**
 * Explores the machines that a module exports, and reports their sizes, what is odd in them, and whether what was
 * asked holds. Throws `ForeignProblem` when there is nothing to explore, or the machine cannot be explored.
 */
export async function checkModule(path: string, options: CheckModuleOptions = {}): Promise<ModuleReport> {
  const { exportName, eventsFile, bound = 100_000, seconds = 60 } = options;
  const module = await loadModule(path, Math.max(5, seconds));
  const exported = machinesIn(path, module, exportName);
  const told = toldBy(path, module, eventsFile);
  mustKnow(
    path,
    exported.map(({ machine }) => machine),
    options,
  );
  const machines = exported.map((one) => reportOn(path, one, told, { ...options, bound, seconds }));
  return { file: path, bound, seconds, machines, holds: machines.every(({ holds }) => holds) };
}

function reportOn(
  file: string,
  { exported, machine }: Exported,
  told: Told,
  options: CheckModuleOptions & { readonly bound: number; readonly seconds: number },
): MachineReport {
  const alphabet = alphabetOf(machine, told);
  const { bound, seconds, progress = () => {} } = options;
  const begun = performance.now();
  const { graph, spawned } = walkTwice({
    file,
    machine,
    alphabet,
    starts: told.starts,
    ignored: told.ignored,
    bound,
    seconds,
    progress: (states) => progress(machine.id, states),
  });
  const findings = lint(graph, machine);
  const verdicts = verdictsOn(machine, graph, options);
  return {
    exported,
    machine: machine.id === '(machine)' ? exported : machine.id,
    states: graph.size,
    transitions: graph.transitions,
    refusals: graph.refusals,
    ms: performance.now() - begun,
    abstraction: [
      ...alphabet.abstraction,
      ...(spawned.length === 0
        ? []
        : [
            `Spawned actors do nothing; what they would send are events like any other: ${spawned.slice(0, 5).join(', ')}.`,
          ]),
    ],
    findings,
    verdicts,
    holds: verdicts.every(({ holds }) => holds) && findings.every(({ severity }) => severity !== 'error'),
  };
}
