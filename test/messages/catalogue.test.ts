import { describe, expect, expectTypeOf, it } from 'vitest';
import { en } from '../../adapters/messages/en.ts';
import { type LabelCode, labelCodes, type TextCode } from '../../adapters/messages/index.ts';
import { sq } from '../../adapters/messages/sq.ts';
import { namesIn } from '../../adapters/messages/template.ts';
import type { View } from '../../machines/flows/view.ts';
import { messageCodes } from '../../machines/vocabulary/failure.ts';

const codes: readonly TextCode[] = [...messageCodes, ...labelCodes];
const catalogues = [
  { language: 'sq', texts: sq },
  { language: 'en', texts: en },
];

describe.each(catalogues)('the $language catalogue', ({ texts }) => {
  it('has a text for every code and for nothing else', () => {
    expect(Object.keys(texts).toSorted()).toEqual(codes.toSorted());
  });

  it('has no empty text, no stray brace and no space at the ends', () => {
    for (const text of Object.values(texts)) {
      expect(text).toMatch(/^\S(.|\n)*\S$/);
      expect(text.replaceAll(/\{\w+(\|[^{}|]+\|[^{}|]+)?\}/g, '')).not.toMatch(/[{}|]/);
    }
  });

  it('asks of every text the same params as Albanian', () => {
    for (const code of codes) {
      expect([code, namesIn(texts[code]).toSorted()]).toEqual([code, namesIn(sq[code]).toSorted()]);
    }
  });
});

describe('the catalogues', () => {
  it('differ in every sentence, so that none was left untranslated', () => {
    const same = codes.filter((code) => sq[code] === en[code]);
    expect(same).toEqual(['screen.contactCentre.title']);
  });

  it('name every screen and every countdown a flow can show', () => {
    expectTypeOf<`screen.${View['screen']}.title`>().toExtend<LabelCode>();
    expectTypeOf<`timer.${View['timers'][number]['id']}`>().toExtend<LabelCode>();
  });

  it('keep the words of the manual', () => {
    expect(sq).toMatchObject({
      'action.credentials.submit': 'HYR',
      'hint.identifier': 'Klikoni këtu për të vendosur Numrin e klientit ose numrin personal',
      'hint.password': 'Vendosni fjalëkalimin',
      'action.password.forgot': 'Klikoni këtu për të hyrë në rast se keni harruar fjalëkalimin',
      'hint.code':
        'Vendosni këtu kodin FNP dërguar me SMS në numrin tuaj të telefonit të regjistruar në sistemin e BKT',
    });
  });
});
