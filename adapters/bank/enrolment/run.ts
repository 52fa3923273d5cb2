import type { Fact, Facts } from '../../../machines/authority/facts.ts';
import type { Answer } from '../../../machines/authority/wiring.ts';
import type { CredentialKind, CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { EnrolmentRow } from '../../../machines/ports/bank/enrolment-row.ts';
import { enrolmentMethods } from '../../../machines/ports/enrolment.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { blockValues, tellOf } from '../answers.ts';
import type { Client } from '../client.ts';
import { isActive } from '../credentials.ts';
import { simRiskFact } from '../facts.ts';
import { dueOf, freshRow } from '../seats.ts';
import { randomId } from '../random.ts';
import { RequestError } from '../request-error.ts';
import type { SessionScene } from '../session/session-call.ts';

type Methods = typeof enrolmentMethods;

/** What is bound to a device is activated in the app: a page that asks for it is none of the bank's (P42). */
export function mustBeApp({ channel }: Client): void {
  if (channel !== 'app') throw new RequestError('');
}

/** The session's run; before the first one that is nowhere stored. */
export function seatEnrolment({ parts, rows, world, session }: SessionScene): EnrolmentRow {
  const existing = world.seats.enrolment.get(session.id);
  if (existing) return existing;
  const enrolment: EnrolmentRow = {
    ...freshRow(parts.machines, rows, 'enrolment', session.id),
    kind: 'biometric',
    credentialId: '',
    challenge: '',
    seed: null,
  };
  world.seats.enrolment.set(session.id, enrolment);
  return enrolment;
}

/** Writes into a run what it is to end in. */
export function prepare({ parts }: SessionScene, enrolment: EnrolmentRow, kind: CredentialKind): void {
  const { policy, random } = parts;
  Object.assign(enrolment, {
    kind,
    credentialId: randomId(random),
    challenge: randomId(random, policy['webauthn.challengeBytes']),
    seed: null,
  });
}

const limits = {
  biometric: 'device.maxBiometric',
  smartFnp: 'device.maxSmartFnp',
  softPin: 'device.maxSoftPin',
} as const;

/** Whether another device of this kind has room; where one is the limit it would be replaced (6.7, 6.8). */
function roomFact({ parts, world, session }: SessionScene, kind: CredentialKind): Fact<'room'> {
  const others = [...world.seats.credential.values()].filter(
    (row) =>
      row.accountId === session.accountId && row.kind === kind && row.device !== session.device && !row.ended,
  );
  const most = parts.policy[limits[kind]];
  if (others.length < most) return 'room';
  return kind === 'biometric' ? 'full' : 'elsewhere';
}

/** What has to be found out before a run begins (guard G0). */
export function beginFacts(scene: SessionScene, client: Client, kind: CredentialKind, replace: boolean) {
  const { session, world } = scene;
  const biometricOn = [...world.seats.credential.values()].some(
    (row) =>
      row.kind === 'biometric' &&
      row.accountId === session.accountId &&
      row.device === session.device &&
      isActive(row),
  );
  return { ...gateFacts(scene, client), method: kind, room: roomFact(scene, kind), replace, biometricOn };
}

export function gateFacts(
  { parts, rows, customer }: SessionScene,
  client: Client,
): Facts<'altered' | 'simRisk'> {
  const simRisk = simRiskFact(customer, rows.now(), parts.policy);
  return { altered: client.altered ?? false, simRisk };
}

/** Seats the credential that a run ends in; the authority activates it or it is nowhere stored (R14). */
export function seatCredential(
  { parts, rows, world, session }: SessionScene,
  { kind, credentialId }: EnrolmentRow,
  known: Pick<CredentialRow, 'publicId'> & Partial<CredentialRow>,
): CredentialRow {
  const row: CredentialRow = {
    ...freshRow(parts.machines, rows, 'credential', credentialId),
    accountId: session.accountId,
    device: session.device,
    kind,
    publicKey: null,
    seed: null,
    signCount: 0,
    lastStep: -1,
    drift: 0,
    saved: false,
    ended: false,
    ...known,
  };
  world.seats.credential.set(credentialId, row);
  return row;
}

/** The whole answer to a call in Profile, from the authority's finite part of it. */
export function tellEnrolment<M extends keyof Methods & string>(
  scene: SessionScene,
  method: M,
  answer: Answer,
  values: object = {},
): Outcome<Methods[M]> {
  const { rows, session, world } = scene;
  const enrolment = world.seats.enrolment.get(session.id);
  return tellOf(enrolmentMethods[method], answer, {
    ...blockValues(scene, session.accountId),
    expiresAt: (enrolment && dueOf(enrolment.machine)) ?? rows.now(),
    serverNow: rows.now(),
    ...values,
  });
}
