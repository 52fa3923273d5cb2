import { type Bytes, fromBase64url, joined, sha256, toBase64url, utf8 } from '../bytes.ts';
import type { Key } from '../storage.ts';

/** What an authenticator says of itself under its signature. */
export interface Saying {
  rpId: string;
  origin: string;
  /** base64url. */
  challenge: string;
  signCount: number;
  /** Flag UV; true unless given. */
  userVerified?: boolean;
  /** Flag BE: the key may be copied to other devices; false unless given. */
  synced?: boolean;
}

const flag = { userPresent: 0x01, userVerified: 0x04, backupEligible: 0x08, attested: 0x40 };

const clientData = (type: 'webauthn.create' | 'webauthn.get', { challenge, origin }: Saying): Bytes =>
  utf8(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

async function authenticatorData(
  { rpId, signCount, userVerified = true, synced = false }: Saying,
  attested: Uint8Array = new Uint8Array(0),
): Promise<Bytes> {
  const flags =
    flag.userPresent |
    (userVerified ? flag.userVerified : 0) |
    (synced ? flag.backupEligible : 0) |
    (attested.length > 0 ? flag.attested : 0);
  const head = new DataView(new ArrayBuffer(5));
  head.setUint8(0, flags);
  head.setUint32(1, signCount);
  return joined(await sha256(utf8(rpId)), new Uint8Array(head.buffer), attested);
}

/** A P-256 key for ES256 as a COSE_Key; `point`: 0x04 ‖ x ‖ y. */
const coseKey = (point: Bytes): Bytes =>
  joined(
    Uint8Array.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32),
    point.subarray(1, 33),
    Uint8Array.of(0x22, 0x58, 32),
    point.subarray(33, 65),
  );

/** `{fmt: 'none', attStmt: {}, authData}` in CBOR; `authData` has 24 to 255 bytes. */
const attestationObject = (authData: Bytes): Bytes =>
  joined(
    Uint8Array.of(0xa3, 0x63),
    utf8('fmt'),
    Uint8Array.of(0x64),
    utf8('none'),
    Uint8Array.of(0x67),
    utf8('attStmt'),
    Uint8Array.of(0xa0, 0x68),
    utf8('authData'),
    Uint8Array.of(0x58, authData.length),
    authData,
  );

/** An integer of ASN.1 DER from one half of `r ‖ s`. */
function derInteger(half: Bytes): Bytes {
  const first = half.findIndex((byte) => byte !== 0);
  const digits = half.subarray(first < 0 ? half.length - 1 : first);
  const padded = (digits[0] ?? 0) & 0x80 ? joined(Uint8Array.of(0), digits) : digits;
  return joined(Uint8Array.of(0x02, padded.length), padded);
}

/** An ECDSA signature as WebAuthn wants it. */
function asDer(signature: Bytes): Bytes {
  const both = joined(derInteger(signature.slice(0, 32)), derInteger(signature.slice(32)));
  return joined(Uint8Array.of(0x30, both.length), both);
}

const credentialOf = (credential: string, response: object): string =>
  JSON.stringify({
    id: credential,
    rawId: credential,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response,
  });

/** A registration with attestation `none`, as the JSON of WebAuthn. `credential`: base64url of at most 100 bytes. */
export async function registrationOf(publicKey: Key, credential: string, saying: Saying): Promise<string> {
  const id = fromBase64url(credential);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', publicKey));
  const authData = await authenticatorData(
    saying,
    joined(new Uint8Array(16), Uint8Array.of(0, id.length), id, coseKey(point)),
  );
  return credentialOf(credential, {
    clientDataJSON: toBase64url(clientData('webauthn.create', saying)),
    attestationObject: toBase64url(attestationObject(authData)),
    authenticatorData: toBase64url(authData),
    publicKey: toBase64url(new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))),
    publicKeyAlgorithm: -7,
    transports: ['internal'],
  });
}

/** An assertion, as the JSON of WebAuthn. `user`: the handle from the registration, base64url. */
export async function assertionOf(
  key: Key,
  credential: string,
  user: string,
  saying: Saying,
): Promise<string> {
  const authData = await authenticatorData(saying);
  const client = clientData('webauthn.get', saying);
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    joined(authData, await sha256(client)),
  );
  return credentialOf(credential, {
    clientDataJSON: toBase64url(client),
    authenticatorData: toBase64url(authData),
    signature: toBase64url(asDer(new Uint8Array(signature))),
    userHandle: user,
  });
}
