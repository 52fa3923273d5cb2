import type { Fact } from '../../../machines/authority/facts.ts';
import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { Client } from '../client.ts';
import { judgePin, ownCredential } from '../credentials.ts';
import { ask } from '../once.ts';
import type { Parts } from '../parts.ts';
import { RequestError } from '../request-error.ts';
import type { Read } from '../requests.ts';
import {
  askedInSession,
  type Ended,
  endedOf,
  isAlive,
  onceInSession,
  type SessionScene,
} from '../session/session-call.ts';
import { mustBeApp, tellEnrolment } from './run.ts';

/** Whether the Kod PIN is asked for: on the bank's side a fact about what a code proves (X5). */
export async function setSaved(parts: Parts, client: Client, call: Read<'enrolment.setSaved'>) {
  mustBeApp(client);
  const { credential, saved, at = 0, code = '', proof = '' } = call;
  const content = [credential, String(saved), String(at), code, proof];
  const request = askedInSession(parts, client, 'enrolment.setSaved', call, ...content);
  return onSoftPin(parts, client, call, request, (scene, row) => {
    const { pin } = judgePin(scene, row, { at, code, proof }, {}, true);
    const command = { name: 'credential.setSaved', facts: { saved, pin } } as const;
    return ask(scene, `credential:${row.id}`, command, (answer) => {
      if (answer.code === 'ok') row.saved = saved;
      return tellEnrolment(scene, 'setSaved', answer);
    });
  });
}

/** Another Kod PIN. The bank knows none: it hears that the old one was right, and that one was chosen anew. */
export async function changePin(parts: Parts, client: Client, call: Read<'enrolment.changePin'>) {
  mustBeApp(client);
  const { credential, at, code, proof } = call;
  const request = askedInSession(
    parts,
    client,
    'enrolment.changePin',
    call,
    credential,
    String(at),
    code,
    proof,
  );
  return onSoftPin(parts, client, call, request, (scene, row) => {
    const pin: Fact<'pin'> = judgePin(scene, row, { at, code, proof }, {}, true).pin;
    return ask(scene, `credential:${row.id}`, { name: 'credential.changePin', facts: { pin } }, (answer) =>
      tellEnrolment(scene, 'changePin', answer),
    );
  });
}

/** With the Soft PIN of this device and of the session's account. Throws `RequestError` when there is none. */
function onSoftPin<A extends object>(
  parts: Parts,
  client: Client,
  { token, credential }: { token: string; credential: string },
  request: Parameters<typeof onceInSession>[3],
  work: (scene: SessionScene, row: CredentialRow) => Promise<A>,
) {
  return onceInSession<A | Ended>(
    parts,
    client,
    token,
    request,
    async (scene) => {
      if (!isAlive(scene.session)) return endedOf(scene, scene.session);
      const rows = [...scene.world.seats.credential.values()];
      const own = rows.find((row) => row.publicId === credential && row.kind === 'softPin');
      const row =
        own?.accountId === scene.session.accountId && own.device === client.device ? own : undefined;
      if (!row) throw new RequestError('credential');
      scene.world.named.credential = row.id;
      return work(scene, row);
    },
    async (rows) => {
      const held = await ownCredential(rows, client, 'softPin', credential);
      return held ? { credential: held } : {};
    },
  );
}
