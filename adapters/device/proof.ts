import { pinProofText } from '../../machines/ports/pin-vault.ts';
import { type Bytes, toBase64url, utf8 } from './bytes.ts';

/** What binds a code to its credential and, in a login, to its transaction. */
export interface Bound {
  credential: string;
  txn?: string;
  nonce?: string;
}

/** HMAC-SHA-256 of `pinProofText` under the seed, base64url. */
export async function proofOf(seed: Bytes, bound: Bound, code: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', seed, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, utf8(pinProofText(bound, code)));
  return toBase64url(new Uint8Array(mac));
}
