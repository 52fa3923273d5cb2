import type { TextCode } from './template.ts';

/** Albanian, the first language (behaviour 8, 2.3). SMS texts (`N_`, `purpose.`) without ë and ç: they change the encoding. */
export const sq = {
  E_ID_REQUIRED: 'Vendosni numrin e klientit ose numrin personal.',
  E_ID_FORMAT: 'Numri i klientit ka 9 shifra; numri personal ka një shkronjë, 8 shifra dhe një shkronjë.',
  E_PWD_REQUIRED: 'Vendosni fjalëkalimin.',
  E_PWD_TOO_LONG: 'Fjalëkalimi është shumë i gjatë ose ka shenja të palejuara.',
  E_FNP_FORMAT: 'Kodi FNP ka {digits} shifra.',
  E_FNP_EXPIRED: 'Kodi FNP ka skaduar. Kërkoni një kod të ri.',
  E_FNP_WAIT: 'Mund të kërkoni kod të ri pas {seconds} {seconds|sekonde|sekondash}.',
  E_FNP_LIMIT: 'Keni arritur numrin maksimal të kodeve. Filloni hyrjen nga e para.',
  E_AUTH_GENERIC: 'Të dhënat ose kodi që vendosët nuk u pranuan. Kontrolloni dhe provoni përsëri.',
  E_BLOCKED_TEMP:
    'Shumë përpjekje të pasuksesshme. Provoni përsëri pas {minutes} {minutes|minute|minutash} ose telefononi +355 4 2266 288.',
  E_TXN_EXPIRED: 'Hyrja zgjati shumë dhe u mbyll për sigurinë tuaj. Filloni nga e para.',
  E_TXN_SUPERSEDED: 'Hyrja vazhdon në një dritare tjetër.',
  E_OFFLINE: 'Nuk ka lidhje me internetin. Asnjë përpjekje nuk u numërua.',
  E_TIMEOUT: 'Shërbimi nuk u përgjigj. Provoni përsëri; e njëjta përpjekje nuk numërohet dy herë.',
  E_SERVICE: 'Shërbimi nuk është i disponueshëm për momentin.',
  E_SESSION_ENDED: 'Sesioni u mbyll ({reason}).',
  E_RATE: 'Shumë kërkesa. Prisni {seconds} {seconds|sekondë|sekonda}.',
  E_REQUEST: 'Kërkesë e pavlefshme.',

  W_LAST_ATTEMPT: 'Kjo është përpjekja e fundit para bllokimit të përkohshëm.',
  I_FNP_SENT:
    'Nëse të dhënat janë të sakta, do të merrni FNP me SMS në numrin e regjistruar në bankë (ref {ref}).',
  I_FNP_HELP: 'Nuk morët SMS? Kontrolloni numrin dhe fjalëkalimin, ose telefononi +355 4 2266 288.',
  M_CONTACT: 'Për të vazhduar, telefononi Contact Center: +355 4 2266 288 (24 orë).',

  N_FNP:
    'BKT Smart: kodi FNP {code} (ref {ref}) per {purpose}. Vlen {minutes} {minutes|minute|minuta}. Mos ia jepni askujt.\n\n@{host} #{code}',
  N_LOCK:
    'BKT: hyrja u bllokua deri ne {time} pas {count} {count|perpjekjeje te gabuar|perpjekjeve te gabuara}. Nese nuk ishit ju, telefononi +35542266288.',
  N_LOCK_ALERT: 'BKT: edhe nje bllokim dhe hyrja do te mbyllet perfundimisht.',
  N_LOCK_PERM: 'BKT: hyrja u mbyll. Per rihapje telefononi +35542266288 ose vizitoni degen.',

  'screen.credentials.title': 'Hyrja në BKT Smart',
  'screen.code.title': 'Fjalëkalimi me një përdorim (FNP)',
  'screen.blocked.title': 'Hyrja është bllokuar përkohësisht',
  'screen.authenticated.title': 'Hyrja u krye',
  'screen.cancelled.title': 'Hyrja u anulua',
  'screen.left.title': 'Po kaloni në një faqe tjetër',
  'screen.contactCentre.title': 'Contact Center',

  'action.credentials.submit': 'HYR',
  'action.credentials.edit': 'Kontrolloni numrin dhe fjalëkalimin',
  'action.password.forgot': 'Klikoni këtu për të hyrë në rast se keni harruar fjalëkalimin',
  'action.code.submit': 'VERIFIKO',
  'action.code.resend': 'Dërgo kod të ri',
  'action.call.retry': 'Provo përsëri',
  'action.flow.cancel': 'Anulo',
  'action.block.acknowledge': 'E kuptova',

  'field.identifier': 'Numri i Klientit ose Numri Personal',
  'field.password': 'Fjalëkalimi',
  'field.code': 'Kodi FNP',
  'hint.identifier': 'Klikoni këtu për të vendosur Numrin e klientit ose numrin personal',
  'hint.password': 'Vendosni fjalëkalimin',
  'hint.code':
    'Vendosni këtu kodin FNP dërguar me SMS në numrin tuaj të telefonit të regjistruar në sistemin e BKT',

  'timer.resend': 'Kod i ri pas',
  'timer.codeExpiry': 'Kodi skadon pas',
  'timer.block': 'Provoni përsëri pas',
  'timer.transaction': 'Hyrja mbyllet pas',

  'purpose.login': 'hyrje',
  'purpose.reauth': 'aktivizim',
  'purpose.reset': 'ndryshim fjalekalimi',
} as const satisfies Record<TextCode, string>;
