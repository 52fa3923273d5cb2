import type { Outcome } from '../../../machines/ports/method.ts';
import { softPinMethods } from '../../../machines/ports/soft-pin.ts';
import { milliseconds } from '../../../machines/vocabulary/policy/index.ts';
import { tell, tellOf } from '../answers.ts';
import { type Client, seatOf } from '../client.ts';
import { judgePin, keep, ownCredential } from '../credentials.ts';
import { openScene } from '../engine.ts';
import { asked } from '../idempotency.ts';
import { codeLimitsOf } from '../limits.ts';
import { once } from '../once.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';

type Menu = typeof softPinMethods;

/** Whether the Kod PIN is right (behaviour.md 6.10). The code is not used up by it: it is what will be shown. */
export const check = (parts: Parts, client: Client, call: Read<'softPin.check'>) =>
  onMenu(parts, client, call, 'check');

/** Kills the shown code; the next step's is good at once for this device (A6). */
export const burn = (parts: Parts, client: Client, call: Read<'softPin.burn'>) =>
  onMenu(parts, client, call, 'burn');

function onMenu<M extends keyof Menu & string>(
  parts: Parts,
  client: Client,
  { key, credential, at, code, proof }: Read<'softPin.check'>,
  method: M,
): Promise<Outcome<Menu[M]>> {
  const content = [credential, String(at), code, proof];
  const request = asked(parts.keys, seatOf(client), `softPin.${method}`, key, ...content);
  return parts.store.tx(async (rows): Promise<Outcome<Menu[M]>> => {
    const serverNow = rows.now();
    const held = await ownCredential(rows, client, 'softPin', credential);
    if (!held) return tell<Menu[M]>(softPinMethods[method], { ok: false, code: 'E_CRED_REVOKED', serverNow });
    const scene = await openScene(parts, rows, { credential: held });
    const row = scene.world.seats.credential.get(held.id) ?? held;
    const { pin, clock, step } = judgePin(scene, row, { at, code, proof }, {}, true);
    const command = { name: `credential.${method}`, facts: { pin, clock } } as const;
    return once<Outcome<Menu[M]>>(scene, `credential:${row.id}`, request, command, (answer) => {
      const burned = step !== null && answer.code === 'ok' && method === 'burn';
      if (burned) keep(scene, row, { lastStep: Math.max(row.lastStep, step) });
      const nextAt = ((step ?? 0) + 1) * milliseconds(parts.policy, 'softPin.step');
      const limits = codeLimitsOf(parts.policy);
      return tellOf<Menu[M]>(softPinMethods[method], answer, { nextAt, ...limits, serverNow });
    });
  });
}
