import type { Answer } from '../../../machines/authority/wiring.ts';
import type { ResetRow } from '../../../machines/ports/bank/reset-row.ts';
import type { Rows } from '../../../machines/ports/bank/store.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { resetMethods } from '../../../machines/ports/reset.ts';
import { codeValues, rateValues, tell, tellOf } from '../answers.ts';
import type { Client } from '../client.ts';
import { scanLimitsOf } from '../limits.ts';
import { untilOf } from '../login/answers.ts';
import type { Scene } from '../scene.ts';

type Methods = typeof resetMethods;
export type ResetMethod = Exclude<keyof Methods & string, 'cancel'>;

/** The reset, if this client has it. */
export async function ownReset(rows: Rows, client: Client, txn: string): Promise<ResetRow | undefined> {
  const reset = await rows.resets.get(txn);
  return reset?.device === client.device && reset.channel === client.channel ? reset : undefined;
}

/** The whole answer to a call of a reset; the same shape in every world (P21). */
export function tellReset<M extends ResetMethod>(
  scene: Scene,
  method: M,
  reset: ResetRow,
  answer: Answer,
  more: { requests?: readonly number[]; retryAt?: number } = {},
): Outcome<Methods[M]> {
  const { requests = [], ...values } = more;
  const { id: txn, nonce } = reset;
  return tellOf<Methods[M]>(resetMethods[method], answer, {
    txn,
    nonce,
    ...scanLimitsOf(scene.parts.policy),
    ...codeValues(scene, reset),
    ...untilOf(scene, reset),
    ...rateValues(scene, requests),
    ...values,
  });
}

/** The answer to a transaction that this client does not have. */
export function tellStranger<M extends ResetMethod>(method: M, serverNow: number): Outcome<Methods[M]> {
  return tell<Methods[M]>(resetMethods[method], { ok: false, code: 'E_TXN_EXPIRED', serverNow });
}
