import type { FactName } from '../../machines/authority/facts.ts';
import {
  credentialStatus,
  isAccountClosed,
  isRecoveryClosed,
  sessionStatus,
  verifikoStatus,
} from '../../machines/authority/look.ts';
import { derived } from '../../machines/authority/wiring.ts';
import type { MachineRow } from '../../machines/ports/bank/machine-row.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { type BankWorld, createWorld, customers } from '../support/world.ts';
import { blockAna, otherCode, second } from './caller.ts';
import { type Claim, codeOf, enrolled, phoneOf, stepOf } from '../support/phone.ts';

type Examples = Readonly<Record<string, (() => Promise<unknown>)[]>>;
type Kept = 'accounts' | 'recoveries' | 'credentials' | 'sessions' | 'reauths';

/** What the audit trail says that the last command found out. */
async function found(world: BankWorld, fact: string): Promise<unknown> {
  const pattern = new RegExp(`(?:^| )${fact}=(?<value>\\S+)`);
  const reasons = (await world.audit()).map(
    ({ reasonCode }) => pattern.exec(reasonCode ?? '')?.groups?.['value'],
  );
  const value = reasons.findLast((one) => one !== undefined);
  return value === 'true' ? true : value === 'false' ? false : value;
}
const last = (world: BankWorld, table: Kept) => (world.store.dump()[table].at(-1) as MachineRow).machine;
const codeIn = (answer: { ok: boolean; code?: string }) => answer.code ?? 'ok';

async function firstBy(fact: string, by: 'password' | 'key', kind: 'sms' | 'smartFnp', claim?: Claim) {
  const world = await createWorld();
  const { phone } = await enrolled(world, 'biometric');
  const opened = await phone.open();
  if (by === 'password') await phone.first(opened.txn, kind);
  else await phone.firstByKey(opened, kind, claim);
  return found(world, fact);
}
async function byPin(fact: string, kind: 'ask' | 'saved' = 'ask', late = 0, wrong = false) {
  const world = await createWorld();
  const { phone } = await enrolled(world, kind);
  const opened = await phone.open();
  await phone.first(opened.txn, 'softPin');
  const made = phone.pin(opened, world.clock.now() - late);
  const sent = wrong ? { ...made, code: otherCode(made.code) } : made;
  const told = await phone.secondByPin(opened, sent);
  return codeIn(told) === 'E_CLOCK' ? 'skewed' : found(world, fact);
}
async function typedPin() {
  const world = await createWorld();
  const { phone } = await enrolled(world, 'ask');
  const browser = phoneOf(world, 'browser', { channel: 'web' });
  const { txn } = await browser.open();
  await browser.first(txn, 'softPin');
  await browser.second(
    txn,
    { method: 'softPinCode' },
    { code: codeOf(phone.held.seed, stepOf(world.clock.now())) },
  );
  return found(world, 'typed');
}
async function noElement() {
  const world = await createWorld();
  const { phone } = await enrolled(world);
  const begun = await phone.reset.begin({ key: 'b', secret: seal({ identifier: '100200300' }) });
  const txn = begun.ok ? begun.txn : '';
  await phone.reset.verify({ key: 'v', txn, secret: seal({ code: await world.lastCode() }) });
  await phone.reset.secondElement({ key: 's', txn });
  return found(world, 'assertion');
}
async function attested(claim: Claim) {
  const { phone, session } = await enrolled(await createWorld());
  const proofs: Record<string, string> = { ok: 'right', E_SERVICE: 'wrong', E_BIO_NOT_BOUND: 'synced' };
  return proofs[codeIn(await phone.enrolBiometric(session, claim))];
}
async function activated(fact: string, kind: 'biometric' | 'smartFnp' | 'ask', altered = false) {
  const world = await createWorld();
  if (!altered) await enrolled(world, kind);
  else {
    const phone = phoneOf(world, 'rooted', { altered });
    await phone.enrolSmartFnp(await phone.logIn());
  }
  return found(world, fact);
}
async function elsewhere(replace: boolean) {
  const world = await createWorld();
  await enrolled(world, 'smartFnp');
  const phone = phoneOf(world);
  return codeIn(await phone.enrolSmartFnp(await phone.logIn(), replace));
}
async function full() {
  const world = await createWorld({ policy: { 'device.maxBiometric': 1 } });
  await enrolled(world, 'biometric');
  const phone = phoneOf(world);
  const session = await phone.logIn();
  await phone.verifiko(session);
  return codeIn(await phone.enrolment.beginBiometric({ key: 'b', session }));
}
async function onAnothersPhone() {
  const world = await createWorld();
  const { phone } = await enrolled(world, 'biometric');
  const session = await phone.logIn(customers.beni);
  return codeIn(await phone.enrolSmartFnp(session));
}
async function unused() {
  const world = await createWorld();
  await enrolled(world, 'biometric');
  world.clock.move(181 * 86_400_000);
  await world.bank.sweep();
  return found(world, 'reason');
}
async function restingOnBiometric(on: boolean) {
  const world = await createWorld({ policy: { 'smartFnp.requireBiometric': true } });
  const { phone, session } = await enrolled(world, ...(on ? (['biometric'] as const) : []));
  return codeIn(await phone.enrolSmartFnp(session)) === 'ok';
}
async function givenUp(reason: 'customer' | 'biometricSetChanged' | 'keyLost') {
  const world = await createWorld();
  const { phone, session } = await enrolled(world, 'biometric');
  await phone.enrolment.revoke({ key: 'x', session, credential: phone.held.biometric, reason });
  return found(world, 'reason');
}
async function credentialAfter(event: 'nothing' | 'unlock' | 'close') {
  const world = await createWorld();
  await enrolled(world, 'biometric');
  if (event !== 'nothing') await world.bank.staff[event]({ customer: world.ids['ana'] });
  return credentialStatus(last(world, 'credentials'));
}
async function sessionAfter(age: number) {
  const world = await createWorld();
  await enrolled(world);
  world.clock.move(age);
  await world.bank.sweep();
  return sessionStatus(last(world, 'sessions'));
}
async function blocked(block: boolean) {
  const world = await createWorld();
  if (block) await blockAna(world);
  const row = await world.store.tx((rows) => rows.accounts.get(world.ids['ana'] ?? ''));
  return row && isAccountClosed(row.machine);
}
async function resets(wrongs: number) {
  const world = await createWorld({ policy: { 'reset.maxWrong': 2 } });
  const phone = phoneOf(world);
  const begun = await phone.reset.begin({ key: 'b', secret: seal({ identifier: '100200300' }) });
  const code = otherCode(await world.lastCode());
  const txn = begun.ok ? begun.txn : '';
  for (let n = 0; n < wrongs; n++)
    await phone.reset.verify({ key: phone.key(), txn, secret: seal({ code }) });
  return isRecoveryClosed(last(world, 'recoveries'));
}
async function verified() {
  const world = await createWorld();
  const { phone, session } = await enrolled(world);
  await phone.verifiko(session);
  return verifikoStatus(last(world, 'reauths'));
}

/** One input in the world for every class of every fact about devices, sessions and resets. */
export const deviceExamples = {
  element: {
    password: [() => firstBy('element', 'password', 'sms')],
    assertion: [() => firstBy('element', 'key', 'sms')],
  },
  assertion: {
    none: [noElement],
    right: [() => firstBy('assertion', 'key', 'sms')],
    wrong: [() => firstBy('assertion', 'key', 'sms', { userVerified: false })],
    anomalous: [() => firstBy('assertion', 'key', 'sms', { signCount: 1 })],
  },
  second: {
    sms: [() => firstBy('second', 'password', 'sms')],
    device: [() => firstBy('second', 'password', 'smartFnp')],
  },
  proof: {
    right: [() => attested({})],
    wrong: [() => attested({ rpId: 'evil.test' })],
    synced: [() => attested({ synced: true })],
  },
  pin: { right: [() => byPin('pin')], wrong: [() => byPin('pin', 'ask', 0, true)] },
  clock: { right: [() => byPin('clock')], skewed: [() => byPin('clock', 'ask', 90 * second)] },
  saved: { false: [() => byPin('saved')], true: [() => byPin('saved', 'saved')] },
  typed: { false: [() => byPin('typed')], true: [typedPin] },
  accountBlocked: { false: [() => blocked(false)], true: [() => blocked(true)] },
  resetClosed: { false: [() => resets(1)], true: [() => resets(2)] },
  credential: {
    none: [async () => derived.credential.absent],
    active: [() => credentialAfter('nothing')],
    suspended: [() => credentialAfter('unlock')],
    revoked: [() => credentialAfter('close')],
  },
  session: {
    fresh: [() => sessionAfter(299 * second)],
    stale: [
      async () => {
        const world = await createWorld();
        const { phone, session } = await enrolled(world);
        world.clock.move(299 * second);
        await phone.use(session);
        world.clock.move(second);
        await phone.use(session);
        return sessionStatus(last(world, 'sessions'));
      },
    ],
    ended: [() => sessionAfter(300 * second)],
  },
  reauth: { proved: [verified], none: [async () => derived.reauth.absent] },
  method: {
    biometric: [() => activated('method', 'biometric')],
    smartFnp: [() => activated('method', 'smartFnp')],
    softPin: [() => activated('method', 'ask')],
  },
  room: {
    room: [async () => ((await attested({})) === 'right' ? 'room' : '')],
    full: [async () => ((await full()) === 'M_DEVICE_LIMIT' ? 'full' : '')],
    elsewhere: [async () => ((await elsewhere(false)) === 'M_REPLACE_DEVICE' ? 'elsewhere' : '')],
    anothers: [async () => ((await onAnothersPhone()) === 'M_REPLACE_OTHER' ? 'anothers' : '')],
  },
  replace: {
    false: [async () => (await elsewhere(false)) === 'ok'],
    true: [async () => (await elsewhere(true)) === 'ok'],
  },
  altered: {
    false: [() => activated('altered', 'smartFnp')],
    true: [() => activated('altered', 'smartFnp', true)],
  },
  biometricOn: { false: [() => restingOnBiometric(false)], true: [() => restingOnBiometric(true)] },
  reason: {
    customer: [() => givenUp('customer')],
    biometricSetChanged: [() => givenUp('biometricSetChanged')],
    keyLost: [() => givenUp('keyLost')],
    unused: [unused],
  },
} satisfies { readonly [N in FactName]?: Examples };
