import type { Client } from '../client.ts';
import { carryOut } from '../engine.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import { provesHolding } from '../proof/device-signature.ts';
import type { Read } from '../requests.ts';
import { askedInSession, onceInSession, type SessionScene } from '../session/session-call.ts';
import {
  beginFacts,
  gateFacts,
  mustBeApp,
  prepare,
  seatCredential,
  seatEnrolment,
  tellEnrolment,
  withDevice,
} from './run.ts';

/** Turns Smart FNP on: one call, because the device makes its key by itself (behaviour.md 6.8). */
export async function enableSmartFnp(parts: Parts, client: Client, call: Read<'enrolment.enableSmartFnp'>) {
  mustBeApp(client);
  const { credential: publicId, publicKey, replace, takeOver = false, proof } = call;
  const content = [publicId, publicKey, String(replace), String(takeOver), proof];
  const request = askedInSession(parts, client, 'enrolment.enableSmartFnp', call, ...content);
  const work = async (scene: SessionScene) => {
    const enrolment = seatEnrolment(scene);
    const target = `enrolment:${enrolment.id}` as const;
    const facts = beginFacts(scene, client, 'smartFnp', call);
    const begun = await carryOut(scene, target, { name: 'enrolment.begin', facts });
    if (begun.answer?.code !== 'ok') {
      return tellEnrolment(scene, 'enableSmartFnp', begun.answer ?? { code: 'E_SERVICE' });
    }
    prepare(scene, enrolment, 'smartFnp');
    const taken = await scene.rows.credentials.byPublicId(publicId);
    const fits = !taken && provesHolding(publicId, publicKey, proof);
    if (fits) seatCredential(scene, enrolment, { publicId, publicKey });
    const finish = { ...gateFacts(scene, client), method: 'smartFnp', proof: fits ? 'right' : 'wrong' };
    return ask(scene, target, { name: 'enrolment.finish', facts: finish }, (answer) =>
      tellEnrolment(scene, 'enableSmartFnp', answer),
    );
  };
  return onceInSession(parts, client, call.token, request, work, withDevice(client));
}
