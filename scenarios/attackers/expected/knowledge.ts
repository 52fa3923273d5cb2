import { row, type Row } from '../rows.ts';
import { afterGuess, guessedCode, guessedFnp } from './differences.ts';

/** What an attacker knows, or reads of a SIM that he swapped. */
export const knowledgeRows: readonly Row[] = [
  {
    id: 'identifier',
    sq: 'Ka numrin e klientit',
    en: 'Has the client number',
    has: ['identifier'],
    said: row('D D D D D D D D D D'),
  },
  {
    id: 'password',
    sq: 'Di fjalëkalimin',
    en: 'Knows the password',
    has: ['identifier', 'password'],
    said: row('D D D D D D G D D D'),
    differs: {
      'L1/L2': guessedFnp,
      'Web SMS': guessedFnp,
      Activation: afterGuess,
    },
  },
  {
    id: 'simSwap',
    sq: 'Vetëm SIM i kopjuar',
    en: 'SIM swap only',
    has: ['identifier', 'simSwap'],
    said: row('D D D D D D D D D D'),
  },
  {
    id: 'simSwapPassword',
    sq: 'SIM i kopjuar pa sinjal dhe fjalëkalimi',
    en: 'SIM swap without a signal, and password',
    has: ['identifier', 'password', 'simSwap'],
    said: row('A D D D D D D A A D'),
    differs: {
      'Web Soft PIN': guessedCode,
    },
  },
  {
    id: 'simSwapNoticedPassword',
    sq: 'SIM i kopjuar me sinjal dhe fjalëkalimi',
    en: 'SIM swap with a signal, and password',
    has: ['identifier', 'password', 'simSwapNoticed'],
    said: row('D D D D D D D D D D'),
    differs: {
      'L1/L2': guessedFnp,
      'Web Soft PIN': guessedCode,
      'Web SMS': guessedFnp,
      Activation: afterGuess,
    },
  },
  {
    id: 'pin',
    sq: 'Di vetëm Kodin PIN',
    en: 'Knows the Kod PIN only',
    has: ['identifier', 'pin'],
    said: row('D D D D D D D D D D'),
  },
];
