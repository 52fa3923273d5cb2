import { afarRows } from './expected/afar.ts';
import { knowledgeRows } from './expected/knowledge.ts';
import { phoneRows } from './expected/phone.ts';
import type { Inexpressible, Row } from './rows.ts';

/** The table of behaviour.md 12.2, transcribed; where the machines say something else, it is explained. */
export const expected: readonly Row[] = [...knowledgeRows, ...phoneRows, ...afarRows];

/** Rows that are not about what a command may say. */
export const inexpressible: readonly Inexpressible[] = [
  {
    id: 'databaseLeak',
    sq: 'Rrjedhje e bazës së të dhënave',
    en: 'Server database leak',
    why: {
      sq: 'Asnjë klasë fakti nuk e thotë sa kushton të thyhet një Argon2id me piper; e mbajnë testet e ruajtjes (kolonat, HMAC, çelësat publikë).',
      en: 'No class of facts says what it costs to break Argon2id with a pepper; the tests of the store hold it (columns, HMAC, public keys only).',
    },
  },
  {
    id: 'denial',
    sq: 'Fjalëkalime të gabuara për të bllokuar klientin',
    en: 'Wrong passwords to block a customer',
    why: {
      sq: 'Këtu nuk fitohet asgjë: blloku i përkohshëm është i mundur, i përhershmi jo. E mbajnë P13, P17, P18 dhe P19.',
      en: 'Nothing is won: a temporary block is possible, a permanent one is not. P13, P17, P18 and P19 hold it.',
    },
  },
];
