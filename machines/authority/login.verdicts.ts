/** This client's screen became blocked while the first element was checked: told alike for right and wrong ones (R2). */
export const blockedMeanwhile = {
  guard: 'clientIsBlocked',
  target: '#login.progress.ended.rejected',
  actions: ['recordStepFailure', 'recordFailure', 'answerBlocked'],
} as const;

export const accepting = ['recordSuccess', 'succeed', 'forgive', 'openSession', 'answerOk'] as const;
export const rejecting = ['rememberTold', 'recordStepFailure', 'countRejection', 'answerRejected'] as const;
export const rejectingCompared = [
  'rememberTold',
  'recordStepFailure',
  'failCompared',
  'countRejection',
  'answerRejected',
] as const;

/** The verdict on an assertion is told at once: it cannot be guessed, and it says nothing of a password (6.3). */
export const refusedAssertion = [
  blockedMeanwhile,
  {
    guard: 'credentialIsOff',
    target: '#login.progress.ended.rejected',
    actions: ['recordAssertionFailure', 'recordFailure', 'answerRevoked'],
  },
  {
    guard: 'counterIsAnomalous',
    target: '#login.progress.ended.rejected',
    actions: ['recordAnomaly', 'recordFailure', 'suspendCredential', 'endSessions', 'answerRevoked'],
  },
  {
    target: '#login.progress.ended.rejected',
    actions: ['recordAssertionFailure', 'recordFailure', 'answerRejected'],
  },
] as const;

/** The check was given up by time, or is over: the verdict waits for the second element. */
export const settledBefore = [
  { guard: 'clientIsBlocked', actions: 'answerBlocked' },
  { actions: 'answerOk' },
] as const;

/** What is told of a device's key, in every world alike: it depends on the credential only (P22). */
export const refusedKey = [
  { guard: 'clientIsBlocked', actions: 'answerBlocked' },
  { guard: 'keyIsRefused', actions: 'answerFallback' },
] as const;

/**
 * What is told of a Soft PIN before its code is looked at, in every world alike (P22). One that is not the identified
 * customer's leads to an FNP, as a key does.
 */
export const refusedPin = [
  { guard: 'clientIsBlocked', actions: 'answerBlocked' },
  { guard: 'pinIsAnothers', actions: 'answerPinFallback' },
  { guard: 'clockIsSkewed', actions: 'answerClock' },
] as const;
export const endingPin = ['recordStepFailure', 'recordFailure', 'countRejection', 'answerRejected'] as const;

/** In the app a suspended Soft PIN is told as such, and one that is gone is refused; neither can fail. */
export const unusablePin = [
  {
    guard: 'credentialIsSuspended',
    target: '#login.progress.ended.rejected',
    actions: ['recordStepFailure', 'recordFailure', 'countRejection', 'answerSuspended'],
  },
  { guard: 'credentialIsOff', target: '#login.progress.ended.rejected', actions: endingPin },
] as const;
