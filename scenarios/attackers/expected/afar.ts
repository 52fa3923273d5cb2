import { row, type Row } from '../rows.ts';
import { ledOn } from './differences.ts';

/** What an attacker does on the phone, on the way or on a page of his own. */
export const afarRows: readonly Row[] = [
  {
    id: 'malware',
    sq: 'Program keqdashës në telefon, pa u vënë re',
    en: 'Malware on the phone that nothing notices',
    has: ['identifier', 'malware'],
    said: row('A D D A A A R A – –'),
    differs: {
      'Web Soft PIN': {
        found: 'A',
        sq: 'Programi që lexon Kodin PIN dhe përdor farën e bën kodin vetë; klienti nuk duhet të jetë aty.',
        en: 'Malware that reads the Kod PIN and uses the seed makes the code by itself; the customer need not be there.',
      },
    },
  },
  {
    id: 'malwareNoticed',
    sq: 'Program keqdashës në telefon, i vënë re',
    en: 'Malware on the phone that the device check notices',
    has: ['identifier', 'malwareNoticed'],
    said: row('A D D D D D R A – –'),
    differs: {
      'Web Soft PIN': {
        found: 'A',
        sq: 'Kontrolli i pajisjes e refuzon Soft PIN-in në aplikacion, por kodi i shkruar vjen nga një shfletues i shëndoshë.',
        en: 'The device check refuses Soft PIN in the app, but the typed code comes from a browser that is sound.',
      },
    },
  },
  {
    id: 'interception',
    sq: 'Ndërhyrje në rrjet me certifikatë të rreme',
    en: 'Network in the middle with a bad certificate',
    has: ['identifier', 'interception'],
    said: row('R D D D D D R R D D'),
    differs: {
      Activation: ledOn,
    },
  },
  {
    id: 'relay',
    sq: 'Faqe e rreme në kohë reale',
    en: 'Phishing site in real time',
    has: ['identifier', 'relay'],
    said: row('R D D – – – R R D D'),
    differs: {
      Activation: ledOn,
    },
  },
  {
    id: 'capturedTraffic',
    sq: 'Përsëritje e trafikut të kapur',
    en: 'Replay of captured traffic',
    has: ['identifier', 'capturedTraffic'],
    said: row('D D D D D D D D D D'),
  },
];
