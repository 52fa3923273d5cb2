import type { TextCode } from './template.ts';

/** English. The same placeholders as the Albanian text of the same code. */
export const en = {
  E_ID_REQUIRED: 'Enter your client number or personal number.',
  E_ID_FORMAT: 'The client number has 9 digits; the personal number has a letter, 8 digits and a letter.',
  E_PWD_REQUIRED: 'Enter your password.',
  E_PWD_TOO_LONG: 'The password is too long or has characters that are not allowed.',
  E_FNP_FORMAT: 'The FNP code has {digits} digits.',
  E_FNP_EXPIRED: 'The FNP code has expired. Request a new one.',
  E_FNP_WAIT: 'You can request a new code in {seconds} {seconds|second|seconds}.',
  E_FNP_LIMIT: 'You have reached the maximum number of codes. Start the login again.',
  E_AUTH_GENERIC: 'The details or code you entered were not accepted. Check them and try again.',
  E_BLOCKED_TEMP:
    'Too many failed attempts. Try again in {minutes} {minutes|minute|minutes} or call +355 4 2266 288.',
  E_TXN_EXPIRED: 'The login took too long and was closed for your safety. Start again.',
  E_TXN_SUPERSEDED: 'The login continues in another window.',
  E_OFFLINE: 'No internet connection. No attempt was counted.',
  E_TIMEOUT: 'The service did not answer. Try again; the same attempt is not counted twice.',
  E_SERVICE: 'The service is not available right now.',
  E_SESSION_ENDED: 'The session has ended ({reason}).',
  E_RATE: 'Too many requests. Wait {seconds} {seconds|second|seconds}.',
  E_REQUEST: 'Invalid request.',

  W_LAST_ATTEMPT: 'This is the last attempt before a temporary block.',
  I_FNP_SENT:
    'If the details are correct you will receive an FNP by SMS on the number registered with the bank (ref {ref}).',
  I_FNP_HELP: 'No SMS? Check your number and password, or call +355 4 2266 288.',
  M_CONTACT: 'To continue call the Contact Center: +355 4 2266 288 (24 h).',

  N_FNP:
    'BKT Smart: FNP code {code} (ref {ref}) for {purpose}. Valid {minutes} {minutes|minute|minutes}. Do not give it to anyone.\n\n@{host} #{code}',
  N_LOCK:
    'BKT: login blocked until {time} after {count} wrong {count|attempt|attempts}. If this was not you, call +35542266288.',
  N_LOCK_ALERT: 'BKT: one more block and access will be closed permanently.',
  N_LOCK_PERM: 'BKT: access closed. To reopen call +35542266288 or visit a branch.',

  'screen.credentials.title': 'Log in to BKT Smart',
  'screen.code.title': 'One-time password (FNP)',
  'screen.blocked.title': 'Login is temporarily blocked',
  'screen.authenticated.title': 'You are logged in',
  'screen.cancelled.title': 'The login was cancelled',
  'screen.left.title': 'You are going to another page',
  'screen.contactCentre.title': 'Contact Center',

  'action.credentials.submit': 'LOG IN',
  'action.credentials.edit': 'Check your number and password',
  'action.password.forgot': 'Tap here to log in if you have forgotten the password',
  'action.code.submit': 'VERIFY',
  'action.code.resend': 'Send a new code',
  'action.call.retry': 'Try again',
  'action.flow.cancel': 'Cancel',
  'action.block.acknowledge': 'I understand',

  'field.identifier': 'Client number or personal number',
  'field.password': 'Password',
  'field.code': 'FNP code',
  'hint.identifier': 'Tap here to enter the client number or personal number',
  'hint.password': 'Enter the password',
  'hint.code': 'Enter here the FNP code sent by SMS to your phone number registered with BKT',

  'timer.resend': 'New code in',
  'timer.codeExpiry': 'The code expires in',
  'timer.block': 'Try again in',
  'timer.transaction': 'The login closes in',

  'purpose.login': 'login',
  'purpose.reauth': 'activation',
  'purpose.reset': 'password change',
} as const satisfies Record<TextCode, string>;
