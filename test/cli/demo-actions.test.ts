import { describe, expect, it } from 'vitest';
import { message } from '../../adapters/messages/index.ts';
import { people } from '../../scenarios/people.ts';
import { demo, login, times } from './terminal.ts';

const { ana } = people;
const known = [ana.clientNumber, ana.password];
const inEnglish = (lines: readonly string[]) => demo(lines, '--lang', 'en');

describe('the actions of hyrje demo', () => {
  it('resend a code: not before its time, and the earlier code is dead', async () => {
    const early = await inEnglish([
      ...known,
      ':resend',
      ':wait 29',
      ':resend',
      ':wait 1',
      ':resend',
      '{sms}',
    ]);
    expect(early.out).toContain(message('en', 'E_FNP_WAIT', { seconds: 30 }));
    expect(early.out).toContain(message('en', 'E_FNP_WAIT', { seconds: 1 }));
    expect(times(early.out, '@demo.hyrje.example')).toBe(2);
    expect(early.code).toBe(0);
  });

  it('let a code run out while time goes by, and a new one in', async () => {
    const ran = await inEnglish([...known, ':wait 120', '{sms}', ':resend', '{sms}']);
    expect(ran.out).toContain(message('en', 'E_FNP_EXPIRED'));
    expect(ran.code).toBe(0);
  });

  it('close a login that takes too long', async () => {
    const ran = await inEnglish([...known, ':wait 600', ...known, '{sms}']);
    expect(ran.out).toContain(message('en', 'E_TXN_EXPIRED'));
    expect(ran.code).toBe(0);
  });

  it('end a blocked login by acknowledging it', async () => {
    const five = ['100200300', 'a wrong one', '1', '11', '111111', '222222', '333333', ':wait 30', ':resend'];
    const ran = await inEnglish([...five, '444444', '555555', ':acknowledge']);
    expect(ran.out).toContain(message('en', 'W_LAST_ATTEMPT'));
    expect(ran.out).toContain(message('en', 'screen.blocked.title'));
    expect(ran.out).toContain(message('en', 'E_BLOCKED_TEMP', { minutes: 30 }));
    expect(ran.code).toBe(1);
  });

  it('outlast a block', async () => {
    const five = ['100200300', 'a wrong one', '111111', '222222', '333333', ':wait 30', ':resend'];
    const ran = await inEnglish([...five, '444444', '555555', ':wait 1800', ...known, '{sms}']);
    expect(ran.out).toContain(message('en', 'screen.blocked.title'));
    expect(ran.code).toBe(0);
  });

  it('go to the Contact Center for a forgotten password', async () => {
    const ran = await inEnglish([':forgot']);
    expect(ran.out).toContain(message('en', 'M_CONTACT'));
    expect(ran.code).toBe(1);
  });

  it('go back to the form, which keeps the number and nothing else', async () => {
    const ran = await inEnglish([...known, ':edit', ...known, '{sms}']);
    expect(login(ran)).toContain(`${message('en', 'field.identifier')}: 100200300`);
    expect(ran.code).toBe(0);
  });

  it('cancel', async () => {
    const ran = await inEnglish([...known, ':cancel']);
    expect(ran.out).toContain(message('en', 'screen.cancelled.title'));
    expect(ran.code).toBe(1);
  });

  it('refuse what is not possible on this screen', async () => {
    const ran = await inEnglish([':resend', ':acknowledge', ':retry', ...known, '{sms}']);
    expect(times(ran.out, 'Not possible here.')).toBeGreaterThanOrEqual(2);
    expect(ran.code).toBe(0);
  });

  it('cut the connection: no call starts, and nothing is lost', async () => {
    const ran = await inEnglish([
      ':offline',
      ...known,
      ':online',
      ...known,
      ':offline',
      '{sms}',
      ':online',
      '{sms}',
    ]);
    expect(times(ran.out, message('en', 'E_OFFLINE'))).toBeGreaterThanOrEqual(2);
    expect(ran.code).toBe(0);
  });

  it('lose an answer, and get the same one by trying again', async () => {
    const ran = await inEnglish([...known, ':lose', '{sms}', ':retry']);
    expect(ran.out).toContain(message('en', 'E_SERVICE'));
    expect(ran.code).toBe(0);
  });
});

describe('a script for hyrje demo', () => {
  it('that ends before the login does is said to, and fails', async () => {
    for (const lines of [[], ['100200300'], known]) {
      const ran = await inEnglish(lines);
      expect(ran.out).toContain('The answers ended before the login did.');
      expect(ran.code).toBe(1);
    }
  });

  it.each([
    [':fly', 'Line 1: there is no action ":fly"'],
    [':wait', 'Line 1: ":wait" needs whole seconds'],
    [':wait soon', 'Line 1: ":wait" needs whole seconds'],
    [':wait -5', 'Line 1: ":wait" needs whole seconds'],
    [':cancel now', 'Line 1: there is no action ":cancel"'],
  ])('with the line "%s" is called wrongly', async (line, why) => {
    const ran = await inEnglish([line]);
    expect(ran.err).toContain(why);
    expect(ran.code).toBe(2);
  });

  it('with an answer where nothing is asked is called wrongly', async () => {
    const five = ['100200300', 'a wrong one', '111111', '222222', '333333', ':wait 30', ':resend'];
    const ran = await inEnglish([...five, '444444', '555555', 'hello']);
    expect(ran.err).toContain('Line 10: nothing is asked here');
    expect(ran.code).toBe(2);
  });
});
