import type { Facts } from '../../../machines/authority/facts.ts';
import type { Answer } from '../../../machines/authority/wiring.ts';
import type { CredentialKind, CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { EnrolmentRow } from '../../../machines/ports/bank/enrolment-row.ts';
import { enrolmentMethods } from '../../../machines/ports/enrolment.ts';
import type { Outcome } from '../../../machines/ports/method.ts';
import { blockValues, tellOf } from '../answers.ts';
import type { Client } from '../client.ts';
import { isActive } from '../credentials.ts';
import { simRiskFact } from '../facts.ts';
import { dueOf, freshRow, type Reach } from '../seats.ts';
import { randomId } from '../random.ts';
import { RequestError } from '../request-error.ts';
import type { SessionScene } from '../session/session-call.ts';

type Methods = typeof enrolmentMethods;

/** What is bound to a device is activated in the app: a page that asks for it is none of the bank's (P42). */
export function mustBeApp({ channel }: Client): void {
  if (channel !== 'app') throw new RequestError('');
}

/** Whoever has a credential on this device: another customer's may be in the way. */
export const withDevice = (client: Client) => async (): Promise<Reach> => ({ device: client.device });

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

/** What the customer agreed to: that it ends on an own other device, and for another customer on this one. */
export interface Agreed {
  replace?: boolean;
  takeOver?: boolean | undefined;
}

/**
 * Whether there is room, or what is in the way and nobody agreed to yet: another customer's credentials on this device,
 * then an own other device where one is the limit (6.7, 6.8, 7).
 */
function roomFacts(
  { parts, world, session }: SessionScene,
  kind: CredentialKind,
  { replace = false, takeOver = false }: Agreed,
): Facts<'room' | 'replace'> {
  const live = [...world.seats.credential.values()].filter(({ ended }) => !ended);
  const isAnothers = live.some(
    ({ accountId, device }) => accountId !== session.accountId && device === session.device,
  );
  const own = live.filter((row) => row.accountId === session.accountId && row.kind === kind);
  const isFull = own.filter(({ device }) => device !== session.device).length >= parts.policy[limits[kind]];
  if (isFull && kind === 'biometric') return { room: 'full', replace };
  if (isAnothers && !takeOver) return { room: 'anothers', replace: false };
  if (isFull) return { room: 'elsewhere', replace };
  return { room: isAnothers ? 'anothers' : 'room', replace: isAnothers };
}

/** What has to be found out before a run begins (guard G0). */
export function beginFacts(scene: SessionScene, client: Client, kind: CredentialKind, agreed: Agreed) {
  const { session, world } = scene;
  const biometricOn = [...world.seats.credential.values()].some(
    (row) =>
      row.kind === 'biometric' &&
      row.accountId === session.accountId &&
      row.device === session.device &&
      isActive(row),
  );
  return { ...gateFacts(scene, client), method: kind, ...roomFacts(scene, kind, agreed), biometricOn };
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
