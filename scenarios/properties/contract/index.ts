import type { SliceClaims } from '../../../verification/property.ts';
import { credentialContract, revoked, turning } from './credential.ts';
import { enrolmentContract } from './enrolment.ts';
import { deviceContract, loginContract } from './login.ts';
import { reauthContract } from './reauth.ts';
import { resetContract } from './reset.ts';
import { sessionBegins, sessionEnds } from './session.ts';

/**
 * What each command brings, as the specification's tables say: answers, records, messages, and what other machines are
 * told. Nothing more and nothing less, by the property that asks for the record.
 */
export const contractClaims: Readonly<Record<string, SliceClaims>> = {
  P57: {
    authority: (policy) => ({ ...loginContract(policy), ...sessionBegins() }),
    device: (policy) => ({ ...loginContract(policy), ...deviceContract(policy), ...revoked(), ...turning() }),
    enrolment: (policy) => ({ ...enrolmentContract(policy), ...credentialContract(policy), ...turning() }),
    verifiko: () => ({ ...reauthContract(), ...sessionEnds() }),
    recovery: (policy) => ({ ...resetContract(policy), ...turning() }),
  },
};
