import { describe, expect, it } from 'vitest';
import { screenOf } from '../../adapters/ui/screen.ts';
import { wordsOf } from '../../apps/web/words.ts';
import type { View } from '../../machines/index.ts';

const code: View = {
  screen: 'code',
  key: 'k',
  busy: false,
  step: null,
  fields: [],
  actions: [{ event: 'credentials.edit', kind: 'link', enabled: true, fields: [] }],
  error: null,
  notices: ['I_FNP_HELP'],
  timers: [],
  data: {},
  reveal: [],
  elements: [],
};
const textsOf = (view: View, language: 'sq' | 'en') => {
  const { notices, others, alert } = screenOf(view, wordsOf[language], 0);
  return { help: notices[0]?.text, edit: others[0]?.label, alert: alert?.text };
};

describe('the help on a code screen', () => {
  it.each([
    ['credentials', 'Kontrolloni numrin dhe fjalëkalimin', 'Kontrolloni numrin dhe fjalëkalimin'],
    ['password', 'Kontrolloni fjalëkalimin', 'Kontrolloni fjalëkalimin'],
    ['number', 'Kontrolloni numrin', 'Kontrolloni numrin dhe fjalëkalimin'],
    ['scan', 'Kërkoni një kod të ri', 'Kthehu te skanimi'],
  ] as const)('fits what came before it: %s', (check, advice, edit) => {
    expect(textsOf({ ...code, data: { check } }, 'sq')).toMatchObject({
      help: `Nuk morët SMS? ${advice}, ose telefononi +355 4 2266 288.`,
      edit,
    });
    expect(textsOf({ ...code, data: { check } }, 'en').help).toMatch(
      /^No SMS\? .+, or call \+355 4 2266 288\.$/,
    );
  });
});

describe('a new password that was refused', () => {
  const refused = (data: View['data']): View => ({
    ...code,
    screen: 'newPassword',
    notices: [],
    actions: [],
    error: { code: 'E_PWD_POLICY' },
    data,
  });

  it.each([
    [{ profile: 'standard', shortest: 9, longest: 128 }, 'të paktën 9 karaktere', 'at least 9 characters'],
    [
      { profile: 'bkt-public', shortest: 6, longest: 16 },
      '6–16 shkronja dhe shifra',
      '6–16 letters and digits',
    ],
  ])('is told the rule of its bank: %o', (rule, sq, en) => {
    expect(textsOf(refused({ rule }), 'sq').alert).toContain(sq);
    expect(textsOf(refused({ rule }), 'en').alert).toContain(en);
  });

  it('is told no number where the bank told none', () => {
    expect(textsOf(refused({}), 'sq').alert).not.toMatch(/\d/);
  });
});

describe('the texts', () => {
  it('name no count, length or time that is the policy’s', () => {
    for (const language of ['sq', 'en'] as const) {
      for (const one of ['E_PIN_SUSPENDED', 'E_PWD_POLICY', 'hint.newPassword'] as const)
        expect(wordsOf[language](one, one === 'E_PWD_POLICY' ? { rule: '' } : {})).not.toMatch(/\d/);
    }
  });
});
