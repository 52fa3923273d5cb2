import * as z from 'zod/mini';
import type { DeskCall } from '../../machines/ports/bank/desk.ts';
import { secondMethods, seconds } from '../../machines/ports/login.ts';

const id = z.string().check(z.regex(/^[\w-]{1,64}$/));
/** WebAuthn names credentials by up to 1023 bytes. */
const credential = z.string().check(z.regex(/^[\w-]{1,1364}$/));
const key = { key: id };
const call = { ...key, txn: id };
const typed = z.string();
const maybe = <T extends z.ZodMiniType>(schema: T) => z.optional(schema);
const pinProof = { credential, at: z.number(), code: typed, proof: typed };

/**
 * What the body of a request must look like: exactly this. What is typed is read by the bank, which notes what it
 * refuses. The token of a session is never part of a body.
 */
export const requests = {
  'login.open': z.strictObject(key),
  'login.first': z.strictObject({
    ...call,
    second: z.enum(seconds),
    identifier: maybe(typed),
    handle: maybe(id),
    password: maybe(typed),
    credential: maybe(credential),
    assertion: maybe(typed),
  }),
  'login.sendCode': z.strictObject(call),
  'login.second': z.strictObject({
    ...call,
    method: z.enum(secondMethods),
    credential: maybe(credential),
    at: maybe(z.number()),
    code: maybe(typed),
    proof: maybe(typed),
  }),
  'login.cancel': z.strictObject(call),
  'session.refresh': z.strictObject({ ...key, gesture: z.boolean() }),
  'session.logout': z.strictObject(key),
  'session.list': z.strictObject(key),
  'session.end': z.strictObject({ ...key, ref: id }),
  'session.block': z.strictObject({ ...key, device: id }),
  'reauth.begin': z.strictObject({ ...key, password: typed }),
  'reauth.sendCode': z.strictObject(key),
  'reauth.verify': z.strictObject({ ...key, code: typed }),
  'reauth.cancel': z.strictObject(key),
  'enrolment.status': z.strictObject({
    ...key,
    biometric: maybe(credential),
    smartFnp: maybe(credential),
    softPin: maybe(credential),
    pin: maybe(z.enum(['ask', 'saved'])),
    handle: maybe(id),
    complete: maybe(z.boolean()),
  }),
  'enrolment.beginBiometric': z.strictObject({ ...key, takeOver: maybe(z.boolean()) }),
  'enrolment.finishBiometric': z.strictObject({ ...key, credential, attestation: typed }),
  'enrolment.enableSmartFnp': z.strictObject({
    ...key,
    credential,
    publicKey: typed,
    replace: z.boolean(),
    takeOver: maybe(z.boolean()),
    proof: typed,
  }),
  'enrolment.pinRules': z.strictObject(key),
  'enrolment.beginSoftPin': z.strictObject({
    ...key,
    replace: z.boolean(),
    takeOver: maybe(z.boolean()),
  }),
  'enrolment.finishSoftPin': z.strictObject({ ...key, ...pinProof, saved: z.boolean() }),
  'enrolment.setSaved': z.strictObject({
    ...key,
    credential,
    saved: z.boolean(),
    at: maybe(z.number()),
    code: maybe(typed),
    proof: maybe(typed),
  }),
  'enrolment.changePin': z.strictObject({ ...key, ...pinProof }),
  'enrolment.revoke': z.strictObject({
    ...key,
    credential,
    reason: z.enum(['customer', 'biometricSetChanged', 'keyLost']),
  }),
  'softPin.check': z.strictObject({ ...key, ...pinProof }),
  'softPin.burn': z.strictObject({ ...key, ...pinProof }),
  'remember.issue': z.strictObject(key),
  'remember.revoke': z.strictObject({ ...key, handle: id }),
  'reset.begin': z.strictObject({ ...key, identifier: typed }),
  'reset.sendCode': z.strictObject(call),
  'reset.verify': z.strictObject({ ...call, code: typed }),
  'reset.secondElement': z.strictObject({
    ...call,
    credential: maybe(credential),
    at: maybe(z.number()),
    assertion: maybe(typed),
    code: maybe(typed),
    proof: maybe(typed),
  }),
  /** `token`: the grant that came with the second element. */
  'reset.setPassword': z.strictObject({ ...call, newPassword: typed, token: id }),
  'reset.cancel': z.strictObject(call),
  'password.change': z.strictObject({ ...key, newPassword: typed }),
} as const satisfies Readonly<Record<DeskCall, z.ZodMiniType>>;
