import { formHas, runFamily, shown } from '../code/family.ts';

const holding = (names: readonly string[]) => names.map((name) => `holds:${name}`);

/**
 * "Vendosni Kodin PIN dhe klikoni VAZHDO". `also`: the secrets that are held meanwhile. The first entry is held for
 * the second to be compared with.
 */
export const choosingPin = (also: readonly string[]) =>
  runFamily.createStateConfig({
    id: 'choosingPin',
    tags: holding(also),
    on: {
      'pin.choose': [
        { guard: 'formHasProblem', actions: 'showProblem' },
        { target: '#confirmingPin', actions: 'forgetError' },
      ],
      'flow.cancel': { target: '#cancelled', actions: 'forgetError' },
    },
  });

/**
 * "Rivendosni Kodin PIN"; the third other entry in a row clears both, as going back does. `name`: of the secret that
 * is entered twice. `chosen`: the id of the state that follows.
 */
export const confirmingPin = (also: readonly string[], name: 'pin' | 'newPin', chosen: string) =>
  runFamily.createStateConfig({
    id: 'confirmingPin',
    tags: holding([...also, name]),
    exit: 'forgetMismatches',
    on: {
      'pin.confirm': [
        { guard: 'wasLastMismatch', target: '#choosingPin', actions: 'showProblem' },
        { guard: formHas('E_PIN_MISMATCH'), actions: ['showProblem', 'countMismatch'] },
        { guard: 'formHasProblem', actions: 'showProblem' },
        { guard: 'isOffline', actions: shown('E_OFFLINE') },
        { target: chosen, actions: ['forgetError', 'noteSave'] },
      ],
      'flow.back': { target: '#choosingPin', actions: 'forgetError' },
      'flow.cancel': { target: '#cancelled', actions: 'forgetError' },
    },
  });
