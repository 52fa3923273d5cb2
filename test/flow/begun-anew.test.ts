import { expect, it } from 'vitest';
import { createFlow, passwordLogin } from '../../machines/index.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

it('opens a login anew with nothing of the one whose first call was lost: the bank would not understand it', async () => {
  const opened: object[] = [];
  const login = {
    open: async (request: object) => {
      opened.push(request);
      return { ok: true, txn: 't', nonce: 'n', expiresAt: 1, ceremony: 1, scans: 1, serverNow: 0 };
    },
    first: async () => {
      throw new Error('lost');
    },
  };
  const flow = createFlow(passwordLogin, { services: { login } as never });
  for (const password of ['mali i bardhë 41', 'deti i kaltër 52']) {
    flow.send('credentials.submit', { identifier: '900800700', password });
    await settle();
    expect(flow.view()).toMatchObject({ screen: 'credentials', error: { code: 'E_SERVICE' } });
  }
  expect(opened.map((request) => Object.keys(request))).toEqual([['key'], ['key']]);
  flow.stop();
});
