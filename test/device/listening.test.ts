import { describe, expect, it } from 'vitest';
import { listening } from '../../adapters/device/index.ts';
import { simulatedHandset } from './support/simulated.ts';

describe('a device that listens to the bank', () => {
  it('knows the time of an answer before the flow does', async () => {
    const { device, clock } = simulatedHandset();
    const serverNow = clock.now + 95_000;
    const bank = listening(device, {
      open: async ({ key }: { key: string }) => ({ ok: false, code: 'E_CLOCK', key, serverNow }),
    });
    expect(await bank.open({ key: 'k-1' })).toEqual({ ok: false, code: 'E_CLOCK', key: 'k-1', serverNow });
    expect(await device.offset()).toBe(95_000);
  });

  it('passes on every answer, without a time too, and every fault', async () => {
    const { device } = simulatedHandset();
    const bank = listening(device, {
      cancel: async () => ({ ok: true }),
      open: async () => {
        throw new Error('The bank is away.');
      },
    });
    expect(await bank.cancel()).toEqual({ ok: true });
    await expect(bank.open()).rejects.toThrow('The bank is away.');
    expect(await device.offset()).toBe(0);
  });

  it('spoils no answer when the time cannot be kept', async () => {
    const full = { heard: () => Promise.reject(new Error('The storage is full.')) };
    const bank = listening(full, { open: async () => ({ ok: true, serverNow: 5 }) });
    expect(await bank.open()).toEqual({ ok: true, serverNow: 5 });
  });
});
