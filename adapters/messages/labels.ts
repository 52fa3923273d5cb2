/** Titles of the screens a login can show. */
const titles = [
  'screen.credentials.title',
  'screen.code.title',
  'screen.blocked.title',
  'screen.authenticated.title',
  'screen.cancelled.title',
  'screen.left.title',
  'screen.contactCentre.title',
] as const;

/** What a button or link says: `action.` and the name of its event. */
const actions = [
  'action.credentials.submit',
  'action.credentials.edit',
  'action.password.forgot',
  'action.code.submit',
  'action.code.resend',
  'action.call.retry',
  'action.flow.cancel',
  'action.block.acknowledge',
] as const;

/** The name of a field, and the longer line that says what to put there. */
const fields = [
  'field.identifier',
  'field.password',
  'field.code',
  'hint.identifier',
  'hint.password',
  'hint.code',
] as const;

/** What stands before a countdown. */
const timers = ['timer.resend', 'timer.codeExpiry', 'timer.block', 'timer.transaction'] as const;

/** What an FNP is for, as its SMS says it (behaviour R4). Sent by SMS, so plain ASCII. */
const purposes = ['purpose.login', 'purpose.reauth', 'purpose.reset'] as const;

/** Every text that is not the text of a message code. */
export const labelCodes = [...titles, ...actions, ...fields, ...timers, ...purposes] as const;
export type LabelCode = (typeof labelCodes)[number];
