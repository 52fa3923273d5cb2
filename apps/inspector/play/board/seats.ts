import { type ChartState, statesOf } from '../../../../adapters/chart/index.ts';
import { type MachineData, machineNamed } from '../../data/machines.ts';
import type { Told } from '../../words/index.ts';

const say = (sq: string, en: string): Told => ({ sq, en });

/** Seats that are not called as their machine is, and the machine. */
const seats: Readonly<Record<string, readonly [machine: string, told: Told | null]>> = {
  session: ['bank-session', null],
  older: ['bank-session', say('Sesioni i mëparshëm', 'The session before')],
  other: ['credential', say('Kredenciali i një pajisjeje tjetër', 'Credential of another device')],
  fresh: ['login', null],
  freshCode: ['code', null],
  freshSession: ['bank-session', null],
  freshCredential: ['credential', null],
  freshReset: ['reset', null],
  reauthCode: ['code', say('FNP-ja e VERIFIKO', 'The FNP of VERIFIKO')],
  resetCode: ['code', say('FNP-ja e rivendosjes', 'The FNP of the reset')],
  phoneBiometric: [
    'credential',
    say('Biometria e telefonit të klientit', "Biometrics of the customer's phone"),
  ],
  phoneSmartFnp: [
    'credential',
    say('Smart FNP e telefonit të klientit', "Smart FNP of the customer's phone"),
  ],
  phoneSoftPin: ['credential', say('Soft PIN i telefonit të klientit', "Soft PIN of the customer's phone")],
  ownBiometric: ['credential', say('Biometria e sulmuesit', "Biometrics of the attacker's device")],
  ownSmartFnp: ['credential', say('Smart FNP e sulmuesit', "Smart FNP of the attacker's device")],
  ownSoftPin: ['credential', say('Soft PIN i sulmuesit', "Soft PIN of the attacker's device")],
};

/** The machine of a seat, by its name. */
export function machineOfSeat(seat: string): string {
  const name = seats[seat]?.[0] ?? seat;
  return machineNamed(name) ? name : 'login';
}

/** What a seat is called. */
export const seatName = (seat: string): Told =>
  seats[seat]?.[1] ?? machineNamed(machineOfSeat(seat))?.title ?? say(seat, seat);

/** Where what began in a step comes to stand. */
const adopted: Readonly<Record<string, string>> = {
  fresh: 'login',
  freshCode: 'code',
  freshSession: 'session',
  freshCredential: 'credential',
  freshReset: 'reset',
};
export const seatAfter = (seat: string): string => adopted[seat] ?? seat;

/** The transitions of a chart that an input may take. */
export const keysFor = (
  chart: ChartState,
  command: string | undefined,
  timer: string | undefined,
): string[] =>
  statesOf(chart)
    .flatMap(({ transitions }) => transitions)
    .filter(({ event, key }) => event === command || (timer !== undefined && key.includes(` ${timer} `)))
    .map(({ key }) => key);

/** How a machine is called where a state of several is told on a line. */
const calledThere: Readonly<Record<string, string>> = { 'bank-session': 'session', reauth: 'VERIFIKO' };

/** The states of a machine that a line names: `login begun; code live, 0 wrong` is `live` of the code. */
export function activeOnLine(machine: MachineData, line: string): string[] | null {
  const called = calledThere[machine.name] ?? machine.name;
  const part = line.split('; ').find((one) => one.startsWith(`${called} `));
  const word = part?.slice(called.length + 1).match(/^[\w-]+/)?.[0];
  const found = statesOf(machine.chart).filter(({ key, path }) => path !== '' && key === word);
  return found.length === 0 ? null : found.map(({ path }) => path);
}
