import { describe, expect, it } from 'vitest';
import { fnpSms, labelCodes, languages, message, smsText } from '../../adapters/messages/index.ts';

/** The part of ASCII that GSM-7 sends as one septet: no ` and none of [ \ ] ^ { | } ~. */
const oneSeptetEach = /^[\n !-Z_a-z]*$/;
const oneSms = 160;

const purposes = ['login', 'reauth', 'reset'] as const;
const changes = labelCodes.flatMap((label) => (label.startsWith('change.') ? [label.slice(7)] : []));
const options = ['biometric', 'smartFnp', 'softPin'] as const;
const turned = ['activated', 'replaced', 'suspended', 'revoked'] as const;
const time = '23:59';
const code = { code: '123456', ref: 'AB12', minutes: 2, host: 'online.banka-shembull.example' };

const everySms = languages.flatMap((language) => [
  ...purposes.map((purpose) => fnpSms(language, { ...code, purpose })),
  message(language, 'N_LOCK', { time: '24.12. 23:59', count: 5 }),
  message(language, 'N_LOCK', { time: '24.12. 23:59', count: 1 }),
  message(language, 'N_LOCK_ALERT'),
  message(language, 'N_LOCK_PERM'),
  ...changes.map((change) => smsText('N_ACCOUNT_CHANGE', language, { change, time })),
  ...options.flatMap((option) =>
    turned.map((change) => smsText('N_CRED_CHANGE', language, { option, change, time })),
  ),
]);

describe('an SMS', () => {
  it.each(everySms)('fits into one message of plain GSM-7: %s', (text) => {
    expect(text).toMatch(oneSeptetEach);
    expect(text.length).toBeLessThanOrEqual(oneSms);
  });

  it('with an FNP says what it is for and ends with the line that binds it to a host', () => {
    expect(fnpSms('sq', { ...code, purpose: 'login' })).toBe(
      'BKT Smart: kodi FNP 123456 (ref AB12) per hyrje. Vlen 2 minuta. Mos ia jepni askujt.\n\n@online.banka-shembull.example #123456',
    );
    expect(fnpSms('sq', { ...code, purpose: 'reauth' })).toContain('per aktivizim.');
    expect(fnpSms('sq', { ...code, purpose: 'reset' })).toContain('per ndryshim fjalekalimi.');
    expect(fnpSms('en', { ...code, purpose: 'reset' })).toContain('for password change.');
    expect(fnpSms('en', { ...code, purpose: 'login', minutes: 1 })).toContain('Valid 1 minute.');
  });

  it('about a block says until when and after how many attempts', () => {
    expect(message('sq', 'N_LOCK', { time: '14:30', count: 5 })).toBe(
      'BKT: hyrja u bllokua deri ne 14:30 pas 5 perpjekjeve te gabuara. Nese nuk ishit ju, telefononi +35542266288.',
    );
  });

  it('about a credential or an account says what was changed and when', () => {
    expect(smsText('N_CRED_CHANGE', 'sq', { option: 'softPin', change: 'activated', time })).toBe(
      'BKT: Soft PIN u aktivizua ne nje pajisje me 23:59. Nuk ishit ju? +35542266288',
    );
    expect(smsText('N_CRED_CHANGE', 'en', { option: 'biometric', change: 'revoked', time })).toBe(
      'BKT: biometric identification was turned off on a device at 23:59. Not you? +35542266288',
    );
    expect(smsText('N_ACCOUNT_CHANGE', 'sq', { change: 'unlocked', time })).toBe(
      'BKT: hyrja u zhbllokua me 23:59. Nuk ishit ju? +35542266288',
    );
    expect(() => smsText('N_ACCOUNT_CHANGE', 'sq', { change: 'painted', time })).toThrow('change.painted');
  });
});
