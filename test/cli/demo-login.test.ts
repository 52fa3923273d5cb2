import { describe, expect, it } from 'vitest';
import { message } from '../../adapters/messages/index.ts';
import { people } from '../../scenarios/people.ts';
import { demo, login, masked, times } from './terminal.ts';

const { ana } = people;
const known = [ana.clientNumber, ana.password];

describe('hyrje demo', () => {
  it.each([
    ['sq', '100200300'],
    ['en', '100200300'],
    ['sq', 'J91234567L'],
    ['en', 'j 9123-4567.l'],
  ] as const)('logs in, in %s, as %s', async (language, identifier) => {
    const ran = await demo([identifier, ana.password, '{sms}'], '--lang', language);
    expect(ran.err).toBe('');
    expect(ran.out).toContain(message(language, 'screen.credentials.title'));
    expect(ran.out).toContain(message(language, 'screen.code.title'));
    expect(ran.out).toContain(message(language, 'screen.authenticated.title'));
    expect(ran.out).toContain('L1');
    expect(ran.code).toBe(0);
  });

  it('offers no Më Kujto, because a terminal keeps nothing', async () => {
    const ran = await demo([...known, '{sms}'], '--lang', 'en');
    expect(ran.out).not.toContain(message('en', 'field.remember'));
    expect(ran.out).not.toContain(message('en', 'W_REMEMBER_FAILED'));
    expect(ran.code).toBe(0);
  });

  it('speaks Albanian unless told otherwise', async () => {
    const { out } = await demo([...known, '{sms}']);
    expect(out).toContain(message('sq', 'screen.authenticated.title'));
  });

  it('shows the same from run to run, but for what chance decides', async () => {
    const first = await demo([...known, '{sms}']);
    const second = await demo([...known, '{sms}']);
    expect(masked(first.out)).toBe(masked(second.out));
  });

  it('tells a wrong code in general words, and lets the right one in', async () => {
    const ran = await demo([...known, '12345', 'abcdef', '{sms}'], '--lang', 'en');
    expect(times(ran.out, message('en', 'E_FNP_FORMAT', { digits: 6 }))).toBe(2);
    expect(ran.code).toBe(0);
    const wrong = await demo(['100200303', 'kulla e vjetër 74', '123456'], '--lang', 'en');
    expect(wrong.out).toContain(message('en', 'E_AUTH_GENERIC'));
    expect(wrong.code).toBe(1);
  });

  it('shows the same for an unknown number, a wrong password, a closed account and a changed SIM', async () => {
    const worlds = [
      ['999888777', ana.password],
      ['100200300', 'a wrong one'],
      ['100200302', 'Ura e gurtë 63'],
      ['100200303', 'kulla e vjetër 74'],
    ];
    const seen = await Promise.all(
      worlds.map(async ([identifier = '', password = '']) => {
        const ran = await demo(
          [identifier, password, '123456', ':wait 30', ':resend', '123456'],
          '--lang',
          'en',
        );
        return masked(login(ran)).replaceAll(identifier, '100200300');
      }),
    );
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain(message('en', 'E_AUTH_GENERIC'));
  });

  it('has no code to give where no SMS came', async () => {
    const ran = await demo(['100200300', 'a wrong one', '{sms}'], '--lang', 'en');
    expect(ran.out).toContain('No SMS has come');
    expect(ran.code).toBe(1);
  });

  it('says what is missing in the form, without a call', async () => {
    const ran = await demo(['', '', '12', 'x', '100200300', '', ...known, '{sms}'], '--lang', 'en');
    expect(ran.out).toContain(message('en', 'E_ID_REQUIRED'));
    expect(ran.out).toContain(message('en', 'E_ID_FORMAT'));
    expect(ran.out).toContain(message('en', 'E_PWD_REQUIRED'));
    expect(ran.code).toBe(0);
  });

  it('never prints what was typed as a password', async () => {
    const canary = 'canary-5c1f0e';
    const ran = await demo(
      ['100200300', canary, ':edit', '100200300', `::${canary}`, ':cancel'],
      '--lang',
      'en',
    );
    expect(ran.out + ran.err).not.toContain(canary);
    const right = await demo([...known, '{sms}']);
    expect(login(right)).not.toContain(ana.password);
  });

  it('warns of a mode that is not conformant, and tells a wrong password at once in it', async () => {
    const ran = await demo(
      ['100200300', 'a wrong one', ...known, '{sms}'],
      '--mode',
      'stepwise',
      '--lang',
      'en',
    );
    expect(ran.out).toContain('! verdict.mode = "stepwise" is not conformant.');
    expect(times(ran.out, message('en', 'E_AUTH_GENERIC'))).toBe(1);
    expect(ran.code).toBe(0);
    expect((await demo([...known, '{sms}'])).out).not.toContain('not conformant');
  });
});
