import type { Told } from '../../words/index.ts';

const say = (sq: string, en: string): Told => ({ sq, en });

/** Sentences that journeys are told in. */
export const phrases = {
  opens: say('Hapet.', 'It is opened.'),
  does: say('Klienti shtyp “{what}”{typed}.', 'The customer presses “{what}”{typed}.'),
  'does.twice': say(
    'Klienti shtyp “{what}” dy herë menjëherë{typed}.',
    'The customer presses “{what}” twice at once{typed}.',
  ),
  'code.newest': say('kodi i SMS-së së fundit', 'the code of the newest SMS'),
  'code.earlier': say('kodi i SMS-së së mëparshme', 'the code of the SMS before'),
  'code.wrong': say('një kod i gabuar', 'a wrong code'),
  'code.shown': say('kodi Soft PIN në ekran', 'the Soft PIN code on the screen'),
  'code.shownBefore': say('kodi Soft PIN i mëparshëm', 'the Soft PIN code shown before'),
  waits: say('Kalojnë {count} sekonda.', '{count} seconds pass.'),
  'waits.until': say('Pritet derisa mbaron: {what}.', 'It is waited until this is over: {what}.'),
  'loses.network': say('Interneti ndërpritet.', 'The network is cut.'),
  'loses.answer': say(
    'Banka vendos, por përgjigjja humbet ({count} herë).',
    'The bank decides, but the answer is lost ({count} times).',
  ),
  'loses.request': say(
    'Kërkesa nuk arrin në bankë ({count} herë).',
    'The request never arrives ({count} times).',
  ),
  'loses.service': say(
    'Shërbimi i bankës dështon ({count} herë).',
    'The service of the bank fails ({count} times).',
  ),
  finds: say('Interneti kthehet.', 'The network is back.'),
  restarts: say('Aplikacioni mbyllet dhe hapet përsëri.', 'The app is closed and opened again.'),
  'elsewhere.anotherDeviceFails': say(
    'Një pajisje tjetër gabon {count} herë te e njëjta llogari.',
    'Another device fails {count} times on the same account.',
  ),
  'elsewhere.simChanges': say('Karta SIM e klientit ndërrohet.', "The customer's SIM is changed."),
  'elsewhere.staffUnlocks': say('Banka e hap llogarinë.', 'The staff opens the account.'),
  'elsewhere.accountCloses': say('Llogaria mbyllet.', 'The account is closed.'),
  'elsewhere.numberChanges': say(
    'Numri i telefonit te banka ndryshon.',
    'The phone number at the bank changes.',
  ),
  'elsewhere.deviceIsLost': say(
    'Klienti lajmëron se e humbi pajisjen.',
    'The customer reports the device as lost.',
  ),
  'turnsTo.app': say('Klienti merr telefonin e vet.', 'The customer takes his phone.'),
  'turnsTo.otherPhone': say('Klienti merr një telefon tjetër.', 'The customer takes another phone.'),
  'turnsTo.branch': say(
    'Klienti hap Degën Internet në shfletues.',
    'The customer opens the Internet Branch.',
  ),
  'speaks.sq': say('Gjuha kalon në shqip.', 'The language is turned to Albanian.'),
  'speaks.en': say('Gjuha kalon në anglisht.', 'The language is turned to English.'),
  'scans.matches': say('Gishti do të përputhet.', 'The finger will match.'),
  'scans.doesNotMatch': say('Gishti nuk do të përputhet.', 'The finger will not match.'),
  'scans.cancels': say('Klienti do ta anulojë skanimin.', 'The customer will cancel the scan.'),
  'scans.lockedOut': say('Telefoni e ka bllokuar skanimin.', 'The phone has locked the scan.'),
  'phone.biometricSetChanges': say(
    'Në telefon shtohet një gisht tjetër.',
    'Another finger is enrolled on the phone.',
  ),
  'phone.lockIsRemoved': say('Kyçja e telefonit hiqet.', 'The lock of the phone is removed.'),
  'phone.appIsReinstalled': say('Aplikacioni instalohet përsëri.', 'The app is installed anew.'),
  'phone.isAltered': say('Telefoni është i ndryshuar (root).', 'The phone is altered (rooted).'),
  'phone.clockIsWrong': say(
    'Ora e telefonit ecën një orë përpara.',
    'The clock of the phone is an hour ahead.',
  ),
  'phone.keysAreSynced': say('Çelësat e telefonit sinkronizohen.', 'The keys of the phone are synced.'),
  'phone.keyIsCopied': say('Çelësi i telefonit kopjohet.', 'The key of the phone is copied.'),
  sees: say('Shihet: {what}.', 'To be seen: {what}.'),
  'sees.form': say('formulari si duhet', 'the form as it should be'),
  'sees.screen': say('ekrani “{what}”', 'the screen “{what}”'),
  'sees.noError': say('asnjë gabim', 'no error'),
  'sees.offers': say('ofrohet {what}', '{what} is offered'),
  'sees.withholds': say('nuk ofrohet {what}', '{what} is not offered'),
  'sees.codes': say('kode me SMS: {count}', 'codes by SMS: {count}'),
  'sees.messages': say('SMS gjithsej: {count}', 'SMS in all: {count}'),
  'sees.sessions': say('sesione në bankë: {count}', 'sessions at the bank: {count}'),
  'sees.ended': say('mbaroi: {what}', 'it ended: {what}'),
  'sees.path': say('brenda, me rrugën {what}', 'inside, by the path {what}'),
  'sees.code': say('një kod Soft PIN në ekran', 'a Soft PIN code on the screen'),
  on: say('aktiv', 'on'),
  off: say('joaktiv', 'off'),
} as const satisfies Readonly<Record<string, Told>>;
export type Phrase = keyof typeof phrases;

/** What the timers of a screen are called. */
export const timerNames: Readonly<Record<string, Told>> = {
  resend: say('pritja për një kod të ri', 'the wait for a new code'),
  codeExpiry: say('jeta e kodit', 'the life of the code'),
  transaction: say('koha e hyrjes', 'the time of the login'),
  block: say('bllokimi', 'the block'),
  session: say('sesioni', 'the session'),
  account: say('bllokimi i llogarisë', 'the block of the account'),
  softPinStep: say('hapi i kodit Soft PIN', 'the step of the Soft PIN code'),
  scan: say('koha e skanimit', 'the time of the scan'),
};
