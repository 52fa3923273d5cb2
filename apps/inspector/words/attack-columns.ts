import type { Column } from '../../../verification/attack/index.ts';
import type { Told } from './index.ts';

interface ColumnWords {
  /** What stands above the column. */
  readonly head: Told;
  /** What is attacked there. */
  readonly title: Told;
}

const same = (text: string): Told => ({ sq: text, en: text });

/** The columns of behaviour.md 12.2 in words. */
export const columnWords: Readonly<Record<Column, ColumnWords>> = {
  'L1/L2': {
    head: same('L1/L2'),
    title: {
      sq: 'hyrja me fjalëkalim dhe FNP me SMS, edhe me Më Kujto (1.1, 1.2)',
      en: 'the login with the password and an FNP by SMS, also with Më Kujto (1.1, 1.2)',
    },
  },
  L3: {
    head: same('L3'),
    title: {
      sq: 'hyrja me skanim dhe FNP me SMS (1.3)',
      en: 'the login with a scan and an FNP by SMS (1.3)',
    },
  },
  L4a: {
    head: same('L4a'),
    title: { sq: 'hyrja me skanim dhe Smart FNP (1.4)', en: 'the login with a scan and Smart FNP (1.4)' },
  },
  L4b: {
    head: same('L4b'),
    title: {
      sq: 'hyrja me fjalëkalim dhe Smart FNP (1.4)',
      en: 'the login with the password and Smart FNP (1.4)',
    },
  },
  'L5 ask': {
    head: { sq: 'L5 me Kod PIN', en: 'L5 ask' },
    title: {
      sq: 'hyrja me Soft PIN, kur kërkohet Kodi PIN (1.5)',
      en: 'the login with Soft PIN, when its PIN is asked for (1.5)',
    },
  },
  'L5 saved': {
    head: { sq: 'L5 i ruajtur', en: 'L5 saved' },
    title: {
      sq: 'hyrja me Soft PIN, kur Kodi PIN është ruajtur (1.5)',
      en: 'the login with Soft PIN, when its PIN is saved (1.5)',
    },
  },
  'Web Soft PIN': {
    head: { sq: 'Dega me Soft PIN', en: 'Web Soft PIN' },
    title: {
      sq: 'hyrja në Degën Internet me kodin Soft PIN të telefonit (1.5)',
      en: 'the login to the Internet Branch with the Soft PIN code of the phone (1.5)',
    },
  },
  'Web SMS': {
    head: { sq: 'Dega me SMS', en: 'Web SMS' },
    title: {
      sq: 'hyrja në Degën Internet me FNP me SMS',
      en: 'the login to the Internet Branch with an FNP by SMS',
    },
  },
  Activation: {
    head: { sq: 'Aktivizimi', en: 'Activation' },
    title: {
      sq: 'aktivizimi i biometrisë, i Smart FNP ose i Soft PIN nga sulmuesi',
      en: 'turning on biometrics, Smart FNP or Soft PIN for himself',
    },
  },
  Reset: {
    head: { sq: 'Rivendosja', en: 'Reset' },
    title: { sq: 'fjalëkalimi i harruar: një i ri', en: 'the forgotten password: a new one' },
  },
};
