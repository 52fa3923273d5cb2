import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type Language,
  languages,
  message,
  messageFrom,
  type ParamsArgument,
} from '../../adapters/messages/index.ts';
import type { TextCode } from '../../adapters/messages/index.ts';

describe('a message', () => {
  it('speaks Albanian and English', () => {
    expect(message('sq', 'E_AUTH_GENERIC')).toBe(
      'Të dhënat ose kodi që vendosët nuk u pranuan. Kontrolloni dhe provoni përsëri.',
    );
    expect(message('en', 'action.credentials.submit')).toBe('LOG IN');
  });

  it('carries the numbers of the policy', () => {
    expect(message('sq', 'E_FNP_FORMAT', { digits: 6 })).toBe('Kodi FNP ka 6 shifra.');
    expect(message('sq', 'E_FNP_WAIT', { seconds: 25 })).toBe('Mund të kërkoni kod të ri pas 25 sekondash.');
    expect(message('sq', 'E_BLOCKED_TEMP', { minutes: 30 })).toBe(
      'Shumë përpjekje të pasuksesshme. Provoni përsëri pas 30 minutash ose telefononi +355 4 2266 288.',
    );
    expect(message('sq', 'I_FNP_SENT', { ref: 'AB12' })).toMatch(/\(ref AB12\)\.$/);
  });

  it('says one minute, not one minutes', () => {
    expect(message('en', 'E_BLOCKED_TEMP', { minutes: 1 })).toContain('in 1 minute or');
    expect(message('en', 'E_BLOCKED_TEMP', { minutes: 2 })).toContain('in 2 minutes or');
    expect(message('sq', 'E_RATE', { seconds: '1' })).toBe('Shumë kërkesa. Prisni 1 sekondë.');
    expect(message('sq', 'E_RATE', { seconds: 0 })).toBe('Shumë kërkesa. Prisni 0 sekonda.');
  });

  it('does not compile with a missing or a foreign param', () => {
    expectTypeOf<ParamsArgument<'E_RATE'>>().toEqualTypeOf<[params: { readonly seconds: string | number }]>();
    expectTypeOf<ParamsArgument<'E_OFFLINE'>>().toEqualTypeOf<[]>();
    expectTypeOf<keyof NonNullable<ParamsArgument<'N_FNP'>[0]>>().toEqualTypeOf<
      'code' | 'ref' | 'purpose' | 'minutes' | 'host'
    >();
  });

  it('inserts a value as it is, without reading it as a template', () => {
    expect(message('en', 'I_FNP_SENT', { ref: '{ref} $& <b>' })).toContain('(ref {ref} $& <b>)');
  });
});

describe('a code from outside', () => {
  it('needs exactly the params of its text', () => {
    expect(messageFrom('en', 'E_RATE', { seconds: 9 })).toBe('Too many requests. Wait 9 seconds.');
    expect(() => messageFrom('en', 'E_RATE')).toThrow('The text of E_RATE needs seconds.');
    expect(() => messageFrom('en', 'E_OFFLINE', { seconds: 9 })).toThrow(
      'The text of E_OFFLINE has no seconds.',
    );
    expect(() => messageFrom('sq', 'E_RATE', { seconds: 9, minutes: 1 })).toThrow('has no minutes');
  });

  it('and a language must have a text', () => {
    expect(() => messageFrom('en', 'E_NONSENSE' as TextCode)).toThrow('No text for code "E_NONSENSE".');
    expect(() => messageFrom('en', 'constructor' as TextCode)).toThrow('No text for code "constructor".');
    expect(() => messageFrom('de' as Language, 'E_OFFLINE')).toThrow(
      `No texts in language "de"; there are: ${languages.join(', ')}.`,
    );
  });
});
