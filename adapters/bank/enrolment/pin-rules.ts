import { enrolmentMethods } from '../../../machines/ports/enrolment.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { tell } from '../answers.ts';
import type { Client } from '../client.ts';
import { knownOf } from '../known.ts';
import type { Parts } from '../parts.ts';
import type { Read } from '../requests.ts';
import { endedOf, inSession, isAlive } from '../session/session-call.ts';
import { weakPins } from '../weak-pins.ts';

/** What a Kod PIN must look like. Only read, so that no answer is kept: what it holds is secret. */
export function pinRules(
  parts: Parts,
  client: Client,
  { token }: Read<'enrolment.pinRules'>,
): Promise<Outcome<typeof enrolmentMethods.pinRules>> {
  return parts.store.tx((rows) =>
    inSession<Outcome<typeof enrolmentMethods.pinRules>>(parts, rows, client, token, async (scene) => {
      const { session, customer } = scene;
      if (!isAlive(session)) return endedOf(scene, session);
      const digits = parts.policy['softPin.pinDigits'];
      const weak = weakPins(knownOf(parts, customer), digits).join(',');
      return tell(enrolmentMethods.pinRules, { ok: true, digits, weak, serverNow: rows.now() });
    }),
  );
}
