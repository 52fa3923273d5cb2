import { createPublicKey, verify } from 'node:crypto';
import { enrolmentText, smartFnpText } from '../../../machines/ports/device-key.ts';

/** Whether `signature` (IEEE P1363, base64url) is one of `text` by this P-256 key (SPKI, base64url). */
function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
    const signed = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signed);
  } catch {
    return false;
  }
}

/** Whether the Smart FNP key answered this transaction (X3). */
export const provesDevice = (publicKey: string, login: { txn: string; nonce: string }, proof: string) =>
  isSignedBy(publicKey, smartFnpText(login.txn, login.nonce), proof);

/** Whether whoever brings a new Smart FNP key holds it. */
export const provesHolding = (credential: string, publicKey: string, proof: string) =>
  isSignedBy(publicKey, enrolmentText(credential, publicKey), proof);
