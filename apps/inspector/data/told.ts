import type { Told } from '../words/index.ts';
import type { MachineData } from './types.ts';

interface About {
  readonly group: MachineData['group'];
  readonly title: Told;
  /** What it is, in Albanian; the English text is the catalogue's. */
  readonly what: string;
}

/** What each flow is called, and where it stands in the list: in the order of the manual. */
export const flowsTold: Readonly<Record<string, About>> = {
  entry: {
    group: 'entry',
    title: { sq: 'Fillimi (HYR)', en: 'The start (HYR)' },
    what: 'Fillimi i aplikacionit: çfarë mban pajisja krahasohet me çfarë di banka, ofrohet HYR dhe pastaj mënyrat e hyrjes që ka kjo pajisje.',
  },
  passwordLogin: {
    group: 'login',
    title: { sq: 'Hyrje me fjalëkalim', en: 'Login with password' },
    what: 'Çfarë sheh dhe mund të bëjë klienti kur hyn me numër, fjalëkalim dhe një element të dytë: FNP me SMS, ose çfarë përgjigjet vetë pajisja.',
  },
  rememberedLogin: {
    group: 'login',
    title: { sq: 'Hyrje me Më Kujto', en: 'Login with Më Kujto' },
    what: 'E njëjta hyrje me numrin që ka mbajtur “Më Kujto”: kërkohet vetëm fjalëkalimi, nën maskën e numrit.',
  },
  biometricLogin: {
    group: 'login',
    title: { sq: 'Hyrje me biometri', en: 'Login with biometrics' },
    what: 'Një skanim në vend të numrit dhe fjalëkalimit, pastaj FNP me SMS.',
  },
  smartFnpLogin: {
    group: 'login',
    title: { sq: 'Hyrje me Smart FNP', en: 'Login with Smart FNP' },
    what: 'Një skanim, dhe pajisja e përgjigjet vetë hapin e FNP-së. Kur nuk mundet, FNP-ja vjen me SMS në të njëjtën hyrje.',
  },
  softPinLogin: {
    group: 'login',
    title: { sq: 'Hyrje me Soft PIN', en: 'Login with Soft PIN' },
    what: 'Fjalëkalim ose skanim, pastaj një kod Soft PIN që e bën pajisja: me Kodin PIN, ose në heshtje kur është i ruajtur.',
  },
  internetBranchLogin: {
    group: 'login',
    title: { sq: 'Dega Internet', en: 'Internet Branch' },
    what: 'Në ueb: numër dhe fjalëkalim, pastaj një kod Soft PIN i shkruar nga telefoni, ose FNP që dërgohet kur kërkohet.',
  },
  session: {
    group: 'session',
    title: { sq: 'Sesioni', en: 'The session' },
    what: 'Sesioni siç e sheh klienti: i gjallë, gati të mbarojë, i mbaruar dhe pse.',
  },
  profile: {
    group: 'profile',
    title: { sq: 'Profili', en: 'Profile' },
    what: 'Tri opsionet e kësaj pajisjeje siç i ka banka, dhe çfarë mund të bëhet me secilin.',
  },
  biometricActivation: {
    group: 'profile',
    title: { sq: 'Aktivizim i biometrisë', en: 'Turn biometrics on' },
    what: 'VERIFIKO, një skanim dhe konfirmimi. Së pari ruhet në pajisje; fjala e bankës vendos.',
  },
  smartFnpActivation: {
    group: 'profile',
    title: { sq: 'Aktivizim i Smart FNP', en: 'Turn Smart FNP on' },
    what: 'Një çelës dhe konfirmimi, me VERIFIKO në mes kur autentikimi nuk është më i freskët.',
  },
  softPinActivation: {
    group: 'profile',
    title: { sq: 'Aktivizim i Soft PIN', en: 'Turn Soft PIN on' },
    what: 'VERIFIKO, Kodi PIN, Kodi PIN edhe një herë me zgjedhjen për ta ruajtur, dhe konfirmimi.',
  },
  deactivation: {
    group: 'profile',
    title: { sq: 'Çaktivizim', en: 'Turn an option off' },
    what: 'Çaktivizimi i një opsioni: pyetet një herë, hiqet menjëherë nga pajisja, anulohet në bankë.',
  },
  softPinChange: {
    group: 'profile',
    title: { sq: 'Ndryshim i Soft PIN', en: 'Change Soft PIN' },
    what: 'Një Kod PIN tjetër, dhe nëse aplikacioni e kërkon.',
  },
  passwordChange: {
    group: 'profile',
    title: { sq: 'Ndryshim i fjalëkalimit', en: 'Change the password' },
    what: 'Një fjalëkalim tjetër për klientin që di të vjetrin: VERIFIKO, pastaj i riu dy herë.',
  },
  softPinMenu: {
    group: 'softPin',
    title: { sq: 'Menuja Soft PIN', en: 'The Soft PIN menu' },
    what: 'Menuja “Soft PIN”: kodi në çdo çast, dhe një i ri që e vret atë që u tregua. Punon pa internet.',
  },
  forgotPassword: {
    group: 'recovery',
    title: { sq: 'Fjalëkalimi i harruar', en: 'Forgotten password' },
    what: 'Numri, një FNP, një element i dytë i kësaj pajisjeje dhe një fjalëkalim i ri dy herë; ose Qendra e Kontaktit. Askush nuk hyn në fund.',
  },
};

/** The same of the bank's machines. */
export const authorityTold: Readonly<Record<string, Omit<About, 'group'>>> = {
  account: {
    title: { sq: 'Llogaria', en: 'Account' },
    what: 'Numëruesi i gabimeve të llogarisë dhe bllokimet e saj. Vendos nëse një fjalëkalim mund të kontrollohet fare.',
  },
  visible: {
    title: { sq: 'Çfarë tregohet', en: 'What is shown' },
    what: 'Çfarë i është thënë një klienti për një numër, që ekziston ose jo. Bllokimi në ekran nuk thotë asgjë për llogarinë.',
  },
  login: {
    title: { sq: 'Hyrja', en: 'Login' },
    what: 'Një transaksion hyrjeje: tri thirrje, `open → first → second`, dhe një vendim. E vërteta dhe kurthi përgjigjen njësoj.',
  },
  code: {
    title: { sq: 'FNP-ja', en: 'The FNP' },
    what: 'Fjalëkalimi njëpërdorimësh: sa jeton, sa herë provohet, kur mund të kërkohet një i ri.',
  },
  session: {
    title: { sq: 'Sesioni në bankë', en: 'Session at the bank' },
    what: 'Një sesion në bankë: i pamarrë derisa e përdor i zoti, pastaj i gjallë derisa mbaron; dhe nëse autentikimi është ende i freskët.',
  },
  credential: {
    title: { sq: 'Kredenciali', en: 'Credential' },
    what: 'Një çelës ose farë që mban pajisja për një klient. Numëron Kodet PIN të gabuara dhe pranohet vetëm sa është aktiv.',
  },
  reauth: {
    title: { sq: 'VERIFIKO', en: 'VERIFIKO' },
    what: 'Fjalëkalimi edhe një herë brenda sesionit, dhe FNP kur autentikimi nuk është më i freskët. Përdoret një herë.',
  },
  enrolment: {
    title: { sq: 'Aktivizimi', en: 'Enrolment' },
    what: 'Një aktivizim në Profil: nis në një sesion të gjallë dhe mbaron me një vendim të vetëm.',
  },
  recovery: {
    title: { sq: 'Mbrojtja e rivendosjeve', en: 'Guard of resets' },
    what: 'Sa herë shkoi keq rivendosja e një llogarie. Pas shumë herësh rivendosjet përgjigjen si gjithmonë dhe nuk bëjnë asgjë për pak kohë.',
  },
  reset: {
    title: { sq: 'Rivendosja', en: 'Reset' },
    what: 'Fjalëkalimi i harruar në bankë: FNP-ja, elementi i dytë dhe leja për një fjalëkalim të ri.',
  },
};
