import { row, type Row } from '../rows.ts';
import { guessedCode, guessedFnp, guessedPin } from './differences.ts';

/** What an attacker does with the customer’s phone in his hand. */
export const phoneRows: readonly Row[] = [
  {
    id: 'lockedPhone',
    sq: 'Vetëm telefoni i kyçur',
    en: 'Locked phone only',
    has: ['identifier', 'lockedPhone'],
    said: row('D D D D D D D D D D'),
  },
  {
    id: 'lockedPhonePassword',
    sq: 'Telefoni i kyçur dhe fjalëkalimi',
    en: 'Locked phone and password',
    has: ['identifier', 'password', 'lockedPhone'],
    said: row('D D D D D D D D – D'),
    differs: {
      'L1/L2': guessedFnp,
      'Web Soft PIN': guessedCode,
      'Web SMS': guessedFnp,
    },
  },
  {
    id: 'previewPassword',
    sq: 'Telefoni i kyçur që tregon SMS-të, dhe fjalëkalimi',
    en: 'Locked phone that shows SMS, and password',
    has: ['identifier', 'password', 'lockedPhonePreview'],
    said: row('A D D D D D D A – D'),
    differs: {
      'Web Soft PIN': guessedCode,
    },
  },
  {
    id: 'unlockedPhone',
    sq: 'Vetëm telefoni i hapur',
    en: 'Unlocked phone only',
    has: ['identifier', 'unlockedPhone'],
    said: row('D D D D D D D D D D'),
    differs: {
      Reset: guessedPin,
    },
  },
  {
    id: 'unlockedPhonePassword',
    sq: 'Telefoni i hapur dhe fjalëkalimi',
    en: 'Unlocked phone and password',
    has: ['identifier', 'password', 'unlockedPhone'],
    said: row('A D D A G A G A A D'),
    differs: {
      'Web Soft PIN': {
        found: 'A',
        sq: 'Një Soft PIN i ruajtur: L5 hap një sesion në telefon dhe menuja e sesionit e tregon kodin pa PIN. Kolona thotë rastin e pyetur (G); «ose sesion» është ky rast.',
        en: 'With a saved Soft PIN, L5 opens a session on the phone and the menu of that session shows the code without a PIN. The specification’s G is the asked case; its “or session” is this one.',
      },
      Reset: guessedPin,
    },
  },
  {
    id: 'liveSession',
    sq: 'Telefoni i hapur brenda një sesioni',
    en: 'Unlocked phone inside a live session',
    has: ['identifier', 'unlockedPhone', 'freshSession'],
    said: row('– – – – – – D – A D'),
    differs: {
      Reset: guessedPin,
    },
  },
  {
    id: 'coercedBiometric',
    sq: 'Gishti me detyrim dhe telefoni',
    en: 'Coerced or lifted biometric and phone',
    has: ['identifier', 'unlockedPhone', 'coercedBiometric'],
    said: row('D A A D G A D D D A'),
    differs: {
      Activation: {
        found: 'A',
        sq: 'Asnjë VERIFIKO nuk kalohet pa fjalëkalim, por hyrja biometrike është e freskët për 300 sekonda dhe Smart FNP aktivizohet në po atë telefon me një prekje (X10); vjen njoftimi.',
        en: 'No VERIFIKO is passed without the password, but the biometric login is fresh for 300 seconds and Smart FNP turns on with one touch on that same phone (X10); a notice is sent.',
      },
    },
  },
  {
    id: 'ownFinger',
    sq: 'Sulmuesi shton gishtin e vet',
    en: 'Attacker adds own finger',
    has: ['identifier', 'unlockedPhone', 'ownFinger'],
    said: row('D D D D D D D D D D'),
    differs: {
      Reset: guessedPin,
    },
  },
  {
    id: 'pinUnlockedPhone',
    sq: 'Kodi PIN dhe telefoni i hapur',
    en: 'Kod PIN and unlocked phone',
    has: ['identifier', 'pin', 'unlockedPhone'],
    said: row('D D D D D D D D D A'),
  },
  {
    id: 'pinUnlockedPhonePassword',
    sq: 'Kodi PIN, telefoni dhe fjalëkalimi',
    en: 'Kod PIN, phone and password',
    has: ['identifier', 'pin', 'unlockedPhone', 'password'],
    said: row('A – – A A A A A A –'),
  },
];
