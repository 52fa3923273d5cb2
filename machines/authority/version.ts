import type { AnyStateMachine } from 'xstate';
import type { Authority, Kind } from './authority.ts';

/** Raised when rows of an earlier version cannot go on as they are; then a named migration is needed. */
const versions: Readonly<Record<Kind, number>> = {
  account: 2,
  visible: 1,
  login: 2,
  code: 2,
  session: 2,
  credential: 2,
  reauth: 1,
  enrolment: 1,
  recovery: 1,
  reset: 1,
};

/** Which machine a row was made by. */
export interface Stamp {
  machine: string;
  version: number;
  /** Over state ids and delay names, 16 hexadecimal digits. */
  hash: string;
}

interface Node {
  id: string;
  states: Readonly<Record<string, Node>>;
}

const idsOf = (node: Node): string[] => [node.id, ...Object.values(node.states).flatMap(idsOf)];

/** FNV-1a, 64 bits. Tells changed machines apart; not for secrets. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** The stamp of a machine as it runs now. */
export function stampOf(kind: Kind, machine: AnyStateMachine): Stamp {
  const names = [...idsOf(machine.root), ...Object.keys(machine.implementations.delays)];
  return { machine: kind, version: versions[kind], hash: fnv1a(names.toSorted().join('\n')) };
}

/** The stamps of all machines of an authority. */
export function stampsOf({ machines }: Authority): Readonly<Record<Kind, Stamp>> {
  const stamps = Object.entries(machines).map(([kind, machine]) => [kind, stampOf(kind as Kind, machine)]);
  return Object.fromEntries(stamps) as Record<Kind, Stamp>;
}

/** A row was made by a machine that does not run here. It is refused, never guessed (architecture rule 11). */
export class UnknownMachineError extends Error {
  readonly code = 'E_MACHINE_VERSION';
  readonly expected: Stamp;
  readonly found: Stamp;

  constructor(expected: Stamp, found: Stamp) {
    const name = ({ machine, version, hash }: Stamp) => `${machine} version ${version} (${hash})`;
    super(`The row was made by ${name(found)}; this bank runs ${name(expected)}. Migrate it by name.`);
    this.name = 'UnknownMachineError';
    this.expected = expected;
    this.found = found;
  }
}

/** Throws `UnknownMachineError` unless `found` is the machine that runs here. */
export function assertStamp(expected: Stamp, found: Stamp): void {
  const same =
    expected.machine === found.machine && expected.version === found.version && expected.hash === found.hash;
  if (!same) throw new UnknownMachineError(expected, found);
}
