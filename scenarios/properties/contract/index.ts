import type { SliceClaims } from '../../../verification/property.ts';
import { credentialContract, revoked, turning } from './credential.ts';
import { enrolmentContract } from './enrolment.ts';
import {
  codeEnds,
  codeOffered,
  credentialEnds,
  enrolmentEnds,
  loginEnds,
  pinCounts,
  reauthEnds,
  resetEnds,
  restoring,
} from './lasting.ts';
import { deviceContract, loginContract } from './login.ts';
import { reauthContract } from './reauth.ts';
import { resetContract } from './reset.ts';
import { sessionBegins, sessionContract, sessionEnds, sessionProves } from './session.ts';

/**
 * What each command brings, as the specification's tables say: answers, records, messages, and what other machines are
 * told. Nothing more and nothing less, by the property that asks for the record.
 */
export const contractClaims: Readonly<Record<string, SliceClaims>> = {
  P57: {
    authority: (policy) => ({
      ...loginContract(policy),
      ...loginEnds(),
      ...codeEnds(policy),
      ...sessionContract(),
      ...sessionBegins(),
      ...sessionEnds(),
    }),
    device: (policy) => ({
      ...loginContract(policy),
      ...deviceContract(policy),
      ...loginEnds(),
      ...codeEnds(policy),
      ...codeOffered(),
      ...revoked(),
      ...turning(),
      ...credentialEnds(),
      ...pinCounts(policy),
      ...sessionEnds(),
    }),
    enrolment: (policy) => ({
      ...enrolmentContract(policy),
      ...enrolmentEnds(),
      ...credentialContract(policy),
      ...turning(),
      ...credentialEnds(),
      ...pinCounts(policy),
      ...restoring(),
      ...sessionEnds(),
      ...sessionProves(),
    }),
    verifiko: (policy) => ({
      ...reauthContract(),
      ...reauthEnds(),
      ...codeEnds(policy),
      ...sessionContract(),
      ...sessionEnds(),
      ...sessionProves(),
    }),
    recovery: (policy) => ({
      ...resetContract(policy),
      ...resetEnds(),
      ...codeEnds(policy),
      ...turning(),
      ...credentialEnds(),
      ...pinCounts(policy),
      ...restoring(),
      ...sessionEnds(),
    }),
  },
};
