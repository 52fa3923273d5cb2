import { createHmac } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Client } from '../../adapters/bank/index.ts';
import { assertionOf, registrationOf, type Saying } from '../../adapters/device/index.ts';
import { enrolmentText, smartFnpText } from '../../machines/ports/device-key.ts';
import type { Second, SecondCall, SecondSecret } from '../../machines/ports/login.ts';
import { pinProofText } from '../../machines/ports/pin-vault.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import type { BankWorld } from './world.ts';

type KeyPair = Awaited<ReturnType<typeof newKeys>>;
interface Txn {
  txn: string;
  nonce: string;
}
/** A code of the app, as it is sent. */
interface Made {
  at: number;
  code: string;
  proof: string;
}
/** What a biometric key says of itself, but what the phone fills in. */
export type Claim = Partial<Saying>;

const base64url = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64url');
const newKeys = () =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const sign = async ({ privateKey }: KeyPair, text: string) =>
  base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, Buffer.from(text)));

/** The answer if it is a success; a refusal fails the test by its name. */
export function accepted<A extends { ok: boolean }>(answer: A): Extract<A, { ok: true }> {
  if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
  return answer as Extract<A, { ok: true }>;
}

export const stepOf = (at: number) => Math.floor(at / 30_000);

/** The code of a step under a seed (base64url). */
export function codeOf(seed: string, step: number): string {
  const secret = new Secret({ buffer: new Uint8Array(Buffer.from(seed, 'base64url')).buffer });
  return new TOTP({ secret, algorithm: 'SHA256', digits: 6, period: 30 }).generate({
    timestamp: step * 30_000,
  });
}

let gestures = 0;
let devices = 0;

/** A phone with genuine keys that talks to the bank through its own connection, a new key for every gesture. */
export function phoneOf(world: BankWorld, device = `phone-${++devices}`, more: Partial<Client> = {}) {
  const connection = world.connect(device, more);
  const key = () => `${device}-${++gestures}`;
  const { login, session, reauth, enrolment } = connection;
  const held = { biometric: '', user: '', signCount: 0, smartFnp: '', softPin: '', seed: '' };
  const keys: { biometric?: KeyPair; smartFnp?: KeyPair } = {};
  const site = { rpId: 'bank.example', origin: 'https://bank.example' };

  const self = {
    ...connection,
    device,
    held,
    key,
    open: async (): Promise<Txn> => accepted(await login.open({ key: key() })),
    async first(
      txn: string,
      kind: Second = 'sms',
      password = world.customer.password,
      { clientNumber: identifier } = world.customer,
    ) {
      const secret = seal({ identifier, password });
      return login.first({ key: key(), txn, second: kind, secret });
    },
    async firstByKey({ txn, nonce }: Txn, kind: Second = 'sms', claim: Claim = {}) {
      const secret = seal({ assertion: await self.assertion(nonce, claim) });
      return login.first({ key: key(), txn, second: kind, credential: held.biometric, secret });
    },
    second: (txn: string, call: Pick<SecondCall, 'method' | 'credential' | 'at'>, secret: SecondSecret) =>
      login.second({ key: key(), txn, ...call, secret: seal(secret) }),
    secondBySms: async (txn: string) => self.second(txn, { method: 'sms' }, { code: await world.lastCode() }),
    async secondByKey({ txn, nonce }: Txn) {
      const proof = await sign(keys.smartFnp!, smartFnpText(txn, nonce));
      return self.second(txn, { method: 'smartFnp', credential: held.smartFnp }, { proof });
    },
    secondByPin(bound: Txn, made: Made = self.pin(bound)) {
      const { at, ...secret } = made;
      return self.second(bound.txn, { method: 'softPin', credential: held.softPin, at }, secret);
    },
    /** A code as the app makes it: for now unless told otherwise. */
    pin(bound: Partial<Txn> = {}, at = world.clock.now(), step = stepOf(at), seed = held.seed): Made {
      const code = codeOf(seed, step);
      const text = pinProofText({ credential: held.softPin, ...bound }, code);
      const proof = createHmac('sha256', Buffer.from(seed, 'base64url')).update(text).digest('base64url');
      return { at, code, proof };
    },
    async assertion(challenge: string, claim: Claim = {}) {
      const saying = { ...site, challenge, signCount: ++held.signCount, ...claim };
      return assertionOf(keys.biometric!.privateKey, held.biometric, held.user, saying);
    },
    use: (reference: string) => session.refresh({ key: key(), session: reference, gesture: true }),
    /** Claims a session that was just opened. */
    async claim(verdict: Awaited<ReturnType<typeof login.second>>): Promise<string> {
      const { session: reference } = accepted(verdict);
      accepted(await self.use(reference));
      return reference;
    },
    /** L1. */
    async logIn(who = world.customer): Promise<string> {
      const { txn } = await self.open();
      accepted(await self.first(txn, 'sms', who.password, who));
      return self.claim(await self.secondBySms(txn));
    },
    verifiko: (reference: string, password = world.customer.password) =>
      reauth.begin({ key: key(), session: reference, secret: seal({ password }) }),
    async attestation(challenge: string, claim: Claim = {}) {
      keys.biometric = await newKeys();
      Object.assign(held, {
        biometric: base64url(crypto.getRandomValues(new Uint8Array(32)).buffer),
        signCount: 1,
      });
      const saying = { ...site, challenge, signCount: 1, ...claim };
      return registrationOf(keys.biometric.publicKey, held.biometric, saying);
    },
    async enrolBiometric(reference: string, claim: Claim = {}) {
      accepted(await self.verifiko(reference));
      const { challenge, user } = accepted(
        await enrolment.beginBiometric({ key: key(), session: reference }),
      );
      held.user = user;
      const secret = seal({ attestation: await self.attestation(challenge, claim) });
      return enrolment.finishBiometric({
        key: key(),
        session: reference,
        credential: held.biometric,
        secret,
      });
    },
    async enrolSmartFnp(reference: string, replace = false, takeOver = false) {
      keys.smartFnp = await newKeys();
      const publicKey = base64url(await crypto.subtle.exportKey('spki', keys.smartFnp.publicKey));
      const credential = base64url(crypto.getRandomValues(new Uint8Array(16)).buffer);
      held.smartFnp = credential;
      const secret = seal({ proof: await sign(keys.smartFnp, enrolmentText(credential, publicKey)) });
      return enrolment.enableSmartFnp({
        key: key(),
        session: reference,
        credential,
        publicKey,
        replace,
        takeOver,
        secret,
      });
    },
    async beginSoftPin(reference: string, replace = false) {
      accepted(await self.verifiko(reference));
      const begun = accepted(await enrolment.beginSoftPin({ key: key(), session: reference, replace }));
      Object.assign(held, { softPin: begun.credential, seed: begun.seed });
      return begun;
    },
    async enrolSoftPin(reference: string, saved = false, replace = false) {
      const { nonce } = await self.beginSoftPin(reference, replace);
      return self.finishSoftPin(reference, nonce, saved);
    },
    finishSoftPin(reference: string, nonce: string, saved = false) {
      const { at, ...secret } = self.pin({ nonce });
      const call = { key: key(), session: reference, credential: held.softPin, at, saved };
      return enrolment.finishSoftPin({ ...call, secret: seal(secret) });
    },
    status: (more: Partial<Parameters<typeof enrolment.status>[0]> = {}) =>
      enrolment.status({
        key: key(),
        ...(held.biometric && { biometric: held.biometric }),
        ...(held.smartFnp && { smartFnp: held.smartFnp }),
        ...(held.softPin && { softPin: held.softPin }),
        ...more,
      }),
  };
  return self;
}

/** A phone that is logged in, with what was turned on. */
export async function enrolled(world: BankWorld, ...on: ('biometric' | 'smartFnp' | 'ask' | 'saved')[]) {
  const phone = phoneOf(world);
  const session = await phone.logIn();
  if (on.includes('biometric')) accepted(await phone.enrolBiometric(session));
  if (on.includes('smartFnp')) accepted(await phone.enrolSmartFnp(session));
  if (on.includes('ask') || on.includes('saved')) {
    accepted(await phone.enrolSoftPin(session, on.includes('saved')));
    world.clock.move(30_000);
  }
  return { phone, session };
}
