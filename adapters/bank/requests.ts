import { z } from 'zod';
import type { DeskCall } from '../../machines/ports/bank/desk.ts';
import { secondMethods, seconds } from '../../machines/ports/login.ts';
import { parseCode } from '../../machines/vocabulary/code.ts';
import { parseIdentifier } from '../../machines/vocabulary/identifier.ts';
import { passwordProblem } from '../../machines/vocabulary/password.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { RequestError } from './request-error.ts';

const id = z.string().regex(/^[\w-]{1,64}$/);
/** WebAuthn names credentials by up to 1023 bytes. */
const credential = z.string().regex(/^[\w-]{1,1364}$/);
/** Base64url, or WebAuthn's JSON. */
const signed = z.string().min(1).max(16_384);
const base64 = z.string().regex(/^[\w-]{1,1024}$/);
/** ms since 1970, by the device's idea of the bank's clock. */
const moment = z.int().min(0);

/** Reads a value as customers type it; what cannot be read is refused without saying what it was. */
function typed<T>(read: (raw: string) => T | null) {
  return z.string().transform((raw, context) => {
    const value = read(raw);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: 'format' });
    return z.NEVER;
  });
}

const identifier = typed((raw) => {
  const parsed = parseIdentifier(raw);
  return typeof parsed === 'string' ? null : parsed;
});
const password = typed((raw) => (passwordProblem(raw) === null ? raw : null));
/** Whether it may be one is the policy's answer, not the schema's. */
const newPassword = z.string().max(4096);

/** Refuses fields that do not belong together: exactly the ones of one of these lists must be there. */
function oneOf<T extends object>(schema: z.ZodType<T>, choices: readonly (readonly (keyof T & string)[])[]) {
  const names = [...new Set(choices.flat())];
  return schema.superRefine((read, context) => {
    const given = names.filter((name) => read[name] !== undefined);
    const fits = choices.some(
      (choice) => choice.length === given.length && choice.every((one) => given.includes(one)),
    );
    const path = given.at(-1) ?? names[0] ?? '';
    if (!fits) context.addIssue({ code: 'custom', message: 'format', path: [path] });
  });
}

/** What each call must look like: exactly this. */
export function requestSchemas(policy: Policy) {
  const code = typed((raw) => parseCode(raw, policy['fnp.digits']));
  const pinCode = typed((raw) => parseCode(raw, policy['softPin.codeDigits']));
  const key = { key: id };
  const inTxn = { ...key, txn: id };
  const inSession = { ...key, token: id };
  const made = { credential, at: moment, code: pinCode, proof: base64 };
  const secondFields = z.strictObject({
    ...inTxn,
    method: z.enum(secondMethods),
    credential: credential.optional(),
    at: moment.optional(),
    code: z.string().optional(),
    proof: base64.optional(),
  });

  return {
    'login.open': z.strictObject(key),
    'login.first': oneOf(
      z.strictObject({
        ...inTxn,
        second: z.enum(seconds),
        identifier: identifier.optional(),
        handle: id.optional(),
        password: password.optional(),
        credential: credential.optional(),
        assertion: signed.optional(),
      }),
      [
        ['identifier', 'password'],
        ['handle', 'password'],
        ['credential', 'assertion'],
      ],
    ),
    'login.sendCode': z.strictObject(inTxn),
    'login.second': secondFields.transform((read, context) => {
      const { method } = read;
      const parts = partsOf[method];
      const missing = parts.find((name) => read[name] === undefined);
      const extra = optional.find((name) => read[name] !== undefined && !parts.includes(name));
      const digits = method === 'sms' ? policy['fnp.digits'] : policy['softPin.codeDigits'];
      const code = read.code === undefined ? null : parseCode(read.code, digits);
      const wrong = missing ?? extra ?? (read.code !== undefined && code === null ? 'code' : undefined);
      if (wrong !== undefined) {
        context.addIssue({ code: 'custom', message: 'format', path: [wrong] });
        return z.NEVER;
      }
      const { credential = '', at = 0, proof = '' } = read;
      return { ...read, credential, at, proof, code: code ?? '' };
    }),
    'login.cancel': z.strictObject(inTxn),
    'session.refresh': z.strictObject({ ...inSession, gesture: z.boolean() }),
    'session.logout': z.strictObject(inSession),
    'session.list': z.strictObject(inSession),
    'session.end': z.strictObject({ ...inSession, ref: id }),
    'session.block': z.strictObject({ ...inSession, device: id }),
    'reauth.begin': z.strictObject({ ...inSession, password }),
    'reauth.sendCode': z.strictObject(inSession),
    'reauth.verify': z.strictObject({ ...inSession, code }),
    'reauth.cancel': z.strictObject(inSession),
    'enrolment.status': z.strictObject({
      ...key,
      biometric: credential.optional(),
      smartFnp: credential.optional(),
      softPin: credential.optional(),
      pin: z.enum(['ask', 'saved']).optional(),
      handle: id.optional(),
      complete: z.boolean().optional(),
      token: id.optional(),
    }),
    'enrolment.beginBiometric': z.strictObject({ ...inSession, takeOver: z.boolean().optional() }),
    'enrolment.finishBiometric': z.strictObject({ ...inSession, credential, attestation: signed }),
    'enrolment.enableSmartFnp': z.strictObject({
      ...inSession,
      credential,
      publicKey: base64,
      replace: z.boolean(),
      takeOver: z.boolean().optional(),
      proof: base64,
    }),
    'enrolment.pinRules': z.strictObject(inSession),
    'enrolment.beginSoftPin': z.strictObject({
      ...inSession,
      replace: z.boolean(),
      takeOver: z.boolean().optional(),
    }),
    'enrolment.finishSoftPin': z.strictObject({ ...inSession, ...made, saved: z.boolean() }),
    /** Without a proof, or with an empty one, where none is asked for. */
    'enrolment.setSaved': z.strictObject({
      ...inSession,
      credential,
      saved: z.boolean(),
      at: moment.optional(),
      code: z.union([z.literal(''), pinCode]).optional(),
      proof: z.union([z.literal(''), base64]).optional(),
    }),
    'enrolment.changePin': z.strictObject({ ...inSession, ...made }),
    'enrolment.revoke': z.strictObject({
      ...key,
      token: id.optional(),
      credential,
      reason: z.enum(['customer', 'biometricSetChanged', 'keyLost']),
    }),
    'softPin.check': z.strictObject({ ...key, ...made }),
    'softPin.burn': z.strictObject({ ...key, ...made }),
    'remember.issue': z.strictObject(inSession),
    'remember.revoke': z.strictObject({ ...key, handle: id }),
    'reset.begin': z.strictObject({ ...key, identifier }),
    'reset.sendCode': z.strictObject(inTxn),
    'reset.verify': z.strictObject({ ...inTxn, code }),
    'reset.secondElement': oneOf(
      z.strictObject({
        ...inTxn,
        credential: credential.optional(),
        at: moment.optional(),
        assertion: signed.optional(),
        code: pinCode.optional(),
        proof: base64.optional(),
      }),
      [[], ['credential', 'assertion'], ['credential', 'at', 'code', 'proof']],
    ),
    /** `token`: the grant. */
    'reset.setPassword': z.strictObject({ ...inTxn, token: id, newPassword }),
    'reset.cancel': z.strictObject(inTxn),
    'password.change': z.strictObject({ ...inSession, newPassword }),
    'staff.unlock': z.strictObject({ customer: id }),
    'staff.revokeDevice': z.strictObject({ customer: id, device: id }),
    'staff.changeSim': z.strictObject({ customer: id }),
    'staff.changePhone': z.strictObject({ customer: id, phone: z.string().regex(/^\+[1-9][0-9]{6,14}$/) }),
    'staff.close': z.strictObject({ customer: id }),
  } satisfies Readonly<Record<DeskCall | `staff.${string}`, z.ZodType>>;
}

const optional = ['credential', 'at', 'code', 'proof'] as const;
/** What each second element is made of. */
const partsOf: Readonly<Record<(typeof secondMethods)[number], readonly (typeof optional)[number][]>> = {
  sms: ['code'],
  smartFnp: ['credential', 'proof'],
  softPin: optional,
  softPinCode: ['code'],
};

export type RequestSchemas = ReturnType<typeof requestSchemas>;
export type RequestName = keyof RequestSchemas;
/** A request as it is understood: numbers normalised, codes bare. */
export type Read<N extends RequestName> = z.output<RequestSchemas[N]>;

/** Throws `RequestError` with the path of the first problem. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  throw new RequestError(read.error.issues[0]?.path.join('.') ?? '');
}
