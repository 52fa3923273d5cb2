import { describe, expect, expectTypeOf, it } from 'vitest';
import { en } from '../../adapters/messages/en.ts';
import { type LabelCode, labelCodes, type TextCode } from '../../adapters/messages/index.ts';
import { sq } from '../../adapters/messages/sq.ts';
import { namesIn } from '../../adapters/messages/template.ts';
import { flows } from '../../machines/index.ts';
import type { View, ViewToggle } from '../../machines/flows/view.ts';
import type { Ending } from '../../machines/ports/answer.ts';
import type { Element } from '../../machines/vocabulary/element.ts';
import { messageCodes } from '../../machines/vocabulary/failure.ts';

const fieldsOf = (payload: unknown) => Object.keys((payload as { def: { shape: object } }).def.shape);

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
    expect(same).toEqual([
      'screen.contactCentre.title',
      'action.softPin.open',
      'toggle.softPin',
      'option.smartFnp',
      'option.softPin',
    ]);
  });

  it('name every screen and every countdown a flow can show', () => {
    expectTypeOf<`screen.${View['screen']}.title`>().toExtend<LabelCode>();
    expectTypeOf<`timer.${View['timers'][number]['id']}`>().toExtend<LabelCode>();
    expectTypeOf<`toggle.${ViewToggle['name']}`>().toExtend<LabelCode>();
    expectTypeOf<`element.${Element}`>().toExtend<LabelCode>();
    expectTypeOf<`reason.${Ending}`>().toExtend<LabelCode>();
  });

  it('name everything that can be done and filled in, in every flow', () => {
    const withoutButton = /^(session\.touched|app\.hidden|\w+\.(activate|deactivate)|softPin\.(save|ask))$/;
    const needed = Object.values(flows).flatMap(({ events }) =>
      Object.entries(events).flatMap(([event, { payload }]) => [
        ...(withoutButton.test(event) ? [] : [`action.${event}`]),
        ...fieldsOf(payload).flatMap((name) => [`field.${name}`, `hint.${name}`]),
      ]),
    );
    expect(new Set(needed).size).toBeGreaterThan(40);
    expect(needed.filter((label) => !Object.hasOwn(sq, label))).toEqual([]);
  });

  it('keep the words of the manual', () => {
    expect(sq).toMatchObject({
      'action.credentials.submit': 'HYR',
      'hint.identifier': 'Klikoni këtu për të vendosur Numrin e klientit ose numrin personal',
      'hint.password': 'Vendosni fjalëkalimin',
      'action.password.forgot': 'Klikoni këtu për të hyrë në rast se keni harruar fjalëkalimin',
      'hint.code':
        'Vendosni këtu kodin FNP dërguar me SMS në numrin tuaj të telefonit të regjistruar në sistemin e BKT',
      'field.remember': 'Më Kujto',
      'toggle.biometric': 'Identifikohu me të dhënat biometrike',
      'toggle.smartFnp': 'Identifikohu duke përdorur Smart FNP',
      'toggle.softPin': 'Soft PIN',
      'toggle.saved': 'Ruaje Soft PIN dhe mos ma kërko më në vijim',
      'action.biometric.login': 'Hyr me të dhëna biometrike',
      'action.code.submit': 'VERIFIKO',
      'screen.newPin.title': 'Vendosni Kodin PIN',
      'screen.confirmPin.title': 'Rivendosni Kodin PIN',
      'screen.reauth.title': 'Vendosni fjalëkalimin tuaj',
    });
  });
});
