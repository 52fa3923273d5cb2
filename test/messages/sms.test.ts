import { describe, expect, it } from 'vitest';
import { fnpSms, languages, message } from '../../adapters/messages/index.ts';

/** The part of ASCII that GSM-7 sends as one septet: no ` and none of [ \ ] ^ { | } ~. */
const oneSeptetEach = /^[\n !-Z_a-z]*$/;
const oneSms = 160;

const purposes = ['login', 'reauth', 'reset'] as const;
const code = { code: '123456', ref: 'AB12', minutes: 2, host: 'online.banka-shembull.example' };

const everySms = languages.flatMap((language) => [
  ...purposes.map((purpose) => fnpSms(language, { ...code, purpose })),
  message(language, 'N_LOCK', { time: '24.12. 23:59', count: 5 }),
  message(language, 'N_LOCK', { time: '24.12. 23:59', count: 1 }),
  message(language, 'N_LOCK_ALERT'),
  message(language, 'N_LOCK_PERM'),
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
});
