import { broken, brokenParts, loginWith, nothing, type Plant } from './plant.ts';

/** Passwords that are set too easily, and what is not written down. */
export const recoveryPlants: readonly Plant[] = [
  {
    property: 'P09',
    fault: 'a code of another purpose is accepted',
    steps: 3,
    patch: brokenParts('code', {
      guards: {
        codeMatches: ({ context, event }: { context: { sent: boolean }; event: { match?: string } }) =>
          context.sent && (event.match === 'current' || event.match === 'other'),
      },
    }),
  },
  {
    property: 'P21',
    fault: 'a decoy refuses to resend',
    steps: 2,
    patch: broken('reset', 'begun.asking.decoy', ({ on }) => {
      on['reset.sendCode'] = { actions: 'answerExpired' };
    }),
  },
  {
    property: 'P54',
    fault: 'the SIM alone sets a new password',
    steps: 3,
    patch: brokenParts('reset', { guards: { assertionIsRight: () => true } }),
  },
  {
    property: 'P55',
    fault: 'a reset leaves the sessions',
    steps: 6,
    patch: brokenParts('reset', { actions: { endSessions: nothing } }),
  },
  {
    property: 'P56',
    fault: 'a changed password leaves the other sessions',
    steps: 5,
    patch: brokenParts('reauth', { actions: { endOtherSessions: nothing } }),
  },
  {
    property: 'P57',
    fault: 'a login that is accepted leaves no record',
    steps: 3,
    patch: loginWith({ actions: { recordSuccess: nothing } }),
  },
  {
    property: 'P58',
    fault: 'a code is accepted although the SIM is at risk',
    steps: 3,
    patch: loginWith({ guards: { simIsRisky: () => false } }),
  },
];
