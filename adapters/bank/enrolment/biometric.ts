import { keyed } from '../keys.ts';
import { maskOf } from '../known.ts';
import { scanLimitsOf } from '../limits.ts';
import { ask } from '../once.ts';
import type { Client } from '../client.ts';
import type { Parts } from '../parts.ts';
import { judgeAttestation } from '../proof/webauthn.ts';
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

/** Begins the activation of biometric login: the challenge that the new key has to sign. */
export async function beginBiometric(parts: Parts, client: Client, call: Read<'enrolment.beginBiometric'>) {
  mustBeApp(client);
  const takesOver = String(call.takeOver ?? false);
  const request = askedInSession(parts, client, 'enrolment.beginBiometric', call, takesOver);
  const work = (scene: SessionScene) => {
    const enrolment = seatEnrolment(scene);
    const facts = beginFacts(scene, client, 'biometric', call);
    return ask(scene, `enrolment:${enrolment.id}`, { name: 'enrolment.begin', facts }, (answer) => {
      if (answer.code === 'ok') prepare(scene, enrolment, 'biometric');
      const user = keyed(parts.keys, 'actor', 'user', scene.customer.id);
      const { challenge } = enrolment;
      return tellEnrolment(scene, 'beginBiometric', answer, {
        challenge,
        user,
        mask: maskOf(scene.customer),
        ...scanLimitsOf(parts.policy),
      });
    });
  };
  return onceInSession(parts, client, call.token, request, work, withDevice(client));
}

/** Commits it: the key's attestation is judged, and the credential is active with this answer (R14). */
export async function finishBiometric(parts: Parts, client: Client, call: Read<'enrolment.finishBiometric'>) {
  mustBeApp(client);
  const { credential: publicId, attestation } = call;
  const request = askedInSession(parts, client, 'enrolment.finishBiometric', call, publicId, attestation);
  const work = async (scene: SessionScene) => {
    const enrolment = seatEnrolment(scene);
    const taken = await scene.rows.credentials.byPublicId(publicId);
    const judged = taken
      ? ({ proof: 'wrong' } as const)
      : await judgeAttestation(parts, publicId, enrolment.challenge, attestation);
    if (judged.proof === 'right') {
      const { publicKey, signCount } = judged;
      seatCredential(scene, enrolment, { publicId, publicKey, signCount });
    }
    const facts = { ...gateFacts(scene, client), method: 'biometric', proof: judged.proof };
    return ask(scene, `enrolment:${enrolment.id}`, { name: 'enrolment.finish', facts }, (answer) =>
      tellEnrolment(scene, 'finishBiometric', answer),
    );
  };
  return onceInSession(parts, client, call.token, request, work, withDevice(client));
}
