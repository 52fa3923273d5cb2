import type { MachineReport, ModuleReport } from './report.ts';

/** A table with a head row. */
type Rows = readonly (readonly string[])[];

const number = (value: number): string => value.toLocaleString('en');

/** The sizes as a table. */
export const moduleRows = ({ machines }: ModuleReport): Rows => [
  ['MACHINE', 'EXPORT', 'STATES', 'TRANSITIONS', 'REFUSALS', 'MS'],
  ...machines.map(({ machine, exported, states, transitions, refusals, ms }) => [
    machine,
    exported,
    number(states),
    number(transitions),
    number(refusals),
    number(Math.round(ms)),
  ]),
];

/** What the lint found as a table; only a head when nothing. */
export const findingRows = ({ machines }: ModuleReport): Rows => [
  ['SEVERITY', 'KIND', 'FINDING'],
  ...machines.flatMap(({ findings }) =>
    findings.map(({ severity, kind, message }) => [severity, kind, message]),
  ),
];

function linesOf({ machine, abstraction, verdicts }: MachineReport): string[] {
  return [
    ...(abstraction.length === 0
      ? []
      : ['', `How ${machine} was explored:`, ...abstraction.map((one) => `  ${one}`)]),
    ...verdicts.flatMap(({ property, holds, trace }) => [
      '',
      `${machine}: ${property} ${holds ? 'holds' : 'is violated'}${trace ? `, in ${trace.steps.length} ${trace.steps.length === 1 ? 'step' : 'steps'}:` : '.'}`,
      ...(trace ? [...trace.steps.map((step, index) => `  ${index + 1}. ${step}`), `  → ${trace.end}`] : []),
    ]),
  ];
}

/** What was put in place of the real world, the answers to what was asked, and the bounds. */
export const moduleLines = (report: ModuleReport): string[] => [
  ...report.machines.flatMap(linesOf),
  '',
  `${report.holds ? 'Nothing is wrong' : 'Something is wrong'} in ${report.file}. Bounds: ${number(report.bound)} states, ${report.seconds} s a machine.`,
];
