import type { Ability, Capability, Powers } from '../../verification/attack/index.ts';

/** How an attacker comes to what the bank takes for a fact in his favour. */
interface Power {
  /** The class of a fact, and from where it is sent. */
  readonly gives: string;
  /** Sets of capabilities; any one of them is enough. */
  readonly by: readonly (readonly Capability[])[];
  readonly sq: string;
  readonly en: string;
  readonly clause: string;
}

/** The phone lies open: as found, by the finger that opens the app too, or by the passcode that adds a finger. */
const openPhone = [
  ['unlockedPhone'],
  ['lockedPhone', 'coercedBiometric'],
  ['lockedPhone', 'ownFinger'],
] as const satisfies Capability[][];
/** What the customer types where the attacker reads it. */
const typedAway = [['malwareNoticed'], ['relay'], ['interception']] as const satisfies Capability[][];
const withPhone = (...more: Capability[]): Capability[][] => openPhone.map((set) => [...set, ...more]);

/** The one table: which capabilities give which facts, and why. What is not here, nobody can bring about. */
export const powerTable: Readonly<Record<Ability, Power>> = {
  sendsFromPhone: {
    gives: 'any command · in the name of the customer’s phone',
    by: [...openPhone, ['malware']],
    sq: 'Telefoni i klientit flet me bankën për atë që e ka të hapur në dorë, ose për programin keqdashës në të.',
    en: 'The customer’s phone speaks for whoever holds it open, or for malware on it.',
    clause: 'RTS 7(1); R11',
  },
  namesCustomer: {
    gives: '`customer` known · any device',
    by: [['identifier'], ...typedAway],
    sq: 'Numri i klientit shkruhet nga kushdo që e di; ai nuk është element.',
    en: 'Whoever knows the client number types it; it is no element.',
    clause: 'X1',
  },
  namesCustomerOnPhone: {
    gives: '`customer` known · phone',
    by: [['identifier'], ...openPhone, ...typedAway],
    sq: 'Telefoni e mban mend klientin: Më Kujto dhe kredencialet e tij e emërtojnë vetë.',
    en: 'The phone remembers its customer: Më Kujto and its credentials name him.',
    clause: 'A9, A10',
  },
  typesPassword: {
    gives: '`password` right · any device',
    by: [['password'], ...typedAway],
    sq: 'Fjalëkalimi dihet, ose klienti e shkruan aty ku e lexon sulmuesi.',
    en: 'The password is known, or the customer types it where the attacker reads it.',
    clause: 'RTS 6(1)',
  },
  typesFnp: {
    gives: '`match` current, `simRisk` false · any device',
    by: [['simSwap'], ['lockedPhonePreview'], ...openPhone, ...typedAway, ['guessedFnp']],
    sq: 'SMS-ja lexohet me një SIM të kopjuar pa u vënë re, në ekranin e kyçur, në telefonin e hapur, ose aty ku e shkruan klienti.',
    en: 'The SMS is read on a swapped SIM that nobody noticed, on the lock screen, on the open phone, or where the customer types it.',
    clause: 'NIST 3.1.3.1, 3.1.3.3',
  },
  typesFnpAfterNoticedSwap: {
    gives: '`match` current, `simRisk` true · any device',
    by: [['simSwapNoticed']],
    sq: 'SMS-ja lexohet me një SIM të kopjuar dhe banka e di: për 72 orë asnjë FNP nuk pranohet.',
    en: 'The SMS is read on a swapped SIM and the bank knows: for 72 hours no FNP is accepted.',
    clause: 'NIST 3.1.3.3; P58',
  },
  swapsSimNoticed: {
    gives: '`simRisk` true · any device',
    by: [['simSwapNoticed']],
    sq: 'Banka ka një sinjal vetëm aty ku SIM-i u ndërrua.',
    en: 'The bank has a signal only where the SIM was swapped.',
    clause: 'NIST 3.1.3.3',
  },
  typesOldFnp: {
    gives: '`match` earlier · any device',
    by: [['capturedTraffic']],
    sq: 'Një FNP i kapur më parë shkruhet përsëri.',
    en: 'An FNP captured before is typed again.',
    clause: 'RTS 4(1); P06',
  },
  scansFinger: {
    gives: '`assertion` right · phone',
    by: [['lockedPhone', 'coercedBiometric']],
    sq: 'Çelësi biometrik nënshkruan vetëm me gishtin e regjistruar mbi telefonin, për origjinën dhe sfidën e bankës.',
    en: 'The biometric key signs only under the enrolled finger on the phone, for the bank’s origin and challenge.',
    clause: 'NIST 3.2.3, 3.2.5; A-KEYSTORE',
  },
  signsWithSmartFnp: {
    gives: '`proof` right · phone',
    by: [...openPhone, ['malware']],
    sq: 'Çelësi i Smart FNP përdoret nga telefoni i hapur ose nga programi keqdashës; jo nga larg.',
    en: 'The Smart FNP key is used by the open phone or by malware on it; not from afar.',
    clause: 'RTS 7(1), 9(1)',
  },
  makesSoftPinCodeByPin: {
    gives: '`pin` right, `saved` false, not typed · phone',
    by: [...withPhone('pin'), ...withPhone('guessedPin'), ['malware']],
    sq: 'Kodi bëhet në telefon vetëm me Kodin PIN; programi keqdashës e lexon kur shkruhet.',
    en: 'The phone makes the code only under the Kod PIN; malware reads it as it is typed.',
    clause: 'NIST 3.2.10',
  },
  makesSavedSoftPinCode: {
    gives: '`pin` right, `saved` true, not typed · phone',
    by: [...openPhone, ['malware']],
    sq: 'Një Soft PIN i ruajtur bën kodin në telefonin e hapur pa pyetur.',
    en: 'A saved Soft PIN makes the code on the open phone without asking.',
    clause: 'X5',
  },
  typesSoftPinCode: {
    gives: '`pin` right, typed · browser',
    by: [...withPhone('pin'), ...withPhone('guessedPin'), ['guessedSoftPinCode'], ...typedAway],
    sq: 'Para hyrjes menuja kërkon gjithmonë Kodin PIN; klienti mund ta lexojë kodin me zë për një faqe të rreme.',
    en: 'Before login the menu always asks for the Kod PIN; a customer may give the code away to a false page.',
    clause: 'A5, A7; NIST 3.2.5',
  },
  readsSoftPinInSession: {
    gives: '`pin` right, typed, `saved` true · browser, while the phone has a session',
    by: [...openPhone],
    sq: 'Brenda një sesioni menuja e tregon kodin e një Soft PIN-i të ruajtur pa pyetur.',
    en: 'Inside a session the menu shows the code of a saved Soft PIN without asking.',
    clause: 'A7',
  },
  typesOldSoftPinCode: {
    gives: '`pin` wrong, typed · browser',
    by: [['capturedTraffic']],
    sq: 'Një kod Soft PIN i përdorur nuk vlen më: hapi i tij u dogj.',
    en: 'A used Soft PIN code is worth nothing: its step is burned.',
    clause: 'P07, P43',
  },
  usesSession: {
    gives: 'any command · in the customer’s session',
    by: [...withPhone('session'), ['malware']],
    sq: 'Sesioni i hapur i klientit jeton në telefonin e tij; një token i marrë nuk vlen në pajisje tjetër.',
    en: 'The customer’s live session lives on his phone; a token that was taken away works on no other device.',
    clause: 'RTS 4(3)(c), (d)',
  },
  usesFreshSession: {
    gives: 'any command · in the customer’s session, `session` fresh',
    by: [...withPhone('freshSession'), ['malware']],
    sq: 'Vërtetimi i plotë i klientit ka ndodhur para më pak se 300 sekondash.',
    en: 'The customer’s full authentication is less than 300 seconds old.',
    clause: 'X10',
  },
  turnsOnFinger: {
    gives: '`proof` of a new biometric key · phone',
    by: [
      ['lockedPhone', 'coercedBiometric'],
      ['lockedPhone', 'ownFinger'],
    ],
    sq: 'Një çelës i ri biometrik kërkon një gisht që telefoni e njeh.',
    en: 'A new biometric key takes a finger that the phone knows.',
    clause: 'NIST 4.1.2.1',
  },
  changesBiometricSet: {
    gives: '`reason` biometricSetChanged · phone',
    by: [['lockedPhone', 'ownFinger']],
    sq: 'Kush shton gishtin e vet e bën të pavlefshëm çelësin e klientit.',
    en: 'Whoever adds a finger of his own makes the customer’s key invalid.',
    clause: 'MASTG-TEST-0270; P36',
  },
};

/** The same table as the engine reads it. */
export const powers: Powers = Object.fromEntries(
  Object.entries(powerTable).map(([ability, { by }]) => [ability, by]),
) as unknown as Powers;
