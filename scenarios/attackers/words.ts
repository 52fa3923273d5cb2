import type { Capability, Deed, Goal } from '../../verification/attack/index.ts';

export interface Words {
  readonly sq: string;
  readonly en: string;
}
export type Language = keyof Words;

/** What each capability is called. */
export const capabilityWords: Readonly<Record<Capability, Words>> = {
  identifier: { sq: 'numri i klientit', en: 'client number' },
  password: { sq: 'fjalëkalimi', en: 'password' },
  simSwapNoticed: { sq: 'SIM i kopjuar, banka e di', en: 'SIM swap that the bank notices' },
  simSwap: { sq: 'SIM i kopjuar pa u vënë re', en: 'SIM swap that nobody notices' },
  lockedPhone: { sq: 'telefoni i kyçur', en: 'locked phone' },
  lockedPhonePreview: {
    sq: 'telefoni i kyçur që tregon SMS-të',
    en: 'locked phone that shows SMS on its screen',
  },
  unlockedPhone: { sq: 'telefoni i hapur', en: 'unlocked phone' },
  coercedBiometric: { sq: 'gishti i klientit me detyrim', en: 'coerced or lifted finger' },
  ownFinger: { sq: 'gishti i vet i shtuar (kodi i telefonit)', en: 'own finger added (device passcode)' },
  pin: { sq: 'Kodi PIN', en: 'Kod PIN' },
  malwareNoticed: { sq: 'program keqdashës që vihet re', en: 'malware that the device check notices' },
  malware: { sq: 'program keqdashës pa u vënë re', en: 'malware that nothing notices' },
  relay: { sq: 'faqe e rreme në kohë reale', en: 'phishing site in real time' },
  interception: {
    sq: 'ndërhyrje në rrjet me certifikatë të rreme',
    en: 'network in the middle, bad certificate',
  },
  session: { sq: 'sesion i hapur', en: 'live session' },
  freshSession: { sq: 'sesion i hapur, i freskët', en: 'live session, fresh' },
  capturedTraffic: { sq: 'trafik i kapur', en: 'captured traffic' },
  guessedFnp: { sq: 'një FNP e qëlluar', en: 'a guessed FNP' },
  guessedPin: { sq: 'një Kod PIN i qëlluar', en: 'a guessed Kod PIN' },
  guessedSoftPinCode: { sq: 'një kod Soft PIN i qëlluar', en: 'a guessed Soft PIN code' },
  ownPassword: { sq: 'pasi ka vënë fjalëkalimin e vet', en: 'after setting a password of his own' },
  ownCredential: { sq: 'pasi ka aktivizuar një kredencial', en: 'after turning on a credential of his own' },
};

/** What each win is called. */
export const goalWords: Readonly<Record<Goal, Words>> = {
  L1: { sq: 'Hyrje L1/L2: fjalëkalim dhe SMS', en: 'L1/L2: password and SMS' },
  L3: { sq: 'Hyrje L3: biometri dhe SMS', en: 'L3: biometric and SMS' },
  L4a: { sq: 'Hyrje L4a: biometri dhe Smart FNP', en: 'L4a: biometric and Smart FNP' },
  L4b: { sq: 'Hyrje L4b: fjalëkalim dhe Smart FNP', en: 'L4b: password and Smart FNP' },
  L5a: { sq: 'Hyrje L5a: fjalëkalim dhe Soft PIN, i pyetur', en: 'L5a: password and Soft PIN, asked' },
  L5b: { sq: 'Hyrje L5b: fjalëkalim dhe Soft PIN, i ruajtur', en: 'L5b: password and Soft PIN, saved' },
  L5c: { sq: 'Hyrje L5c: biometri dhe Soft PIN, i pyetur', en: 'L5c: biometric and Soft PIN, asked' },
  L5d: { sq: 'Hyrje L5d: biometri dhe Soft PIN, i ruajtur', en: 'L5d: biometric and Soft PIN, saved' },
  webSoftPin: { sq: 'Dega Internet me kod Soft PIN', en: 'Internet Branch with a Soft PIN code' },
  webSms: { sq: 'Dega Internet me SMS', en: 'Internet Branch with an SMS' },
  activateBiometric: { sq: 'Aktivizim i biometrisë', en: 'Activation of biometrics' },
  activateSmartFnp: { sq: 'Aktivizim i Smart FNP', en: 'Activation of Smart FNP' },
  activateSoftPin: { sq: 'Aktivizim i Soft PIN', en: 'Activation of Soft PIN' },
  passwordChange: { sq: 'Ndryshim i fjalëkalimit brenda sesionit', en: 'Password change in a session' },
  reset: { sq: 'Rivendosje e fjalëkalimit të harruar', en: 'Reset of a forgotten password' },
};

export const placeWords: Readonly<Record<'phone' | 'own' | 'web', Words>> = {
  phone: { sq: 'në telefonin e klientit', en: 'on the customer’s phone' },
  own: { sq: 'në një pajisje të vetën', en: 'on a device of his own' },
  web: { sq: 'në Degën Internet', en: 'in the Internet Branch' },
};

export const methodWords: Readonly<Record<'biometric' | 'smartFnp' | 'softPin', Words>> = {
  biometric: { sq: 'identifikimin biometrik', en: 'biometric identification' },
  smartFnp: { sq: 'Smart FNP', en: 'Smart FNP' },
  softPin: { sq: 'Soft PIN', en: 'Soft PIN' },
};

/** What is done, as a step of a story. `{where}` is the device, `{what}` the option. */
export const deedWords: Readonly<Record<Deed, Words>> = {
  'first.password': {
    sq: 'Sulmuesi nis një hyrje {where} në emër të klientit, me fjalëkalim.',
    en: 'The attacker begins a login {where} in the customer’s name, with a password.',
  },
  'first.unknown': {
    sq: 'Sulmuesi nis një hyrje {where} me një numër të panjohur.',
    en: 'The attacker begins a login {where} with an unknown number.',
  },
  'first.biometric': {
    sq: 'Sulmuesi nis një hyrje {where} me të dhëna biometrike.',
    en: 'The attacker begins a login {where} with biometric data.',
  },
  'settle.right': { sq: 'Fjalëkalimi është i saktë.', en: 'The password is right.' },
  'settle.wrong': { sq: 'Fjalëkalimi është i gabuar.', en: 'The password is wrong.' },
  'assert.right': {
    sq: 'Gishti i regjistruar skanohet {where} dhe çelësi biometrik nënshkruan.',
    en: 'The enrolled finger is scanned {where} and the biometric key signs.',
  },
  'assert.wrong': {
    sq: 'Nënshkrimi biometrik {where} nuk vlen.',
    en: 'The biometric signature {where} is not valid.',
  },
  sendCode: { sq: 'Sulmuesi kërkon një FNP me SMS.', en: 'The attacker asks for an FNP by SMS.' },
  'second.right': { sq: 'Sulmuesi vendos FNP-në nga SMS-ja.', en: 'The attacker enters the FNP of the SMS.' },
  'second.old': { sq: 'Sulmuesi vendos një FNP të vjetër.', en: 'The attacker enters an old FNP.' },
  'second.wrong': { sq: 'Sulmuesi vendos një FNP të gabuar.', en: 'The attacker enters a wrong FNP.' },
  'key.right': { sq: 'Smart FNP përgjigjet vetë {where}.', en: 'Smart FNP answers by itself {where}.' },
  'key.wrong': { sq: 'Prova e Smart FNP {where} nuk vlen.', en: 'The Smart FNP proof {where} is not valid.' },
  'pin.right': { sq: 'Soft PIN bën kodin e saktë {where}.', en: 'Soft PIN makes the right code {where}.' },
  'pin.wrong': { sq: 'Soft PIN bën një kod të gabuar {where}.', en: 'Soft PIN makes a wrong code {where}.' },
  'typed.right': {
    sq: 'Sulmuesi shkruan {where} kodin Soft PIN të telefonit.',
    en: 'The attacker types the phone’s Soft PIN code {where}.',
  },
  'typed.wrong': {
    sq: 'Sulmuesi shkruan {where} një kod Soft PIN të gabuar.',
    en: 'The attacker types a wrong Soft PIN code {where}.',
  },
  cancel: { sq: 'Sulmuesi heq dorë.', en: 'The attacker gives up what is under way.' },
  'customer.login': {
    sq: 'Klienti hyn vetë në telefonin e tij dhe e lë sesionin të hapur.',
    en: 'The customer logs in on his phone and leaves the session open.',
  },
  'set.changed': {
    sq: 'Sulmuesi shton gishtin e vet në telefon; çelësi biometrik i klientit bie.',
    en: 'The attacker adds his own finger to the phone; the customer’s biometric key is given up.',
  },
  'reauth.begin': {
    sq: 'Sulmuesi shtyp VERIFIKO me një fjalëkalim.',
    en: 'The attacker presses VERIFIKO with a password.',
  },
  'reauth.right': { sq: 'Fjalëkalimi i VERIFIKO është i saktë.', en: 'The password of VERIFIKO is right.' },
  'reauth.wrong': { sq: 'Fjalëkalimi i VERIFIKO është i gabuar.', en: 'The password of VERIFIKO is wrong.' },
  'reauth.code': { sq: 'Sulmuesi vendos FNP-në e VERIFIKO.', en: 'The attacker enters the FNP of VERIFIKO.' },
  'reauth.codeWrong': {
    sq: 'Sulmuesi vendos një FNP të gabuar te VERIFIKO.',
    en: 'The attacker enters a wrong FNP at VERIFIKO.',
  },
  'reauth.change': { sq: 'Sulmuesi vë një fjalëkalim të ri.', en: 'The attacker sets a new password.' },
  'enrol.begin': {
    sq: 'Sulmuesi nis të aktivizojë {what} në pajisjen e sesionit.',
    en: 'The attacker begins to turn on {what} on the session’s device.',
  },
  'enrol.finish': {
    sq: 'Pajisja provon çelësin e ri: {what} u aktivizua; banka njofton klientin.',
    en: 'The device proves its new key: {what} is on; the bank tells the customer.',
  },
  'enrol.wrong': { sq: 'Prova e çelësit të ri nuk vlen.', en: 'The proof of the new key is not valid.' },
  'reset.begin': {
    sq: 'Sulmuesi nis {where} rivendosjen e fjalëkalimit të klientit.',
    en: 'The attacker begins a reset of the customer’s password {where}.',
  },
  'reset.code': {
    sq: 'Sulmuesi vendos FNP-në e rivendosjes.',
    en: 'The attacker enters the FNP of the reset.',
  },
  'reset.codeWrong': {
    sq: 'Sulmuesi vendos një FNP të gabuar te rivendosja.',
    en: 'The attacker enters a wrong FNP at the reset.',
  },
  'reset.biometric': {
    sq: 'Gishti i regjistruar skanohet {where} si element i dytë.',
    en: 'The enrolled finger is scanned {where} as the second element.',
  },
  'reset.pin': {
    sq: 'Soft PIN bën kodin {where} si element i dytë.',
    en: 'Soft PIN makes the code {where} as the second element.',
  },
  'reset.wrong': { sq: 'Elementi i dytë nuk vlen.', en: 'The second element is not valid.' },
  'reset.set': { sq: 'Sulmuesi vë një fjalëkalim të ri.', en: 'The attacker sets a new password.' },
  'reset.cancel': { sq: 'Sulmuesi heq dorë nga rivendosja.', en: 'The attacker gives the reset up.' },
  timer: { sq: 'Koha kalon: një afat mbaron.', en: 'Time passes: a deadline ends.' },
};
