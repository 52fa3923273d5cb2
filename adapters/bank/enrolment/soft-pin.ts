import type { Outcome } from '../../../machines/ports/method.ts';
import type { enrolmentMethods } from '../../../machines/ports/enrolment.ts';
import { close, open, seedOf } from '../cipher.ts';
import type { Client } from '../client.ts';
import { judgePin } from '../credentials.ts';
import { codeLimitsOf } from '../limits.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import { randomId } from '../random.ts';
import { RequestError } from '../request-error.ts';
import type { Read } from '../requests.ts';
import { askedInSession, onceInSession, ownSession, type SessionScene } from '../session/session-call.ts';
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

/** Length of a seed, bytes (behaviour.md 4.3). */
const seedLength = 32;

type Begun = Outcome<typeof enrolmentMethods.beginSoftPin>;

/** Begins the activation of Soft PIN: a seed that dies unless its first code comes back in time. */
export async function beginSoftPin(
  parts: Parts,
  client: Client,
  call: Read<'enrolment.beginSoftPin'>,
): Promise<Begun> {
  mustBeApp(client);
  const { replace, takeOver = false } = call;
  const content = [String(replace), String(takeOver)];
  const request = askedInSession(parts, client, 'enrolment.beginSoftPin', call, ...content);
  const work = (scene: SessionScene) => {
    const enrolment = seatEnrolment(scene);
    const facts = beginFacts(scene, client, 'softPin', call);
    return ask(scene, `enrolment:${enrolment.id}`, { name: 'enrolment.begin', facts }, (answer) => {
      if (answer.code === 'ok') {
        prepare(scene, enrolment, 'softPin');
        const seed = randomId(parts.random, seedLength);
        enrolment.seed = close(parts.keys, parts.random, seedOf(enrolment.credentialId), seed);
      }
      const { credentialId: credential, challenge: nonce } = enrolment;
      const limits = codeLimitsOf(parts.policy);
      return tellEnrolment(scene, 'beginSoftPin', answer, { credential, nonce, seed: '', ...limits });
    });
  };
  const told = await onceInSession(parts, client, call.token, request, work, withDevice(client));
  return told.ok ? { ...told, seed: await pendingSeed(parts, client, call.token, told.credential) } : told;
}

/** The seed of a run, which no answer that is kept holds. Throws once the run is over. */
function pendingSeed(parts: Parts, client: Client, token: string, credential: string): Promise<string> {
  return parts.store.tx(async (rows) => {
    const session = await ownSession(rows, client, token);
    const run = session && (await rows.enrolments.get(session.id));
    if (run?.credentialId !== credential || run.seed === null) throw new RequestError('key');
    return open(parts.keys, seedOf(credential), run.seed);
  });
}

/** Commits it: the first code shows that the device holds the seed and can use it (6.9). */
export async function finishSoftPin(parts: Parts, client: Client, call: Read<'enrolment.finishSoftPin'>) {
  mustBeApp(client);
  const { credential, at, code, proof, saved } = call;
  const content = [credential, String(at), code, proof, String(saved)];
  const request = askedInSession(parts, client, 'enrolment.finishSoftPin', call, ...content);
  const work = async (scene: SessionScene) => {
    const enrolment = seatEnrolment(scene);
    const { challenge: nonce, credentialId, seed } = enrolment;
    const isThisRun = enrolment.kind === 'softPin' && credentialId === credential && seed !== null;
    const row = isThisRun
      ? seatCredential(scene, enrolment, { publicId: credential, seed, saved })
      : undefined;
    const { pin, step } = judgePin(scene, row, { at, code, proof }, { nonce });
    if (row && step !== null) row.lastStep = step - 1;
    const facts = { ...gateFacts(scene, client), method: 'softPin', proof: pin };
    return ask(scene, `enrolment:${enrolment.id}`, { name: 'enrolment.finish', facts }, (answer) =>
      tellEnrolment(scene, 'finishSoftPin', answer),
    );
  };
  return onceInSession(parts, client, call.token, request, work, withDevice(client));
}
