import { describe, expect, it } from 'vitest';
import { createStand, typed } from './stand/stand.ts';

/** Submits, and expects the form back with this code, with no call made and nothing kept for one. */
function expectRefused(identifier: string, password: string, code: string): void {
  const stand = createStand();
  expect(stand.flow.send('credentials.submit', { identifier, password })).toBe(true);
  expect(stand.view()).toMatchObject({ screen: 'credentials', busy: false, error: { code } });
  const wrong = stand.view().fields.filter((field) => field.error);
  expect(wrong.map(({ name, error }) => [name, error])).toEqual([
    [code.startsWith('E_ID') ? 'identifier' : 'password', code],
  ]);
  expect(stand.calls()).toEqual([]);
  expect(stand.enabled()).not.toContain('call.retry');
}

/** Submits, and gives what arrived at the bank. */
async function sent(
  identifier: string,
  password: string,
): Promise<Record<string, string> | null | undefined> {
  const stand = createStand();
  stand.flow.send('credentials.submit', { identifier, password });
  await stand.settled();
  expect(stand.view().screen).toBe('code');
  return stand.calls('first')[0]?.opened;
}

/** Types a code on the code screen; what was said of it, and what arrived. */
async function typedCode(code: string): Promise<{ said: unknown; arrived: unknown[] }> {
  const stand = createStand();
  await stand.toCode();
  stand.flow.send('code.submit', { code });
  await stand.settled();
  return { said: stand.error(), arrived: stand.calls('second').map(({ opened }) => opened) };
}

const { identifier, password } = typed;

describe('bad input to the form', () => {
  it.each(['', '   ', '- . -'])('case 1: the identifier "%s" is missing', (empty) => {
    expectRefused(empty, password, 'E_ID_REQUIRED');
  });

  it.each(['12345678', '1234567890'])('case 2: %s has not 9 digits', (number) => {
    expectRefused(number, password, 'E_ID_FORMAT');
  });

  it.each(['j91234567l', ' J9123 4567 L ', 'J-9123.4567-L'])(
    'case 3: "%s" is a personal number',
    async (number) => {
      expect(await sent(number, password)).toEqual({ identifier: number, password });
    },
  );

  it.each(['J9123456L', 'JJ1234567L', '912345678L', 'J912345678', '91234567'])(
    'case 4: %s is no number',
    (number) => {
      expectRefused(number, password, 'E_ID_FORMAT');
    },
  );

  it.each([
    '\u040891234567L',
    '\uff11\uff12\uff13456789',
    '100200\u0663\u0660\u0660',
    '100200300\u200b',
    '100\u00a0200300',
  ])('case 5: %j only looks like a number', (number) => {
    expectRefused(number, password, 'E_ID_FORMAT');
  });

  it.each(['J99999999Q', 'I00000000A', 'K13131313Z'])(
    'case 6: %s is accepted, whatever its date',
    async (number) => {
      expect(await sent(number, password)).toEqual({ identifier: number, password });
    },
  );

  it.each([
    ['10,000 characters', '1'.repeat(10_000)],
    ['a line break', '100200300\n'],
    ['a line break inside', '100200\r\n300'],
    ['markup', '<script>alert(1)</script>'],
    ['SQL', "' OR 1=1"],
    ['a null', '100200300\0'],
  ])('case 7: an identifier with %s', (_, number) => {
    expectRefused(number, password, 'E_ID_FORMAT');
  });

  it('case 8: the password is missing', () => {
    expectRefused(identifier, '', 'E_PWD_REQUIRED');
  });

  it.each(['  mali i bardhë  ', 'Çdo ditë', '🔑 e artë', 'e\u0301 and \u00e9', "' OR 1=1 --", '<b>'])(
    'case 9: the password "%s" is sent as it is',
    async (secret) => {
      expect((await sent(identifier, secret))?.['password']).toBe(secret);
    },
  );

  it.each([
    ['129 characters', 'a'.repeat(129)],
    ['129 emoji', '🔑'.repeat(129)],
    ['a megabyte', 'a'.repeat(1_000_000)],
    ['a control character', 'mali\u0007'],
    ['a delete character', 'mali\u007f'],
  ])('case 10: a password of %s', (_, secret) => {
    expectRefused(identifier, secret, 'E_PWD_TOO_LONG');
  });

  it('case 10: a password of 128 emoji is sent as it is', async () => {
    expect((await sent(identifier, '🔑'.repeat(128)))?.['password']).toBe('🔑'.repeat(128));
  });
});

describe('bad input of a code', () => {
  it.each(['12345', '1234567', '12a456', '', '      ', '12 345', "' OR 1", '0x1234'])(
    'case 11: "%s" is no code, and no call is made',
    async (code) => {
      expect(await typedCode(code)).toEqual({ said: 'E_FNP_FORMAT', arrived: [] });
    },
  );

  it.each(['123456', '123 456', '123-456', ' 1 2 3 4 5 6'])('case 12: "%s" is a code', async (code) => {
    expect(await typedCode(code)).toEqual({ said: null, arrived: [{ code }] });
  });

  it.each(['١٢٣٤٥٦', '۱۲۳۴۵۶', '１２３４５６', '𝟏𝟐𝟑𝟒𝟓𝟔', '12345٦'])(
    'case 13: "%s" is in other digits',
    async (code) => {
      expect(await typedCode(code)).toEqual({ said: 'E_FNP_FORMAT', arrived: [] });
    },
  );

  it('case 19: two taps within 50 ms are one request', async () => {
    const stand = createStand();
    stand.flow.send('credentials.submit', typed);
    await stand.clock.advance(0);
    expect(stand.flow.send('credentials.submit', typed)).toBe(false);
    await stand.clock.advance(50);
    stand.flow.send('code.submit', { code: '123456' });
    expect(stand.flow.send('code.submit', { code: '123456' })).toBe(false);
    await stand.clock.advance(50);
    expect(stand.calls().map(({ method }) => method)).toEqual(['open', 'first', 'second']);
  });

  it('case 21: nobody can name a transaction, and that of the bank goes with every call', async () => {
    const stand = createStand();
    await stand.toCode();
    const send = stand.flow.send as (event: string, payload: object) => boolean;
    expect(send('code.submit', { code: '123456', txn: 'txn-of-somebody-else' })).toBe(false);
    await stand.clock.advance(30_000);
    stand.flow.send('code.resend');
    await stand.settled();
    stand.flow.send('code.submit', { code: '123456' });
    await stand.settled();
    expect(stand.calls().map(({ txn }) => txn)).toEqual([undefined, 'txn-1', 'txn-1', 'txn-1']);
  });
});
