import { describe, expect, it } from 'vitest';
import { account, credential, handle, reset } from './rows.ts';
import { idsOf, type StoreUnderTest } from './under-test.ts';

/** What the tables of devices, sessions and resets of every store must do. */
export function deviceContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`the rows of devices in ${name}`, () => {
    it('are found by the name that the device gives, and by account while they are not ended', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.credentials.put(credential('c1'));
        await rows.credentials.put(credential('c2', { accountId: 'b', kind: 'biometric', signCount: 7 }));
        await rows.credentials.put(credential('c3', { ended: true }));
      });
      await store.tx(async (rows) => {
        expect(await rows.credentials.byPublicId('key of c2')).toMatchObject({ id: 'c2', signCount: 7 });
        expect(await rows.credentials.byPublicId('c2')).toBeUndefined();
        expect(idsOf(await rows.credentials.ofAccounts(['a', 'b', 'x']))).toEqual(['c1', 'c2']);
      });
    });

    it('keep every value of a credential, and leave it out once it is ended', async () => {
      const { store } = await create();
      await store.tx((rows) => rows.credentials.put(credential('c1', { lastStep: 57, saved: true })));
      const stored = await store.tx((rows) => rows.credentials.get('c1'));
      expect(stored).toEqual({ ...credential('c1', { lastStep: 57, saved: true }), version: 1 });
      await store.tx(async (rows) => {
        const row = await rows.credentials.get('c1');
        if (row) await rows.credentials.put({ ...row, ended: true });
      });
      expect(await store.tx((rows) => rows.credentials.ofAccounts(['a']))).toEqual([]);
    });

    it('are found by their device, and by how long they were not used, while they are not ended', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.credentials.put(credential('c1', { device: 'd', updatedAt: 30 }));
        await rows.credentials.put(credential('c2', { device: 'd', accountId: 'b', updatedAt: 20 }));
        await rows.credentials.put(credential('c3', { device: 'd', updatedAt: 10, ended: true }));
        await rows.credentials.put(credential('c4', { device: 'e', updatedAt: 31 }));
      });
      await store.tx(async (rows) => {
        expect(idsOf(await rows.credentials.ofDevice('d'))).toEqual(['c1', 'c2']);
        expect(await rows.credentials.unusedSince(30, 10)).toEqual(['c2', 'c1']);
        expect(await rows.credentials.unusedSince(30, 1)).toEqual(['c2']);
      });
    });

    it('keep the VERIFIKO and the activation of a session under its id', async () => {
      const { store } = await create();
      const reauth = { ...account('s', 9), ref: 'AB12', beginKey: null, beginDigest: null, begunAt: 3 };
      const enrolment = {
        ...account('s', 9),
        kind: 'softPin',
        credentialId: 'c',
        challenge: 'x',
        seed: null,
      } as const;
      await store.tx(async (rows) => {
        await rows.reauths.put(reauth);
        await rows.enrolments.put(enrolment);
        await rows.recoveries.put(account('a', 4));
      });
      await store.tx(async (rows) => {
        expect(await rows.reauths.get('s')).toEqual({ ...reauth, version: 1 });
        expect(await rows.enrolments.many(['s', 't'])).toEqual([{ ...enrolment, version: 1 }]);
        expect(await rows.recoveries.get('a')).toMatchObject({ due: 4 });
      });
    });

    it('find live resets by device, account and client', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.resets.put(reset('r1'));
        await rows.resets.put(reset('r2', { device: 'other', accountId: null }));
        await rows.resets.put(reset('r3', { due: null }));
      });
      await store.tx(async (rows) => {
        expect(idsOf(await rows.resets.liveOfDevice('device'))).toEqual(['r1']);
        expect(idsOf(await rows.resets.liveOfAccounts(['a']))).toEqual(['r1']);
        expect(idsOf(await rows.resets.liveOfVisible('v'))).toEqual(['r1', 'r2']);
      });
    });

    it('forget remembered numbers that were not used for too long', async () => {
      const { store } = await create();
      await store.tx(async (rows) => {
        await rows.handles.put(handle('h1'));
        await rows.handles.put(handle('h2', { usedAt: 50, device: 'other' }));
      });
      await store.tx(async (rows) => {
        expect(idsOf(await rows.handles.ofAccount('a'))).toEqual(['h1', 'h2']);
        expect(idsOf(await rows.handles.ofDevice('other'))).toEqual(['h2']);
        await rows.handles.purge(50);
      });
      expect(idsOf(await store.tx((rows) => rows.handles.ofAccount('a')))).toEqual(['h2']);
    });
  });
}
