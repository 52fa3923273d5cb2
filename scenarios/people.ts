/** A customer as the bank's demonstration data seeds them. Nobody real: the numbers are not given to anybody. */
export interface SeededPerson {
  name: string;
  /** 9 digits. */
  clientNumber: string;
  /** A letter, 8 digits, a letter; the dates in them do not exist. */
  personalNumber: string;
  phone: string;
  password: string;
  /** The Kod PIN that this person chooses for Soft PIN; the bank never hears it. */
  pin?: string;
  language: 'sq' | 'en';
  closed?: true;
}

/** The customers of journeys and demonstrations. */
export const people = {
  ana: {
    name: 'Ana Hoxha',
    clientNumber: '100200300',
    personalNumber: 'J91234567L',
    phone: '+355690000101',
    password: 'mali i bardhë 41',
    pin: '748291',
    language: 'sq',
  },
  besnik: {
    name: 'Besnik Shehu',
    clientNumber: '100200301',
    personalNumber: 'K09950321M',
    phone: '+355690000102',
    password: 'deti i kaltër 52',
    language: 'sq',
  },
  drita: {
    name: 'Drita Leka',
    clientNumber: '100200302',
    personalNumber: 'I88888888Z',
    phone: '+355690000103',
    password: 'Ura e gurtë 63',
    language: 'en',
    closed: true,
  },
} as const satisfies Record<string, SeededPerson>;

export type PersonName = keyof typeof people;

/** A number in the right form that the bank gave to nobody. */
export const stranger = { clientNumber: '900800700', personalNumber: 'A00000000A' } as const;
