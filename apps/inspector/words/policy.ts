/** What the values of the policy that are asked for most mean, in Albanian; the English text is the policy's own. */
export const policyMeanings: Readonly<Record<string, string>> = {
  'fnp.ttl': 'sa jeton një kod FNP',
  'fnp.resendCooldown': 'pritja para se të kërkohet një kod i ri',
  'fnp.maxSendsPerTxn': 'kode të dërguara në një hyrje, me të parin',
  'fnp.maxWrongPerCode': 'kode të gabuara pas të cilave kodi nuk vlen më',
  'lock.maxFailures': 'gabime me radhë që bllokojnë llogarinë',
  'lock.tempDurations': 'sa zgjat bllokimi i parë, i dytë, …; i fundit përsëritet',
  'visible.maxRejections': 'refuzime pas të cilave ekrani tregon bllokim',
  'login.txnTtl': 'hyrja më e gjatë',
  'login.helpAfter': 'koha deri sa ekrani i kodit ofron ndihmë',
  'session.idle': 'pasiviteti që mbyll sesionin',
  'session.idleWarn': 'pasiviteti pas të cilit klienti paralajmërohet',
  'session.absolute': 'sesioni më i gjatë, aktiv ose jo',
  'softPin.pinMaxFailures': 'Kode PIN të gabuara që pezullojnë Soft PIN',
  'reset.maxWrong': 'kode të gabuara që mbyllin rivendosjet e llogarisë, në heshtje',
};
