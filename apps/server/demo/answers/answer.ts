import { z } from 'zod';
import { calls } from '../../../../adapters/http/wire.ts';
import type { DeskCall } from '../../../../machines/ports/bank/desk.ts';

const call = z.enum(calls as [DeskCall, ...DeskCall[]]);

/** What the bank's next call of a method answers: an outcome that the port declares, or a fault. */
const answerSchema = z.union([
  z.strictObject({ call, answer: z.looseObject({ ok: z.boolean() }) }),
  z.strictObject({ call, fault: z.literal('E_SERVICE') }),
]);
export type Answer = z.output<typeof answerSchema>;

/** What the device that asks is answered, call by call. Without `answers` the bank decides again. */
export const scriptSchema = z.strictObject({ answers: z.array(answerSchema).max(10_000).optional() });
