/** Titles of the screens a login can show. */
const titles = [
  'screen.welcome.title',
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
  'action.password.show',
  'action.password.hide',
  'action.app.enter',
  'action.app.start',
  'action.session.logout',
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
const timers = [
  'timer.resend',
  'timer.codeExpiry',
  'timer.block',
  'timer.transaction',
  'timer.session',
] as const;

/** How far a login is, by which way it came in, with which elements, and why a session ended. */
const state = [
  'ui.step',
  'ui.welcome',
  'ui.session',
  'ui.path',
  'ui.elements',
  'ui.language',
  'path.L1',
  'element.K_pwd',
  'element.P_sim',
  'reason.logout',
  'reason.time',
] as const;

/** What an FNP is for, as its SMS says it (behaviour R4). Sent by SMS, so plain ASCII. */
const purposes = ['purpose.login', 'purpose.reauth', 'purpose.reset'] as const;

/** What was changed for a customer at the staff desk, as its SMS says it. Plain ASCII. */
const changes = ['change.unlocked'] as const;

/** The demonstration beside the app: the customer's SMS phone, the customers, the clock, the network. */
const demo = [
  'demo.app',
  'demo.inbox',
  'demo.inbox.empty',
  'demo.inbox.newest',
  'demo.inbox.to',
  'demo.copy',
  'demo.copied',
  'demo.controls',
  'demo.customers',
  'demo.customers.hint',
  'demo.fill',
  'demo.sim',
  'demo.sim.changed',
  'demo.unlock',
  'demo.unlocked',
  'demo.closed',
  'demo.clock',
  'demo.clock.hint',
  'demo.network',
  'demo.network.on',
  'demo.network.off',
  'demo.moved',
  'demo.failed',
] as const;

/** Every text that is not the text of a message code. */
export const labelCodes = [
  ...titles,
  ...actions,
  ...fields,
  ...timers,
  ...state,
  ...purposes,
  ...changes,
  ...demo,
] as const;
export type LabelCode = (typeof labelCodes)[number];
