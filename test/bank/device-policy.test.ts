import { describe, expect, it } from 'vitest';
import { judgeAssertion } from '../../adapters/bank/proof/webauthn.ts';
import type { CredentialRow } from '../../machines/ports/bank/credential-row.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { accepted, enrolled, phoneOf } from '../support/phone.ts';
import { createWorld, customers } from '../support/world.ts';
import { auditTypes, second } from './caller.ts';

describe('the policy decides', () => {
  it('remember.max: how many numbers an install remembers', async () => {
    const remembered = async (most: number) => {
      const world = await createWorld({ policy: { 'remember.max': most } });
      const phone = phoneOf(world);
      for (const who of [customers.ana, customers.beni]) {
        const session = await phone.logIn(who);
        accepted(await phone.remember.issue({ key: phone.key(), session }));
        world.clock.move(second);
      }
      return world.store.dump().handles.length;
    };
    expect([await remembered(1), await remembered(2)]).toEqual([1, 2]);
  });

  it('pending.perDevice: how many logins of one device are under way', async () => {
    const answered = async (most: number) => {
      const world = await createWorld({ policy: { 'pending.perDevice': most } });
      const phone = phoneOf(world);
      const { txn } = await phone.open();
      accepted(await phone.first(txn));
      const code = await world.lastCode();
      const other = await phone.open();
      accepted(await phone.first(other.txn));
      const told = await phone.second(txn, { method: 'sms' }, { code });
      return told.ok ? 'ok' : told.code;
    };
    expect([await answered(1), await answered(2)]).toEqual(['E_TXN_SUPERSEDED', 'ok']);
  });

  it('webauthn.uvCountsAs: whether a scan proves anything', async () => {
    const world = await createWorld();
    const { phone } = await enrolled(world, 'biometric');
    const policy = { 'webauthn.uvCountsAs': 'none' } as const;
    const webauthn = { rpId: 'bank.example', origins: ['https://bank.example'] };
    const row = world.store.dump().credentials[0] as unknown as CredentialRow;
    const { nonce } = await phone.open();
    const text = await phone.assertion(nonce);
    const judged = (more: object) =>
      judgeAssertion({ webauthn, policy: { ...world.policy, ...more } }, row, nonce, text);
    expect([(await judged({})).assertion, (await judged(policy)).assertion]).toEqual(['right', 'wrong']);
    const strict = await createWorld({ policy });
    const { phone: other, session } = await enrolled(strict);
    accepted(await other.verifiko(session));
    expect(await other.enrolment.beginBiometric({ key: 'b', session })).toMatchObject({
      code: 'E_DEVICE_ALTERED',
    });
    expect(await auditTypes(strict)).not.toContain('DEVICE_ALTERED');
  });

  it('webauthn.ceremony, biometric.maxLocalFailures and softPin.*: what a device is told', async () => {
    const policy = {
      'webauthn.ceremony': 400,
      'biometric.maxLocalFailures': 3,
      'softPin.showFor': 20,
      'softPin.clipboardClear': 10,
      'clock.warn': 7,
      'smartFnp.requireBiometric': true,
    };
    const world = await createWorld({ policy });
    const { phone, session } = await enrolled(world, 'ask');
    const scan = { ceremony: 400_000, scans: 3 };
    const code = { showFor: 20_000, clipboardClear: 10_000, clockWarn: 7000 };
    expect(await phone.login.open({ key: 'o' })).toMatchObject(scan);
    const secret = seal({ identifier: world.customer.clientNumber });
    expect(await phone.reset.begin({ key: 'r', secret })).toMatchObject(scan);
    accepted(await phone.verifiko(session));
    expect(await phone.enrolment.beginBiometric({ key: 'b', session })).toMatchObject(scan);
    expect(await phone.status()).toMatchObject({ ...code, needsBiometric: true });
    const { at, ...made } = phone.pin();
    const call = { credential: phone.held.softPin, at, secret: seal(made) };
    expect(await phone.softPin.check({ key: 'c', ...call })).toMatchObject({ ok: true, ...code });
    accepted(await phone.verifiko(session));
    const begin = { key: 'p', session, replace: true };
    expect(await phone.enrolment.beginSoftPin(begin)).toMatchObject({ ok: true, ...code });
  });
});
