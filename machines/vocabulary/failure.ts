/** Found in what was typed, before any call: nothing is counted (behaviour R2). */
export const formatCodes = [
  'E_ID_REQUIRED',
  'E_ID_FORMAT',
  'E_PWD_REQUIRED',
  'E_PWD_TOO_LONG',
  'E_FNP_FORMAT',
] as const;

/** The code on its way: expired or dead, asked for too soon, asked for too often (behaviour R4). */
export const sendingCodes = ['E_FNP_EXPIRED', 'E_FNP_WAIT', 'E_FNP_LIMIT'] as const;

/** The only two ways in which a login is refused; neither says which element was wrong (RTS 4(3)(a)). */
export const verdictCodes = ['E_AUTH_GENERIC', 'E_BLOCKED_TEMP'] as const;

/** The login itself is over: too old, or taken over by a newer one on the same device (behaviour R6). */
export const transactionCodes = ['E_TXN_EXPIRED', 'E_TXN_SUPERSEDED'] as const;

/** No answer, or none that can be used: nothing is decided and a retry is free (behaviour R8). */
export const faultCodes = ['E_OFFLINE', 'E_TIMEOUT', 'E_SERVICE'] as const;

/** The session is no longer alive (behaviour R10). */
export const sessionCodes = ['E_SESSION_ENDED'] as const;

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
  ...requestCodes,
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** Said beside a screen: a warning, two hints, and the way to the Contact Center. Nothing failed. */
export const noticeCodes = ['W_LAST_ATTEMPT', 'I_FNP_SENT', 'I_FNP_HELP', 'M_CONTACT'] as const;
export type NoticeCode = (typeof noticeCodes)[number];

/** Sent to the registered phone: the one-time code, and what the customer must learn about a block and its end. */
export const smsCodes = ['N_FNP', 'N_LOCK', 'N_LOCK_ALERT', 'N_LOCK_PERM', 'N_ACCOUNT_CHANGE'] as const;
export type SmsCode = (typeof smsCodes)[number];

/** Everything that has a text in the catalogues. */
export const messageCodes = [...failureCodes, ...noticeCodes, ...smsCodes] as const;
export type MessageCode = (typeof messageCodes)[number];
