import { broken, brokenParts, nothing, type Plant } from './plant.ts';

const unverified = { guards: { isNotVerified: () => false } };

/** What is turned on, off or accepted when it should not be. */
export const credentialPlants: readonly Plant[] = [
  {
    property: 'P07',
    fault: 'a code of an earlier step is accepted',
    steps: 4,
    patch: brokenParts('login', {
      guards: {
        pinIsAccepted: ({ event }: { event: { credential?: string } }) => event.credential === 'active',
      },
    }),
  },
  {
    property: 'P29',
    fault: 'an activation goes on after the session',
    steps: 2,
    patch: brokenParts('enrolment', { guards: { ...unverified.guards, sessionIsEnded: () => false } }),
  },
  {
    property: 'P30',
    fault: 'biometrics are turned on without a VERIFIKO',
    steps: 2,
    patch: brokenParts('enrolment', unverified),
  },
  {
    property: 'P31',
    fault: 'Soft PIN is turned on without a VERIFIKO',
    steps: 2,
    patch: brokenParts('enrolment', unverified),
  },
  {
    property: 'P32',
    fault: 'Smart FNP is turned on although the login is stale',
    steps: 3,
    patch: brokenParts('enrolment', unverified),
  },
  {
    property: 'P33',
    fault: 'a run that expires turns the other device off',
    steps: 4,
    patch: broken('enrolment', 'begun.smartFnp', ({ after }) => {
      after['proof.ttl'] = { target: '#enrolment.none', actions: 'replaceEarlier' };
    }),
  },
  {
    property: 'P34',
    fault: 'nobody is told that something was turned off',
    steps: 2,
    patch: brokenParts('credential', { actions: { tellOff: nothing } }),
  },
  {
    property: 'P35',
    fault: 'the key of a revoked credential is accepted',
    steps: 3,
    patch: brokenParts('login', {
      guards: { keyIsRefused: ({ event }: { event: { proof?: string } }) => event.proof !== 'right' },
    }),
  },
  {
    property: 'P36',
    fault: 'a credential outlives its biometric set',
    steps: 2,
    patch: broken('credential', 'active', ({ on }) => {
      (on['credential.revoke'] as object[])[0] = { guard: 'setWasChanged', actions: 'answerOk' };
    }),
  },
  {
    property: 'P39',
    fault: 'the last wrong PIN starts over',
    steps: 7,
    patch: broken('credential', 'active', ({ on }) => {
      (on['credential.pinFailed'] as object[])[0] = { guard: 'wasLastTry', actions: 'forgetFailures' };
    }),
  },
  {
    property: 'P43',
    fault: 'any code burns a step',
    steps: 4,
    patch: broken('credential', 'active', ({ on }) => {
      on['credential.burn'] = { actions: ['recordBurned', 'answerOk'] };
    }),
  },
  {
    property: 'P53',
    fault: 'a code of another device is taken here',
    steps: 2,
    patch: broken('credential', 'none', ({ on }) => {
      on['credential.check'] = { actions: 'answerOk' };
    }),
  },
];
