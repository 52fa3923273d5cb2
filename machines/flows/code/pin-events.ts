import * as z from 'zod/mini';
import { pinProblem } from '../../vocabulary/pin.ts';
import { form, type Known } from '../definition.ts';
import { typed } from './events.ts';

const weakIn = ({ held }: Known): string[] => String(held('weak') ?? '').match(/[0-9]+/g) ?? [];

/** The problem with a Kod PIN that the customer chooses; the bank says which are this customer's first guesses. */
export const chosenProblem = (pin: string, known: Known) => pinProblem(pin, known.digits ?? 6, weakIn(known));

/** A Kod PIN that exists: digits only, and as many as the bank said, where it did (behaviour.md 4.3: 4 to 8). */
export const pinEvent = form({
  payload: z.strictObject({ pin: typed }),
  kept: [],
  problems: ['E_PIN_FORMAT'],
  problemOf: ({ pin }, { digits }) =>
    /^[0-9]{4,8}$/.test(pin) && (digits === undefined || pin.length === digits) ? null : 'E_PIN_FORMAT',
});
