/** What is said of a file that cannot be taken. */
export const fileWords = {
  'file.open': { sq: 'Hap një skedar', en: 'Open a file' },
  'file.large': { sq: '{name} është më i madh se 64 MB.', en: '{name} is larger than 64 MB.' },
  'file.notJson': {
    sq: '{name} nuk është JSON: ndoshta u ndërpre gjatë shkarkimit. Pritej {wanted}.',
    en: '{name} is no JSON: perhaps it was cut short. Expected was {wanted}.',
  },
  'file.noSchema': {
    sq: '{name} nuk thotë çfarë është: i mungon “schema”. Pritej {wanted}.',
    en: '{name} does not say what it is: it has no “schema”. Expected was {wanted}.',
  },
  'file.foreign': {
    sq: '{name} është {schema}; këtu pritej {wanted}.',
    en: '{name} is {schema}; expected here was {wanted}.',
  },
  'file.malformed': {
    sq: '{name} thotë se është {schema}, por nuk është i plotë te “{where}”. Shkruaje edhe një herë.',
    en: '{name} says that it is {schema}, but is not in order at “{where}”. Write it anew.',
  },
  'file.machine': {
    sq: '{name} është për makinën “{machine}”, që ky version nuk e ka.',
    en: '{name} is of the machine “{machine}”, which this build has not.',
  },
  'file.kept': { sq: 'Çfarë shihej më parë mbetet.', en: 'What was shown before stays.' },
} as const;
