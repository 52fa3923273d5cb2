import {
  platformAuthenticatorIsAvailable,
  type RegistrationResponseJSON,
  sendSignal,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';
import type { Authenticator } from '../../../machines/ports/authenticator.ts';
import { fromBase64url } from '../bytes.ts';
import { biometricSlot } from '../keeper.ts';
import type { AuthenticatorParts } from '../parts.ts';

export interface RelyingParty {
  /** The domain that credentials belong to: the page's, or one above it. */
  rpId: string;
  /** What the prompt of the system calls the bank. */
  rpName: string;
  /**
   * `preferred` unless given. Android binds a credential to the device only where it is `discouraged`; the port names
   * the credential that shall sign, so it need not be discoverable.
   */
  residentKey?: 'discouraged' | 'preferred' | 'required';
}

/** A ceremony that ends when its screen is left; what the bank did not limit, the browser does. */
async function ceremonyOf<T>(signal: AbortSignal | undefined, begin: () => Promise<T>): Promise<T> {
  const cancel = () => WebAuthnAbortService.cancelCeremony();
  signal?.throwIfAborted();
  signal?.addEventListener('abort', cancel, { once: true });
  return begin().finally(() => signal?.removeEventListener('abort', cancel));
}

const within = (ceremony: number | undefined) => (ceremony === undefined ? {} : { timeout: ceremony });

const unavailable = { ok: false, code: 'E_BIO_UNAVAILABLE' } as const;

/** The browser tells no more than these two (X2); `cancelled` is also its word for no match and for no answer. */
const refusalOf = (error: unknown) =>
  error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name)
    ? ({ ok: false, code: 'E_BIO_CANCEL' } as const)
    : unavailable;

/** Flag BE of the authenticator data. A browser that does not show the data cannot show that the key stays here. */
function canBeSynced({ response }: RegistrationResponseJSON): boolean {
  const flags = response.authenticatorData && fromBase64url(response.authenticatorData)[32];
  return typeof flags !== 'number' || (flags & 0x08) !== 0;
}

/** Tells the password manager that a credential is of no use any more, where it listens. */
const retire = (rpID: string, credentialID: string): Promise<void> =>
  sendSignal({ signalName: 'unknownCredential', rpID, credentialID }).catch(() => undefined);

/** Serves the port `Authenticator` with WebAuthn: a platform credential that signs after user verification. */
export function webAuthn(
  { rpId, rpName, residentKey = 'preferred' }: RelyingParty,
  { storage, isAltered }: AuthenticatorParts,
): Authenticator {
  const kept = biometricSlot(storage);
  return {
    async available() {
      if (await isAltered()) return { ok: false, code: 'E_DEVICE_ALTERED' };
      return (await platformAuthenticatorIsAvailable()) ? { ok: true } : unavailable;
    },

    async create({ challenge, user, mask, ceremony }, signal) {
      let made: RegistrationResponseJSON;
      try {
        const options: Parameters<typeof startRegistration>[0] = {
          optionsJSON: {
            challenge,
            rp: { id: rpId, name: rpName },
            user: { id: user, name: mask, displayName: mask },
            pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
            authenticatorSelection: {
              authenticatorAttachment: 'platform',
              userVerification: 'required',
              residentKey,
            },
            attestation: 'none',
            ...within(ceremony),
          },
        };
        made = await ceremonyOf(signal, () => startRegistration(options));
      } catch (error) {
        return refusalOf(error);
      }
      if (canBeSynced(made)) {
        await retire(rpId, made.id);
        return { ok: false, code: 'E_BIO_NOT_BOUND' };
      }
      await kept.write({ credential: made.id, mask });
      return { ok: true, credential: made.id, attestation: JSON.stringify(made) };
    },

    async sign({ credential, challenge, ceremony }, signal) {
      if ((await kept.read())?.credential !== credential) return unavailable;
      try {
        const options: Parameters<typeof startAuthentication>[0] = {
          optionsJSON: {
            challenge,
            rpId,
            allowCredentials: [{ id: credential, type: 'public-key', transports: ['internal'] }],
            userVerification: 'required',
            ...within(ceremony),
          },
        };
        const assertion = await ceremonyOf(signal, () => startAuthentication(options));
        return { ok: true, assertion: JSON.stringify(assertion) };
      } catch (error) {
        return refusalOf(error);
      }
    },

    async erase({ credential }) {
      if ((await kept.read())?.credential === credential) await kept.erase();
      await retire(rpId, credential);
      return { ok: true };
    },
  };
}
