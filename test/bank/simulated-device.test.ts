import { expect, it } from 'vitest';
import { memoryStorage, simulatedDevice } from '../../adapters/device/index.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import { createWorld } from '../support/world.ts';
import { second } from './caller.ts';
import { accepted, phoneOf } from '../support/phone.ts';

it('the phone in software and the bank understand each other: keys, codes and proofs', async () => {
  const world = await createWorld();
  const device = simulatedDevice({
    storage: memoryStorage(),
    rpId: 'bank.example',
    origin: 'https://bank.example',
    now: () => world.clock.now(),
  });
  const ana = phoneOf(world, await device.id());
  const session = await ana.logIn();
  const inSession = () => ({ key: ana.key(), session });

  accepted(await ana.verifiko(session));
  const begun = accepted(await ana.enrolment.beginBiometric(inSession()));
  const made = accepted(await device.authenticator.create(begun));
  const { credential } = made;
  const attestation = seal({ attestation: made.attestation });
  accepted(await ana.enrolment.finishBiometric({ ...inSession(), credential, secret: attestation }));

  const key = accepted(await device.deviceKey.create({}));
  const { publicKey } = key;
  const held = { credential: key.credential, publicKey, replace: false, secret: seal({ proof: key.proof }) };
  accepted(await ana.enrolment.enableSmartFnp({ ...inSession(), ...held }));

  accepted(await ana.verifiko(session));
  const seeded = accepted(await ana.enrolment.beginSoftPin({ ...inSession(), replace: false }));
  const pinned = { credential: seeded.credential, nonce: seeded.nonce, saved: false };
  const wrap = seal({ pin: '735194', seed: seeded.seed });
  const first = accepted(await device.pinVault.create({ ...pinned, secret: wrap }));
  const proof = seal({ code: first.code, proof: first.proof });
  const finish = { credential: seeded.credential, at: first.at, saved: false, secret: proof };
  accepted(await ana.enrolment.finishSoftPin({ ...inSession(), ...finish }));

  const byKey = await ana.open();
  const scan = accepted(await device.authenticator.sign({ credential, challenge: byKey.nonce }));
  const assertion = seal({ assertion: scan.assertion });
  accepted(
    await ana.login.first({
      key: ana.key(),
      txn: byKey.txn,
      second: 'smartFnp',
      credential,
      secret: assertion,
    }),
  );
  const signed = accepted(await device.deviceKey.sign({ credential: key.credential, ...byKey }));
  const answer = { method: 'smartFnp', credential: key.credential } as const;
  accepted(await ana.second(byKey.txn, answer, { proof: signed.proof }));

  world.clock.move(30 * second);
  const byPin = await ana.open();
  accepted(await ana.first(byPin.txn, 'softPin'));
  const softPin = { credential: seeded.credential, ...byPin };
  const typed = accepted(await device.pinVault.derive({ ...softPin, secret: seal({ pin: '735194' }) }));
  const { at, code } = typed;
  const told = await ana.second(
    byPin.txn,
    { method: 'softPin', credential: seeded.credential, at },
    { code, proof: typed.proof },
  );
  expect(told).toMatchObject({ ok: true });
  const ahead = accepted(
    await device.pinVault.derive({
      credential: seeded.credential,
      ahead: true,
      secret: seal({ pin: '735194' }),
    }),
  );
  const shown = seal({ code: ahead.code, proof: ahead.proof });
  const menu = { key: ana.key(), credential: seeded.credential, at: ahead.at, secret: shown };
  expect(await ana.softPin.check(menu)).toMatchObject({ ok: true });
});
