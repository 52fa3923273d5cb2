/** Found in what was typed, before any call: nothing is counted (behaviour R2). */
export const formatCodes = [
  'E_ID_REQUIRED',
  'E_ID_FORMAT',
  'E_PWD_REQUIRED',
  'E_PWD_TOO_LONG',
  'E_PWD_POLICY',
  'E_PWD_MISMATCH',
  'E_FNP_FORMAT',
  'E_PIN_FORMAT',
  'E_PIN_WEAK',
  'E_PIN_MISMATCH',
] as const;

/** The code on its way: expired or dead, asked for too soon, asked for too often (behaviour R4). */
export const sendingCodes = ['E_FNP_EXPIRED', 'E_FNP_WAIT', 'E_FNP_LIMIT'] as const;

/** The only two ways in which a login is refused; neither says which element was wrong (RTS 4(3)(a)). */
export const verdictCodes = ['E_AUTH_GENERIC', 'E_BLOCKED_TEMP'] as const;

/** The login itself is over: too old, or taken over by a newer one on the same device (behaviour R6). */
export const transactionCodes = ['E_TXN_EXPIRED', 'E_TXN_SUPERSEDED'] as const;

/** No answer, or none that can be used: nothing is decided and a retry is free (behaviour R8). */
export const faultCodes = ['E_OFFLINE', 'E_TIMEOUT', 'E_SERVICE'] as const;

/** The session is no longer alive, the password was not accepted again, or the SIM may be stolen (behaviour R5, R10). */
export const sessionCodes = ['E_SESSION_ENDED', 'E_REAUTH', 'E_SIM_RISK'] as const;

/** What the device says of its customer, its keys and itself (behaviour 6.3, R11). Nothing is counted. */
export const deviceCodes = [
  'E_BIO_CANCEL',
  'E_BIO_NOMATCH',
  'E_BIO_LOCKOUT',
  'E_BIO_UNAVAILABLE',
  'E_BIO_CHANGED',
  'E_BIO_NOT_BOUND',
  'E_DEVICE_ALTERED',
  'E_CLOCK',
] as const;

/** What became of a credential of this device; each depends on the credential only, never on a password (P22). */
export const credentialCodes = [
  'E_CRED_REVOKED',
  'I_SFNP_FALLBACK',
  'I_PIN_FALLBACK',
  'E_PIN_WRONG',
  'E_PIN_SUSPENDED',
  'M_SFNP_NEEDBIO',
  'M_DEVICE_LIMIT',
  'M_REPLACE_DEVICE',
  'M_REPLACE_OTHER',
] as const;

/** The bank cannot go on with this customer by itself (behaviour 6.11). */
export const contactCodes = ['M_CONTACT'] as const;

/** The request was not looked at: too many of them, or none that the schema knows. */
export const requestCodes = ['E_RATE', 'E_REQUEST'] as const;

/** Every reason why something asked for did not happen. Codes are stable API; texts are not. */
export const failureCodes = [
  ...formatCodes,
  ...sendingCodes,
  ...verdictCodes,
  ...transactionCodes,
  ...faultCodes,
  ...sessionCodes,
  ...deviceCodes,
  ...credentialCodes,
  ...contactCodes,
  ...requestCodes,
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Said beside a screen: a warning, a hint, a confirmation. Nothing failed. */
export const noticeCodes = [
  'W_LAST_ATTEMPT',
  'W_SESSION_IDLE',
  'W_ACCOUNT_BLOCKED',
  'W_REMEMBER_FAILED',
  'W_CLOCK',
  'I_FNP_SENT',
  'I_FNP_HELP',
  'I_RESET_SENT',
  'I_PWD_CHANGED',
  'I_PIN_UNVERIFIED',
  'M_CONTACT',
  'M_PIN_FORGOT',
  'M_BURN_OFFLINE',
  'M_BIO_STILL_ON',
  'M_REPLACE_DEVICE',
  'M_REPLACE_OTHER',
  'W_SFNP_GOES_TOO',
  'I_SFNP_FALLBACK',
  'I_PIN_FALLBACK',
  'OK_BIO_ON',
  'OK_SFNP_ON',
  'OK_SPIN_ON',
  'OK_OFF',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** Sent to the registered phone: a one-time code, and what the customer must learn about account and credentials. */
export const smsCodes = [
  'N_FNP',
  'N_LOCK',
  'N_LOCK_ALERT',
  'N_LOCK_PERM',
  'N_ACCOUNT_CHANGE',
  'N_CRED_CHANGE',
] as const;
export type SmsCode = (typeof smsCodes)[number];

/** Everything that has a text in the catalogues. */
export const messageCodes = [...new Set([...failureCodes, ...noticeCodes, ...smsCodes])];
export type MessageCode = FailureCode | NoticeCode | SmsCode;
