import { createHmac, createPublicKey, verify } from 'node:crypto';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { Secret, TOTP } from 'otpauth';
import type { Handset } from './handset.ts';

export interface Registered {
  id: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
}

/** What a bank does with a registration: the credential, and whether its key stays on one device. */
export async function register(
  { origin, rpId }: Pick<Handset, 'origin' | 'rpId'>,
  attestation: string,
  challenge: string,
): Promise<Registered & { isBound: boolean }> {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: JSON.parse(attestation),
    expectedChallenge: challenge,
    expectedOrigin: [origin],
    expectedRPID: rpId,
    requireUserVerification: true,
  });
  if (!verified) throw new Error('The registration was not verified.');
  const { credential, credentialDeviceType, credentialBackedUp } = registrationInfo;
  return { ...credential, isBound: credentialDeviceType === 'singleDevice' && !credentialBackedUp };
}

/** What a bank does with an assertion: its counter, and whether its key stays on one device. Throws for a bad one. */
export async function assertBy(
  { origin, rpId }: Pick<Handset, 'origin' | 'rpId'>,
  credential: Registered,
  assertion: string,
  challenge: string,
): Promise<{ counter: number; isBound: boolean }> {
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: JSON.parse(assertion),
    expectedChallenge: challenge,
    expectedOrigin: [origin],
    expectedRPID: rpId,
    credential,
    requireUserVerification: true,
  });
  if (!verified) throw new Error('The assertion was not verified.');
  const { newCounter, credentialDeviceType } = authenticationInfo;
  return { counter: newCounter, isBound: credentialDeviceType === 'singleDevice' };
}

export function isSigned(publicKey: string, text: string, proof: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
  return verify(
    'sha256',
    Buffer.from(text),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(proof, 'base64url'),
  );
}

/** The code of a step, from the seed as the bank keeps it (base64url). */
export const bankCode = (seed: string, step: number): string =>
  new TOTP({
    secret: Secret.fromHex(Buffer.from(seed, 'base64url').toString('hex')),
    algorithm: 'SHA256',
    digits: 6,
    period: 30,
  }).generate({ timestamp: step * 30_000 });

export const bankProof = (seed: string, text: string): string =>
  createHmac('sha256', Buffer.from(seed, 'base64url')).update(text).digest('base64url');
