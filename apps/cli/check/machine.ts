import { createAuthority, type Kind } from '../../../machines/authority/index.ts';
import { flows } from '../../../machines/index.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import { properties } from '../../../scenarios/properties/index.ts';
import {
  type Alone,
  type Language,
  propertyRows,
  proveFlow,
  proveKind,
  reportOf,
  sizeRows,
  violationLines,
  type WalkableFlow,
} from '../../../verification/index.ts';
import type { Io } from '../io.ts';
import { alignedTable } from '../table.ts';

const walkable = flows as unknown as Readonly<Record<string, WalkableFlow>>;

const kinds = (policy: Policy) => Object.keys(createAuthority(policy).machines) as Kind[];
/** `session` is a flow as well as a machine of the authority: the latter goes by `bank-session`. */
const calledKind = (kind: Kind) => (kind in walkable ? `bank-${kind}` : kind);

/** The names by which machines can be asked for. */
export const machineNames = (policy: Policy): string[] => [
  ...Object.keys(walkable),
  ...kinds(policy).map(calledKind),
];

interface MachineOptions {
  readonly json: boolean;
  readonly language: Language;
  readonly limits: Policy;
}

function findingLines({ findings }: Alone): string[] {
  if (findings.length === 0) return ['Nothing in it looks as if it were not meant.'];
  return alignedTable([
    ['SEVERITY', 'WHAT', 'STATE', 'EVENT', 'MESSAGE'],
    ...findings.map(({ severity, kind, state, event, message }) => [
      severity,
      kind,
      state ?? '',
      event ?? '',
      message,
    ]),
  ]);
}

/** `hyrje check <machine>`: one machine that we ship. */
export async function checkMachine(name: string, io: Io, options: MachineOptions): Promise<number> {
  const { json, language, limits } = options;
  const begun = performance.now();
  const flow = walkable[name];
  const kind = kinds(limits).find((one) => calledKind(one) === name);
  const alone = flow
    ? await proveFlow(flow, properties, limits)
    : await proveKind(kind as Kind, properties, limits);
  const about = properties.filter(({ id }) => alone.properties.some((one) => one.id === id));
  const report = reportOf(about, [], [alone], performance.now() - begun);
  const holds = report.holds && alone.findings.every(({ severity }) => severity !== 'error');
  if (json) {
    io.out(JSON.stringify({ ...report, holds, findings: alone.findings }, null, 2));
    return holds ? 0 : 1;
  }
  const on = alone.slice === null ? '' : `, on the slice "${alone.slice}" under small limits`;
  io.out(
    [
      ...alignedTable(sizeRows(report.sizes)),
      '',
      ...findingLines(alone),
      '',
      ...alignedTable(propertyRows(report, language)),
      ...violationLines(report),
      '',
      `${holds ? 'It holds' : 'It does not hold'}: ${about.length} properties speak of ${name}${on}. ${(report.ms / 1000).toFixed(1)} s. All of them: hyrje check.`,
    ].join('\n'),
  );
  return holds ? 0 : 1;
}
