import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Fact } from '../../../machines/authority/facts.ts';
import type { CredentialRow } from '../../../machines/ports/bank/credential-row.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';

/** For which pages and apps biometric keys are made (WebAuthn's relying party). */
export interface RelyingParty {
  /** A domain: `bank.example`. */
  rpId: string;
  /** Where signatures may come from: pages, and apps as their system names them. */
  origins: readonly string[];
}

interface Context {
  webauthn: RelyingParty;
  policy: Policy;
}

const demandsOf = ({ webauthn, policy }: Context, challenge: string) => ({
  expectedChallenge: challenge,
  expectedOrigin: [...webauthn.origins],
  expectedRPID: webauthn.rpId,
  requireUserVerification: policy['webauthn.requireUv'],
});

const mayBe = ({ policy }: Context, type: 'singleDevice' | 'multiDevice') =>
  type === 'singleDevice' || !policy['webauthn.requireDeviceBound'];

/** What became of an assertion, and the highest signature counter that was seen. */
export interface Asserted {
  assertion: Exclude<Fact<'assertion'>, 'none'>;
  signCount: number;
}

const wrong: Asserted = { assertion: 'wrong', signCount: 0 };

/**
 * Judges an assertion, a JSON text as WebAuthn writes it: type, challenge, origin, relying party, user presence and
 * verification, device binding, signature, counter (behaviour.md 6.3). The counter is looked at last, so that
 * nobody without the key can make it look anomalous. Where user verification counts as no element, none passes (X2).
 */
export async function judgeAssertion(
  context: Context,
  credential: Pick<CredentialRow, 'publicId' | 'publicKey' | 'signCount'>,
  challenge: string,
  text: string,
): Promise<Asserted> {
  if (context.policy['webauthn.uvCountsAs'] === 'none') return wrong;
  try {
    const response = JSON.parse(text) as AuthenticationResponseJSON;
    const publicKey = new Uint8Array(Buffer.from(credential.publicKey ?? '', 'base64url'));
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      credential: { id: credential.publicId, publicKey, counter: 0 },
      ...demandsOf(context, challenge),
    });
    const { newCounter: signCount, credentialDeviceType } = authenticationInfo;
    if (!verified || response.id !== credential.publicId || !mayBe(context, credentialDeviceType))
      return wrong;
    const counts = signCount > 0 || credential.signCount > 0;
    const isAnomalous = counts && signCount <= credential.signCount;
    const highest = Math.max(signCount, credential.signCount);
    return { assertion: isAnomalous ? 'anomalous' : 'right', signCount: highest };
  } catch {
    return wrong;
  }
}

/** What became of an attestation; with `right`, the key that it brings. */
export type Attested =
  { proof: 'right'; publicKey: string; signCount: number } | { proof: 'wrong' } | { proof: 'synced' };

/** Judges the attestation of a new key of this name, a JSON text as WebAuthn writes it. */
export async function judgeAttestation(
  context: Context,
  publicId: string,
  challenge: string,
  text: string,
): Promise<Attested> {
  try {
    const response = JSON.parse(text) as RegistrationResponseJSON;
    const told = await verifyRegistrationResponse({ response, ...demandsOf(context, challenge) });
    if (!told.verified) return { proof: 'wrong' };
    const { credential, credentialDeviceType } = told.registrationInfo;
    if (credential.id !== publicId) return { proof: 'wrong' };
    if (!mayBe(context, credentialDeviceType)) return { proof: 'synced' };
    const publicKey = Buffer.from(credential.publicKey).toString('base64url');
    return { proof: 'right', publicKey, signCount: credential.counter };
  } catch {
    return { proof: 'wrong' };
  }
}
